package io.loopledger.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The fields of a map in a settings file. Every value is a text, so that a number keeps its digits
 * and {@code NO} is Norway. What is wrong is an {@link IllegalArgumentException} that names file,
 * field, value and what to give.
 */
public final class YamlFields {
  private final String file;
  private final String place;
  private final Map<String, Object> values;

  private YamlFields(String file, String place, Map<String, Object> values) {
    this.file = file;
    this.place = place;
    this.values = values;
  }

  /**
   * The map that a file is; an empty file is one without fields.
   *
   * @param file its name, for messages
   */
  public static YamlFields read(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(1)
            .setSchema(new FailsafeSchema())
            .build();
    try {
      // The loader cannot construct what is not there.
      boolean isEmpty = new Compose(settings).composeString(text).isEmpty();
      return of(file, "", isEmpty ? Map.of() : new Load(settings).loadFromString(text));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static YamlFields of(String file, String place, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "%s: %s is %s; give fields with values"
              .formatted(file, place.isEmpty() ? "the file" : place, shown(value)));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, each) -> values.put(String.valueOf(key), each == null ? "" : each));
    return new YamlFields(file, place.isEmpty() ? "" : place + ".", values);
  }

  /** Refuses all other fields. */
  public YamlFields only(String... known) {
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    List.of(known).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is no field here; known are %s".formatted(at(unknown.first()), List.of(known)));
    }
    return this;
  }

  /** Refuses every version of the file but 1. */
  public YamlFields version(String name) {
    if (!text(name).equals("1")) {
      throw fault(name, "1, the only version there is");
    }
    return this;
  }

  /** Whether the field is there. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The fields that are there, in their order. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** The map of a field; without fields if it is not there. */
  public YamlFields map(String name) {
    Object value = values.get(name);
    return of(file, place + name, value == null || value.equals("") ? Map.of() : value);
  }

  /** The maps in a list; none if the field is not there. */
  public List<YamlFields> maps(String name) {
    List<YamlFields> maps = new ArrayList<>();
    for (Object each : list(name)) {
      maps.add(of(file, "%s%s[%d]".formatted(place, name, maps.size() + 1), each));
    }
    return maps;
  }

  /** The texts in a list; none if the field is not there. */
  public List<String> list(String name, String what) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(name)) {
      if (!(each instanceof String text) || text.isBlank()) {
        throw fault(name, "a list of " + what);
      }
      texts.add(text.strip());
    }
    return texts;
  }

  private List<?> list(String name) {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw fault(name, "a list");
    }
    return list;
  }

  /** Texts by text; none if the field is not there. */
  public Map<String, String> texts(String name) {
    Object value = values.get(name);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw fault(name, "a map of texts");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach(
        (key, each) -> {
          if (!(each instanceof String text) || text.isBlank()) {
            throw fault(name, "a text for '%s'".formatted(key));
          }
          texts.put(String.valueOf(key), text);
        });
    return texts;
  }

  /** A text that must be there. */
  public String text(String name) {
    return optional(name).orElseThrow(() -> fault(name, "a text"));
  }

  /** A text, if it is there. */
  public Optional<String> optional(String name) {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text) || text.isBlank()) {
      throw fault(name, "a text");
    }
    return Optional.of(text.strip());
  }

  /** An exact decimal number that must be there. */
  public BigDecimal decimal(String name) {
    try {
      return new BigDecimal(text(name));
    } catch (NumberFormatException e) {
      throw fault(name, "a number, such as 0.15");
    }
  }

  /** A whole number that must be there. */
  public int whole(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw fault(name, "a whole number");
    }
  }

  /** A whole number within limits, or another one if it is not there. */
  public int whole(String name, int otherwise, int least, int most) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    String wanted = "a whole number from %d to %d".formatted(least, most);
    try {
      int number = Integer.parseInt(text.get());
      if (number < least || number > most) {
        throw fault(name, wanted);
      }
      return number;
    } catch (NumberFormatException e) {
      throw fault(name, wanted);
    }
  }

  /** The constant that a word names, such as {@code month-end}; it must be there. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    List<String> choices = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(text(name))) {
        return constant;
      }
      choices.add(word);
    }
    throw fault(name, "one of " + choices);
  }

  /** File and field, for messages. */
  public String at(String name) {
    return "%s: %s%s".formatted(file, place, name);
  }

  /** What is wrong with a field, and what to give instead. */
  public IllegalArgumentException fault(String name, String wanted) {
    return new IllegalArgumentException(
        "%s is %s; give %s".formatted(at(name), shown(values.get(name)), wanted));
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "missing" : "'" + value + "'";
  }
}
