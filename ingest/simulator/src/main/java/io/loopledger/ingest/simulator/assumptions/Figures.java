package io.loopledger.ingest.simulator.assumptions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of figure an assumption can be; each with its unit and its source. */
public final class Figures {
  private Figures() {}

  /** A share of something, from 0 to 1 with at most four decimals. */
  public record Share(BigDecimal value, String unit, String source) {
    public Share {
      Checks.unit(unit, Set.of("share"));
      Checks.source(source);
      Checks.share("value", value);
    }
  }

  /** An amount of money in euros; other brands' amounts follow from their price level. */
  public record Amount(BigDecimal value, String unit, String source) {
    public Amount {
      Checks.unit(unit, Set.of("EUR"));
      Checks.source(source);
      Checks.amount("value", value);
    }

    /** In cents. */
    public long cents() {
      return value.movePointRight(2).longValueExact();
    }
  }

  /** A whole number of days or points. */
  public record Count(int value, String unit, String source) {
    public Count {
      Checks.unit(unit, Set.of("days", "points"));
      Checks.source(source);
      if (value < 1) {
        throw new IllegalArgumentException("value is %d; it must be above 0".formatted(value));
      }
    }
  }

  /** A day. */
  public record Day(LocalDate value, String unit, String source) {
    public Day {
      Checks.unit(unit, Set.of("date"));
      Checks.source(source);
    }
  }

  /** A length of time, drawn evenly, both ends included. */
  public record Span(int from, int to, String unit, String source) {
    private static final Map<String, Integer> MINUTES =
        Map.of("minutes", 1, "hours", 60, "days", 1_440);

    public Span {
      Checks.unit(unit, MINUTES.keySet());
      Checks.source(source);
      Checks.range("the span", from, to);
    }

    /** The shortest length, in minutes. */
    public int fromMinutes() {
      return from * minutes();
    }

    /** The longest length, in minutes. */
    public int toMinutes() {
      return to * minutes();
    }

    private int minutes() {
      return MINUTES.getOrDefault(unit, 1);
    }
  }

  /** Relative weights or shares by name; the unit says which: shares sum to 1. */
  public record Weights(Map<String, BigDecimal> values, String unit, String source) {
    public Weights {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      Checks.unit(unit, Set.of("share", "weight"));
      Checks.source(source);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("values is empty; name at least one");
      }
      values.forEach(Checks::amountOrShare);
      if (unit.equals("share")) {
        Checks.sumToOne("the values", values.values());
      }
    }
  }

  /** A table: one object a line, each with its source. */
  public record Table<R>(Map<String, String> units, List<R> rows) {
    public Table {
      units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
      rows = List.copyOf(new ArrayList<>(rows));
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("rows is empty; name at least one");
      }
    }
  }
}
