package io.loopledger.inbox.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The fields of a map in a settings file. Every value is a text: a number keeps its zeros. */
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
   * Reads a file whose first field is its version, 1.
   *
   * @param file its name, for messages
   * @param version the name of the field with the version
   * @throws IllegalArgumentException naming file and fix
   */
  public static YamlFields read(String file, String text, String version, String... known) {
    Object root;
    try {
      root =
          new Load(
                  LoadSettings.builder()
                      .setAllowDuplicateKeys(false)
                      .setMaxAliasesForCollections(1)
                      .setSchema(new FailsafeSchema())
                      .build())
              .loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    }
    List<String> fields = new ArrayList<>(List.of(known));
    fields.add(version);
    YamlFields read = of(file, "", root, fields);
    if (!read.text(version).equals("1")) {
      throw read.fault(version, "1, the only version there is");
    }
    return read;
  }

  private static YamlFields of(
      String file, String place, @Nullable Object value, List<String> known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "%s: %s is no map; give the fields %s"
              .formatted(file, place.isEmpty() ? "the file" : place, known));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, each) -> values.put(String.valueOf(key), each == null ? "" : each));
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s is no field here; known are %s".formatted(file, place + unknown.first(), known));
    }
    return new YamlFields(file, place, values);
  }

  /** The maps in a list; none if the field is not there. */
  public List<YamlFields> maps(String name, String... known) {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw fault(name, "a list");
    }
    List<YamlFields> maps = new ArrayList<>();
    for (Object each : list) {
      maps.add(of(file, "%s%s[%d].".formatted(place, name, maps.size() + 1), each, List.of(known)));
    }
    return maps;
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

  /** A whole number within limits. */
  public int number(String name, int otherwise, int least, int most) {
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

  /** What is wrong with a field, and what to give instead. */
  public IllegalArgumentException fault(String name, String wanted) {
    Object value = values.get(name);
    return new IllegalArgumentException(
        "%s: %s%s is %s; give %s"
            .formatted(file, place, name, value == null ? "missing" : "'" + value + "'", wanted));
  }
}
