package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Closest;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.expr.ExpressionException;
import io.loopledger.catalog.metrics.expr.Filter;
import io.loopledger.catalog.metrics.expr.Filter.Compare;
import io.loopledger.catalog.metrics.expr.Filter.Literal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a user asks for; nothing of the text reaches SQL but names it knows and literals. */
public final class WhereReader {
  private final List<Model> models;
  private final boolean hasMoney;

  /** For a metric: its dimensions are those that all models below it have. */
  public WhereReader(Catalog catalog, Metric metric) {
    List<Metric> simples = catalog.simples(metric);
    this.models =
        simples.stream().map(m -> catalog.model((Simple) m.definition())).distinct().toList();
    this.hasMoney = simples.stream().anyMatch(m -> m.meta().unit().hasMoney());
  }

  /** The names that conditions may have. */
  public List<String> dimensions() {
    Set<String> names = new LinkedHashSet<>(List.of(Where.TIME, Where.MONTH));
    for (Model.Column column : models.getFirst().dimensions()) {
      if (models.stream()
          .allMatch(m -> m.dimensions().stream().anyMatch(c -> c.name().equals(column.name())))) {
        names.add(column.name());
      }
    }
    if (hasMoney) {
      names.add(Unit.MONEY);
    }
    return List.copyOf(names);
  }

  /**
   * The conditions of a text; a blank one asks for everything.
   *
   * @throws IllegalArgumentException saying what is wrong, and what is known
   */
  public Where read(String text) {
    if (text.isBlank()) {
      return Where.all();
    }
    try {
      Filter filter = Filter.parsePlain(text);
      String asked = filter.sql();
      boolean hasBrackets = filter instanceof Filter.All || filter instanceof Filter.Any;
      return new Where(
          hasBrackets ? asked.substring(1, asked.length() - 1) : asked,
          Optional.of(columns(filter)));
    } catch (ExpressionException e) {
      throw new IllegalArgumentException(
          "--where %s; write it as brand = 'acme' and business_month = '2026-10'"
              .formatted(e.getMessage()),
          e);
    }
  }

  private Filter columns(Filter filter) {
    return switch (filter) {
      case Filter.All all -> new Filter.All(all.parts().stream().map(this::columns).toList());
      case Filter.Any any -> new Filter.Any(any.parts().stream().map(this::columns).toList());
      case Filter.Not not -> new Filter.Not(columns(not.of()));
      default -> leaf(filter);
    };
  }

  private Filter leaf(Filter leaf) {
    String name = Filter.reference(leaf);
    List<String> known = dimensions();
    if (!known.contains(name)) {
      String closest = Closest.fix(name, known);
      throw new IllegalArgumentException(
          "--where has '%s', which is no dimension of this metric; %s%s"
              .formatted(
                  name,
                  closest,
                  closest.startsWith("known") ? "" : " Known are " + String.join(", ", known)));
    }
    return switch (name) {
      case Where.MONTH -> months(leaf);
      case Where.TIME -> {
        literals(leaf).forEach(WhereReader::day);
        yield leaf;
      }
      default -> {
        literals(leaf).forEach(literal -> requireType(name, literal));
        yield leaf;
      }
    };
  }

  private static List<Literal> literals(Filter leaf) {
    return switch (leaf) {
      case Compare compare -> List.of(compare.literal());
      case Filter.In in -> in.literals();
      default -> List.of();
    };
  }

  private void requireType(String name, Literal literal) {
    String type = models.getFirst().column(name).map(Model.Column::type).orElse("varchar");
    boolean fits =
        switch (type.replaceAll("[( ].*", "")) {
          case "varchar" -> literal.isText();
          case "date" -> literal.isText() && !day(literal).equals(LocalDate.MIN);
          case "boolean" -> List.of("true", "false").contains(literal.value());
          default -> !literal.isText();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "--where compares %s, a %s, with %s; write %s"
              .formatted(
                  name,
                  type.equals("varchar") ? "text" : type,
                  literal.value(),
                  type.equals("varchar") ? "'" + literal.value() + "'" : "a " + type));
    }
  }

  private static LocalDate day(Literal literal) {
    try {
      return LocalDate.parse(literal.value());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no day; write it as '2026-10-31'".formatted(literal.value()), e);
    }
  }

  private static YearMonth month(Literal literal) {
    try {
      return YearMonth.parse(literal.value());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no month; write it as '2026-10'".formatted(literal.value()), e);
    }
  }

  /** A condition on months as one on days, which tables are sorted by. */
  private static Filter months(Filter leaf) {
    return switch (leaf) {
      case Compare compare -> months(compare.operator(), month(compare.literal()));
      case Filter.In in -> {
        List<Filter> parts = new ArrayList<>();
        in.literals().forEach(literal -> parts.add(months("=", month(literal))));
        yield parts.size() == 1 ? parts.getFirst() : new Filter.Any(parts);
      }
      case Filter.IsNull isNull -> new Filter.IsNull(Where.TIME, isNull.isNull());
      default -> throw new IllegalArgumentException("not a comparison: " + leaf);
    };
  }

  private static Filter months(String operator, YearMonth month) {
    LocalDate first = month.atDay(1);
    LocalDate next = month.plusMonths(1).atDay(1);
    Filter is = new Filter.All(List.of(Where.compare(">=", first), Where.compare("<", next)));
    return switch (operator) {
      case "=" -> is;
      case "<>" -> new Filter.Not(is);
      case "<" -> Where.compare("<", first);
      case "<=" -> Where.compare("<", next);
      case ">" -> Where.compare(">=", next);
      default -> Where.compare(">=", first);
    };
  }
}
