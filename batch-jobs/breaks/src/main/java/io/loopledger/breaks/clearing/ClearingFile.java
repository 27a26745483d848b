package io.loopledger.breaks.clearing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Which accounts must reach zero, as a file in YAML; every field is needed. */
public final class ClearingFile {
  private static final String BUILT_IN = "clearing.yaml";

  private final String file;

  private ClearingFile(String file) {
    this.file = file;
  }

  /** The groups that come with the platform. */
  public static List<ClearingGroup> builtIn() {
    try (InputStream in = ClearingFile.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException(BUILT_IN + " is not on the class path");
      }
      return read(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + BUILT_IN, e);
    }
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming file, field, value and what to give
   */
  public static List<ClearingGroup> read(String file, String yaml) {
    Object root;
    try {
      root =
          new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
              .loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    }
    return new ClearingFile(file).groups(root);
  }

  private List<ClearingGroup> groups(@Nullable Object root) {
    List<ClearingGroup> groups = new ArrayList<>();
    for (Object each : list(map(root, Set.of("groups")), "groups")) {
      Map<?, ?> group = map(each, Set.of("name", "description", "accounts", "items", "grace_days"));
      List<ClearingGroup.Items> items = new ArrayList<>();
      for (Object item : list(group, "items")) {
        Map<?, ?> of = map(item, Set.of("reconciliation", "prefix"));
        items.add(new ClearingGroup.Items(text(of, "reconciliation"), text(of, "prefix")));
      }
      groups.add(
          new ClearingGroup(
              text(group, "name"),
              text(group, "description"),
              list(group, "accounts").stream().map(String::valueOf).toList(),
              items,
              days(group)));
    }
    return groups;
  }

  private Map<?, ?> map(@Nullable Object value, Set<String> fields) {
    if (value instanceof Map<?, ?> map && map.keySet().equals(fields)) {
      return map;
    }
    throw new IllegalArgumentException(
        "%s: '%s' must have the fields %s and no others"
            .formatted(file, value, fields.stream().sorted().toList()));
  }

  private List<?> list(Map<?, ?> fields, String name) {
    if (fields.get(name) instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw fault(name, fields.get(name), "a list");
  }

  private String text(Map<?, ?> fields, String name) {
    if (fields.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw fault(name, fields.get(name), "a text");
  }

  private int days(Map<?, ?> fields) {
    if (fields.get("grace_days") instanceof Integer days) {
      return days;
    }
    throw fault("grace_days", fields.get("grace_days"), "a whole number of days");
  }

  private IllegalArgumentException fault(String field, @Nullable Object value, String wanted) {
    return new IllegalArgumentException(
        "%s: %s is '%s'; give %s".formatted(file, field, value, wanted));
  }
}
