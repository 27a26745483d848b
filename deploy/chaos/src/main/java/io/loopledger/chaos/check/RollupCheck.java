package io.loopledger.chaos.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code mart.rollup} is the sum of {@code ledger.entries}, by its whole key, with the counts. */
final class RollupCheck {
  private static final List<String> KEY =
      List.of(
          "business_date",
          "period",
          "tenant",
          "brand",
          "program",
          "category",
          "grade",
          "channel",
          "partner",
          "country",
          "account",
          "measure",
          "reporting_currency",
          "method",
          "factor_version",
          "cause",
          "origin");

  private final TableRows lake;

  RollupCheck(TableRows lake) {
    this.lake = lake;
  }

  private record Cell(Sums sums, long count) {
    static final Cell NONE = new Cell(Sums.ZERO, 0);

    Cell plus(Cell other) {
      return new Cell(sums.plus(other.sums), count + other.count);
    }

    @Override
    public String toString() {
      return "%s of %d entries".formatted(sums, count);
    }
  }

  List<Violation> violations() {
    Map<List<@Nullable String>, Cell> expected = new HashMap<>();
    lake.entries()
        .forEach(
            row ->
                expected.merge(key(row, "recorded_time"), new Cell(Sums.of(row), 1), Cell::plus));
    Map<List<@Nullable String>, Cell> found = new HashMap<>();
    lake.rollup()
        .forEach(
            row ->
                found.merge(
                    key(row, "posting_minute"),
                    new Cell(Sums.of(row), row.whole("entry_count")),
                    Cell::plus));
    Set<List<@Nullable String>> keys = new HashSet<>(expected.keySet());
    keys.addAll(found.keySet());
    List<Violation> violations = new ArrayList<>();
    for (List<@Nullable String> key : keys) {
      Cell there = found.getOrDefault(key, Cell.NONE);
      Cell wanted = expected.getOrDefault(key, Cell.NONE);
      if (there.count() != wanted.count() || !there.sums().isSameAs(wanted.sums())) {
        violations.add(
            new Violation(Invariant.ROLLUP, key.toString(), there.toString(), wanted.toString()));
      }
    }
    return violations;
  }

  private static List<@Nullable String> key(Row row, String timeColumn) {
    List<@Nullable String> key = new ArrayList<>(KEY.size() + 1);
    Instant time = Instant.parse(row.text(timeColumn));
    key.add(time.truncatedTo(ChronoUnit.MINUTES).toString());
    for (String column : KEY) {
      Object value = row.value(column);
      key.add(
          value == null
              ? null
              : value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }
    return key;
  }
}
