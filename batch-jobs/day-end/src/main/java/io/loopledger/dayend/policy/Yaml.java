package io.loopledger.dayend.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A mapping of a YAML file: every field is asked for by name, others are refused.
 *
 * @param place file and field, for messages
 * @param fields what it holds
 */
record Yaml(String place, Map<?, ?> fields) {
  static Yaml read(String file, String text) {
    try {
      Object root =
          new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
              .loadFromString(text);
      return of(file, root == null ? Map.of() : root);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Yaml of(String place, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "%s is '%s'; write fields with values".formatted(place, value));
    }
    return new Yaml(place, map);
  }

  Yaml only(String... names) {
    TreeSet<String> unknown = new TreeSet<>();
    fields.keySet().forEach(key -> unknown.add(String.valueOf(key)));
    unknown.removeAll(List.of(names));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s is not known; there is %s".formatted(place, unknown, List.of(names)));
    }
    return this;
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  Yaml map(String field) {
    Object value = fields.get(field);
    return of(place + ": " + field, value == null ? Map.of() : value);
  }

  List<String> names() {
    return fields.keySet().stream().map(String::valueOf).toList();
  }

  List<Yaml> list(String field) {
    if (!(fields.get(field) instanceof List<?> list)) {
      throw fault(field, "a list");
    }
    List<Yaml> items = new ArrayList<>();
    for (Object item : list) {
      items.add(of("%s: %s, number %d".formatted(place, field, items.size() + 1), item));
    }
    return items;
  }

  String text(String field) {
    Object value = fields.get(field);
    if (value == null || value instanceof Map || value instanceof List || value.equals("")) {
      throw fault(field, "a value");
    }
    return String.valueOf(value);
  }

  /** A number; a fraction is written as text, such as '0.15', so that it stays exact. */
  BigDecimal number(String field) {
    Object value = fields.get(field);
    if (value instanceof Double || value instanceof Float) {
      throw fault(field, "a number in quotation marks, such as '0.15', so that it stays exact");
    }
    try {
      return new BigDecimal(text(field));
    } catch (NumberFormatException e) {
      throw fault(field, "a number in quotation marks, such as '0.15'");
    }
  }

  int whole(String field) {
    try {
      return Integer.parseInt(text(field));
    } catch (NumberFormatException e) {
      throw fault(field, "a whole number");
    }
  }

  <E extends Enum<E>> E choice(String field, Class<E> type) {
    List<String> choices = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text(field))) {
        return constant;
      }
      choices.add(name);
    }
    throw fault(field, "one of " + choices);
  }

  IllegalArgumentException fault(String field, String expected) {
    return new IllegalArgumentException(
        "%s: %s is '%s'; write %s".formatted(place, field, fields.get(field), expected));
  }
}
