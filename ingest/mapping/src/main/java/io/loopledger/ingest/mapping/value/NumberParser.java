package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values that are numbers. */
public final class NumberParser {
  /** Keys of numbers beside those of every value. */
  public static final Set<String> KEYS =
      Set.of("decimal", "thousands", "times", "divided-by", "negate", "absolute", "round");

  /** Keys that state how numbers are written. */
  public static final Set<String> STYLE = Set.of("decimal", "thousands");

  private static final Map<String, NumberStyle.Decimal> DECIMALS =
      Map.of(
          ".", NumberStyle.Decimal.POINT,
          ",", NumberStyle.Decimal.COMMA,
          "auto", NumberStyle.Decimal.AUTO);
  private static final Map<String, String> THOUSANDS =
      Map.of(".", ".", ",", ",", "space", " ", "'", "'", "none", "");
  private static final Map<String, RoundingMode> ROUNDINGS =
      Map.of("half-up", RoundingMode.HALF_UP, "down", RoundingMode.DOWN, "up", RoundingMode.UP);

  private final ValueParser values;
  private final Names names;
  private final Problems problems;
  private NumberStyle standard = NumberStyle.POINT;

  NumberParser(ValueParser values, Names names, Problems problems) {
    this.values = values;
    this.names = names;
    this.problems = problems;
  }

  /** Reads how numbers of this mapping are written. */
  public void standard(YamlNode.Entries node) {
    standard = style(Keys.of(node, STYLE, problems), NumberStyle.POINT);
  }

  /** Reads a number. */
  public NumberValue number(YamlNode node) {
    return number(node, Set.of());
  }

  /** Reads a number in a map that has further keys. */
  public NumberValue number(YamlNode node, Set<String> more) {
    if (!(node instanceof YamlNode.Entries map)) {
      Value value = values.text(node);
      return checked(
          node, new NumberValue(value, style(value, standard), NumberValue.Changes.NONE));
    }
    Set<String> known = new HashSet<>(ValueParser.with(KEYS));
    known.addAll(more);
    Value value = values.map(map, known);
    // The keys were checked above; here they are only read.
    Keys keys = Keys.of(map, map.entries().keySet(), problems);
    NumberStyle style = style(value, style(keys, standard));
    return checked(node, new NumberValue(value, style, changes(keys)));
  }

  private NumberValue.Changes changes(Keys keys) {
    @Nullable NumberValue times = keys.get("times").map(this::number).orElse(null);
    @Nullable NumberValue dividedBy = keys.get("divided-by").map(this::number).orElse(null);
    @Nullable RoundingMode round = keys.choice("round", ROUNDINGS).orElse(null);
    NumberValue.Changes changes =
        new NumberValue.Changes(
            times, dividedBy, keys.flag("negate"), keys.flag("absolute"), round);
    return changes.equals(NumberValue.Changes.NONE) ? NumberValue.Changes.NONE : changes;
  }

  private NumberStyle style(Keys keys, NumberStyle standardStyle) {
    if (!keys.has("decimal") && !keys.has("thousands")) {
      return standardStyle;
    }
    NumberStyle.Decimal decimal =
        keys.choice("decimal", DECIMALS).orElse(NumberStyle.Decimal.POINT);
    String thousands = keys.choice("thousands", THOUSANDS).orElse("");
    boolean clash =
        (decimal == NumberStyle.Decimal.POINT && thousands.equals("."))
            || (decimal == NumberStyle.Decimal.COMMA && thousands.equals(","));
    if (clash) {
      problems.add(keys.node(), "'decimal' and 'thousands' are the same sign; they must differ");
    }
    return new NumberStyle(decimal, thousands);
  }

  /** Constants and computed numbers are written with a point whatever the source does. */
  private NumberStyle style(Value value, NumberStyle stated) {
    boolean computed =
        value
            .plainTemplate()
            .flatMap(Template::single)
            .filter(part -> names.isNumber(part.origin()))
            .isPresent();
    if (computed) {
      return NumberStyle.COMPUTED;
    }
    return value.constant().isPresent() ? NumberStyle.POINT : stated;
  }

  private NumberValue checked(YamlNode node, NumberValue number) {
    number
        .constant()
        .ifPresent(
            text -> {
              try {
                Object unused = NumberStyle.POINT.read(text, "it", '\0');
              } catch (FaultException e) {
                problems.add(node, "'%s' is no number; write it like 1234.50".formatted(text));
              }
            });
    return number;
  }
}
