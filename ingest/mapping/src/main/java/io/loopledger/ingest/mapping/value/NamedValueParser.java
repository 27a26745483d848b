package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Reads {@code values}: each may use those above it. */
public final class NamedValueParser {
  private final ValueParser values;
  private final Problems problems;

  private enum Type {
    TEXT,
    NUMBER,
    WHOLE
  }

  /** A parser of named values. */
  public NamedValueParser(ValueParser values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Reads all of them into the names. */
  public void parse(YamlNode.Entries node) {
    node.entries().forEach((name, value) -> values.names().value(named(name, value)));
  }

  private NamedValue named(String name, YamlNode node) {
    Type type = Type.TEXT;
    if (node instanceof YamlNode.Entries map) {
      type =
          Keys.of(map, map.entries().keySet(), problems)
              .choice("type", Map.of("text", Type.TEXT, "number", Type.NUMBER, "whole", Type.WHOLE))
              .orElse(Type.TEXT);
    }
    return switch (type) {
      case TEXT -> new OfText(name, text(node));
      case NUMBER -> new OfNumber(name, values.numbers().number(node, Set.of("type")), false);
      case WHOLE -> new OfNumber(name, values.numbers().number(node, Set.of("type")), true);
    };
  }

  private Value text(YamlNode node) {
    return node instanceof YamlNode.Entries map
        ? values.map(map, ValueParser.with(Set.of("type")))
        : values.text(node);
  }

  private record OfText(String name, Value value) implements NamedValue {
    @Override
    public String label() {
      return value.label();
    }

    @Override
    public boolean isNumber() {
      return false;
    }

    @Override
    public String text(Evaluation evaluation) throws FaultException {
      return value.text(evaluation);
    }
  }

  private record OfNumber(String name, NumberValue value, boolean whole) implements NamedValue {
    @Override
    public String label() {
      return value.label();
    }

    @Override
    public boolean isNumber() {
      return true;
    }

    @Override
    public String text(Evaluation evaluation) throws FaultException {
      if (whole) {
        Long number = value.whole(evaluation);
        return number == null ? "" : number.toString();
      }
      BigDecimal number = value.number(evaluation);
      return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
  }
}
