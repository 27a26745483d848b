package io.loopledger.catalog.metrics.explain;

import static java.util.stream.Collectors.joining;

import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.expr.Filter;
import io.loopledger.catalog.metrics.expr.Filter.Compare;
import io.loopledger.catalog.metrics.expr.Filter.Literal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which part of a figure is asked for: conditions on dimensions that every model of the metric has.
 * Days are conditions on {@value #TIME}, whatever a model calls its time.
 *
 * @param asked as the user means it, in one form
 * @param filter over columns; months are ranges of days
 */
public record Where(String asked, Optional<Filter> filter) {
  /** The day of a row, in every model. */
  public static final String TIME = "business_date";

  /** The month of a row, in every model. */
  static final String MONTH = "business_month";

  /** Everything. */
  public static Where all() {
    return new Where("", Optional.empty());
  }

  /** This and one more condition; {@code asked} stays as it is. */
  Where and(Filter more) {
    return new Where(
        asked,
        Optional.of(
            filter.<Filter>map(first -> new Filter.All(List.of(first, more))).orElse(more)));
  }

  /**
   * As a condition of SQL over the columns of a model.
   *
   * @param isMoney whether money is summed; other rows have the currency of their brand
   */
  public String sql(Model model, boolean isMoney) {
    return filter.map(f -> sql(f, model, isMoney)).orElse("true");
  }

  private static String sql(Filter filter, Model model, boolean isMoney) {
    return switch (filter) {
      case Filter.All all -> joined(all.parts(), " AND ", model, isMoney);
      case Filter.Any any -> joined(any.parts(), " OR ", model, isMoney);
      case Filter.Not not -> "NOT (" + sql(not.of(), model, isMoney) + ")";
      case Compare c ->
          leaf(c.reference(), model, isMoney, c.operator() + " " + literal(c, c.literal(), model));
      case Filter.In in ->
          leaf(
              in.reference(),
              model,
              isMoney,
              in.literals().stream()
                  .map(l -> literal(in, l, model))
                  .collect(joining(", ", "IN (", ")")));
      case Filter.IsNull n ->
          leaf(n.reference(), model, isMoney, n.isNull() ? "IS NULL" : "IS NOT NULL");
    };
  }

  private static String joined(List<Filter> parts, String word, Model model, boolean isMoney) {
    return parts.stream().map(part -> sql(part, model, isMoney)).collect(joining(word, "(", ")"));
  }

  private static String leaf(String column, Model model, boolean isMoney, String condition) {
    if (column.equals(TIME)) {
      return model.timeColumn() + " " + condition;
    }
    if (column.equals(Unit.MONEY)) {
      return isMoney
          ? model.currency().orElse(Unit.MONEY) + " " + condition
          : "brand IN (SELECT brand FROM ref.brands WHERE reporting_currency %s)"
              .formatted(condition);
    }
    return column + " " + condition;
  }

  private static String literal(Filter leaf, Literal literal, Model model) {
    String column = Filter.reference(leaf);
    String type =
        column.equals(TIME)
            ? "date"
            : model.column(column).map(Model.Column::type).orElse("varchar");
    return switch (type) {
      case "date" -> "DATE " + literal.sql();
      case "boolean" -> literal.value();
      default -> literal.sql();
    };
  }

  /**
   * The same for a running total at its end: what was before counts, too.
   *
   * @param grain month, quarter or year that the total begins with; empty where all time counts
   * @throws IllegalArgumentException if the days are not one range
   */
  Where upToEnd(Optional<String> grain) {
    List<Filter> others = new ArrayList<>();
    LocalDate end = LocalDate.MAX;
    for (Filter part : filter.stream().flatMap(Where::parts).toList()) {
      if (part.leaves().stream().noneMatch(leaf -> Filter.reference(leaf).equals(TIME))) {
        others.add(part);
      } else if (part instanceof Compare c && !c.operator().equals("<>")) {
        LocalDate last = last(c);
        end = last.isBefore(end) ? last : end;
      } else {
        throw new IllegalArgumentException(
            "a running total is asked for at the end of one range of days; write for example"
                + " business_month = '2026-10' or business_date <= '2026-10-31'");
      }
    }
    boolean hasEnd = !end.equals(LocalDate.MAX);
    if (hasEnd) {
      others.add(compare("<=", end));
    }
    if (grain.isPresent() && !hasEnd) {
      throw new IllegalArgumentException(
          "a total since the start of a %s needs its last day; write for example business_date <= '2026-10-31'"
              .formatted(grain.get()));
    }
    if (grain.isPresent()) {
      others.add(compare(">=", start(grain.get(), end)));
    }
    return new Where(
        asked, others.isEmpty() ? Optional.empty() : Optional.of(new Filter.All(others)));
  }

  private static Stream<Filter> parts(Filter filter) {
    return filter instanceof Filter.All all
        ? all.parts().stream().flatMap(Where::parts)
        : Stream.of(filter);
  }

  /** The last day that a comparison lets through; the end of time where it has none. */
  private static LocalDate last(Compare compare) {
    LocalDate day = LocalDate.parse(compare.literal().value());
    return switch (compare.operator()) {
      case "=", "<=" -> day;
      case "<" -> day.minusDays(1);
      default -> LocalDate.MAX;
    };
  }

  private static LocalDate start(String grain, LocalDate day) {
    return switch (grain) {
      case "year" -> day.withDayOfYear(1);
      case "quarter" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      default -> day.withDayOfMonth(1);
    };
  }

  /** A comparison with a day. */
  static Compare compare(String operator, LocalDate day) {
    return new Compare(TIME, operator, new Literal(day.toString(), true));
  }
}
