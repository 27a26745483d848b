package io.loopledger.catalog.metrics.yaml;

import io.loopledger.catalog.metrics.Place;
import io.loopledger.catalog.metrics.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A map of a YAML file, whose values know their line. What is wrong is noted, never thrown. */
public final class Fields {
  private final Place place;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  private Fields(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  /** The map that a file is; empty if it is none, which is noted. */
  public static Optional<Fields> read(String file, String text, Problems problems) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setAllowDuplicateKeys(false)
              .setMaxAliasesForCollections(1)
              .build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode map) {
        return Optional.of(of(map, file, problems));
      }
      problems.add(
          new Place(file, 1), "the file is not a YAML map", "begin with 'metrics:' or 'models:'");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(
          new Place(file, line),
          "this is not YAML: " + e.getProblem(),
          "look at indentation and quotes there; a text with a colon or a brace needs quotes");
    } catch (YamlEngineException e) {
      problems.add(
          new Place(file, 1), "this is not YAML: " + e.getMessage(), "write each key once");
    }
    return Optional.empty();
  }

  private static Fields of(MappingNode map, String file, Problems problems) {
    Fields fields = new Fields(new Place(file, line(map)), problems);
    for (NodeTuple tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        // The composer reads on where a key comes twice, whatever its settings say.
        if (fields.values.containsKey(key.getValue())) {
          problems.add(
              new Place(file, line(key)),
              "'%s' stands here a second time".formatted(key.getValue()),
              "write each key once; which of the two is meant?");
        }
        fields.values.put(key.getValue(), tuple.getValueNode());
        fields.places.put(key.getValue(), new Place(file, line(key)));
      }
    }
    return fields;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** Where it is. */
  public Place place() {
    return place;
  }

  /** Where a key is, or the map if it has none. */
  public Place place(String key) {
    return places.getOrDefault(key, place);
  }

  /** Where what is wrong is noted. */
  public Problems problems() {
    return problems;
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Notes keys that do not belong here, and keys that stand before those they belong behind. */
  public void allow(List<String> keysInOrder) {
    int last = -1;
    for (String key : values.keySet()) {
      int at = keysInOrder.indexOf(key);
      if (at < 0) {
        problems.add(
            place(key),
            "'%s' is not a key here".formatted(key),
            "the keys are " + String.join(", ", keysInOrder));
      } else if (at < last) {
        problems.add(
            place(key),
            "'%s' stands behind '%s'".formatted(key, keysInOrder.get(last)),
            "the order is " + String.join(", ", keysInOrder));
      }
      last = Math.max(last, at);
    }
  }

  /** A text that may be missing. */
  public Optional<String> text(String key) {
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue().strip());
    }
    problems.add(place(key), "'%s' has no text".formatted(key), "write a text behind the colon");
    return Optional.empty();
  }

  /** A text that must be there; empty text where it is not, which is noted. */
  public String required(String key, String fix) {
    if (!has(key)) {
      problems.add(place, "'%s' is missing".formatted(key), fix);
      return "";
    }
    return text(key).orElse("");
  }

  /** A map that may be missing. */
  public Optional<Fields> fields(String key) {
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof MappingNode map) {
      return Optional.of(of(map, place.file(), problems));
    }
    problems.add(place(key), "'%s' is not a map".formatted(key), "indent its keys below it");
    return Optional.empty();
  }

  /** The maps of a list; none where it is missing. */
  public List<Fields> maps(String key) {
    List<Fields> maps = new ArrayList<>();
    for (Node node : list(key)) {
      if (node instanceof MappingNode map) {
        maps.add(of(map, place.file(), problems));
      } else {
        problems.add(
            new Place(place.file(), line(node)),
            "'%s' has an entry that is not a map".formatted(key),
            "begin each with '- name: ...'");
      }
    }
    return maps;
  }

  /** The texts of a list; none where it is missing. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node node : list(key)) {
      if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
        texts.add(scalar.getValue().strip());
      } else {
        problems.add(
            new Place(place.file(), line(node)),
            "'%s' has an entry that is not a text".formatted(key),
            "write a list of names");
      }
    }
    return texts;
  }

  private List<Node> list(String key) {
    @Nullable Node node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.add(place(key), "'%s' is not a list".formatted(key), "begin each entry with '- '");
    return List.of();
  }
}
