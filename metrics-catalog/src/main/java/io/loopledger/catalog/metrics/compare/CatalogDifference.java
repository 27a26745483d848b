package io.loopledger.catalog.metrics.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed between two states of the definitions.
 *
 * @param added names of metrics that are new
 * @param removed names of metrics that are gone
 * @param changed metrics that differ, by name
 * @param same how many are as they were
 */
public record CatalogDifference(
    List<String> added, List<String> removed, List<Changed> changed, int same) {
  /** Fields that say what a figure is; one of them changed is another figure. */
  private static final List<String> MEANING =
      List.of(
          "type",
          "formula",
          "inputs",
          "unit",
          "additivity",
          "date_basis",
          "dimensions",
          DefinitionRecord.MODEL_SQL);

  public CatalogDifference {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /**
   * A field that differs.
   *
   * @param name its name
   * @param before as it was; empty where it was not there
   * @param after as it is; empty where it is not there
   * @param isMeaning whether it says what the figure is
   */
  public record Field(String name, String before, String after, boolean isMeaning) {}

  /**
   * A metric that differs.
   *
   * @param name schema and name of its view
   * @param versionBefore version as it was
   * @param version version as it is
   * @param fields the fields that differ; none where only an input does
   * @param inputs metrics that it is computed from and whose definition changed
   */
  public record Changed(
      String name, int versionBefore, int version, List<Field> fields, List<String> inputs) {
    public Changed {
      fields = List.copyOf(fields);
      inputs = List.copyOf(inputs);
    }

    /** Whether the figure is another one. */
    public boolean isOtherFigure() {
      return fields.stream().anyMatch(Field::isMeaning);
    }

    /** What is wrong with that; empty where nothing is. */
    public String problem() {
      if (version < versionBefore) {
        return "version went back from %d to %d; a version is never used twice"
            .formatted(versionBefore, version);
      }
      if (isOtherFigure() && version == versionBefore) {
        return "the definition changed and the version is still %d; write version: %d"
            .formatted(version, version + 1);
      }
      return "";
    }
  }

  /** What differs between two states. */
  public static CatalogDifference between(
      Map<String, DefinitionRecord> before, Map<String, DefinitionRecord> after) {
    Set<String> added = new TreeSet<>(after.keySet());
    added.removeAll(before.keySet());
    Set<String> removed = new TreeSet<>(before.keySet());
    removed.removeAll(after.keySet());
    Map<String, List<Field>> fields = new TreeMap<>();
    Set<String> otherFigures = new TreeSet<>();
    for (DefinitionRecord is : after.values()) {
      DefinitionRecord was = before.get(is.name());
      if (was != null) {
        fields.put(is.name(), fields(was, is));
        if (fields.getOrDefault(is.name(), List.of()).stream().anyMatch(Field::isMeaning)) {
          otherFigures.add(shortName(is.name()));
        }
      }
    }
    List<Changed> changed = new ArrayList<>();
    int same = 0;
    for (Map.Entry<String, List<Field>> entry : fields.entrySet()) {
      DefinitionRecord was = record(before, entry.getKey());
      DefinitionRecord is = record(after, entry.getKey());
      List<String> inputs = inputs(is, after, otherFigures);
      if (entry.getValue().isEmpty() && inputs.isEmpty() && was.version() == is.version()) {
        same++;
      } else {
        changed.add(new Changed(is.name(), was.version(), is.version(), entry.getValue(), inputs));
      }
    }
    return new CatalogDifference(List.copyOf(added), List.copyOf(removed), changed, same);
  }

  private static DefinitionRecord record(Map<String, DefinitionRecord> records, String name) {
    DefinitionRecord record = records.get(name);
    if (record == null) {
      throw new IllegalStateException("no metric " + name);
    }
    return record;
  }

  private static List<Field> fields(DefinitionRecord was, DefinitionRecord is) {
    Set<String> names = new LinkedHashSet<>(was.fields().keySet());
    names.addAll(is.fields().keySet());
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      String before = was.fields().getOrDefault(name, "");
      String after = is.fields().getOrDefault(name, "");
      boolean isComparable =
          !name.equals(DefinitionRecord.MODEL_SQL) || !before.isEmpty() && !after.isEmpty();
      if (isComparable && !before.equals(after)) {
        fields.add(new Field(name, before, after, MEANING.contains(name)));
      }
    }
    return fields;
  }

  /** The changed definitions that a metric is computed from, also through others. */
  private static List<String> inputs(
      DefinitionRecord metric, Map<String, DefinitionRecord> all, Set<String> otherFigures) {
    Set<String> below = new TreeSet<>();
    collect(metric, all, below);
    below.retainAll(otherFigures);
    return List.copyOf(below);
  }

  private static void collect(
      DefinitionRecord metric, Map<String, DefinitionRecord> all, Set<String> below) {
    String inputs = metric.fields().getOrDefault("inputs", "");
    for (String input : inputs.isEmpty() ? new String[0] : inputs.split(", ", -1)) {
      if (below.add(input)) {
        all.values().stream()
            .filter(other -> shortName(other.name()).equals(input))
            .forEach(other -> collect(other, all, below));
      }
    }
  }

  private static String shortName(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  /** Whether every change may be. */
  public boolean isAllowed() {
    return changed.stream().allMatch(change -> change.problem().isEmpty());
  }
}
