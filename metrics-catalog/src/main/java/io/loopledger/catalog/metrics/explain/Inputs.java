package io.loopledger.catalog.metrics.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of one relation that are below a figure.
 *
 * @param relation what was read
 * @param rows how many; one that counts in several parts is one
 * @param events events behind them; empty where the relation is a view
 * @param subjects units, vouchers, lines behind them; empty where the relation is a view
 * @param imputed rows of imputed cost: no document states them
 * @param byOrigin rows by real, derived or simulated
 * @param currencies reporting currencies
 * @param methods impact methods
 * @param days first and last business date; none where there is no row
 */
public record Inputs(
    String relation,
    long rows,
    Optional<Long> events,
    Optional<Long> subjects,
    long imputed,
    Map<String, Long> byOrigin,
    List<String> currencies,
    List<String> methods,
    List<String> days) {
  private static final int ALL = 7;
  private static final int BY_ORIGIN = 3;
  private static final int BY_CURRENCY = 5;
  private static final int BY_METHOD = 6;

  public Inputs {
    byOrigin = Map.copyOf(byOrigin);
    currencies = List.copyOf(currencies);
    methods = List.copyOf(methods);
    days = List.copyOf(days);
  }

  static Inputs of(String relation, List<AnswerRow> rows) {
    Map<String, Long> byOrigin = new TreeMap<>();
    TreeSet<String> currencies = new TreeSet<>();
    TreeSet<String> methods = new TreeSet<>();
    AnswerRow all = new AnswerRow(Map.of());
    for (AnswerRow row : rows) {
      switch ((int) row.count("kind")) {
        case ALL -> all = row;
        case BY_ORIGIN ->
            row.text("origin").ifPresent(o -> byOrigin.put(o, row.count("row_count")));
        case BY_CURRENCY -> row.text("reporting_currency").ifPresent(currencies::add);
        case BY_METHOD -> row.text("method").ifPresent(methods::add);
        default -> throw new IllegalStateException("unexpected group " + row);
      }
    }
    List<String> days = new ArrayList<>();
    all.text("first_day").ifPresent(days::add);
    all.text("last_day").ifPresent(days::add);
    return new Inputs(
        relation,
        all.count("row_count"),
        all.text("event_count").map(Long::valueOf),
        all.text("subject_count").map(Long::valueOf),
        all.count("imputed_count"),
        byOrigin,
        List.copyOf(currencies),
        List.copyOf(methods),
        days);
  }
}
