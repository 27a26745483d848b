package io.loopledger.statements.csv;

import io.loopledger.statements.csv.MappingException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A map of a mapping file. Every scalar is a text: {@code NO} is Norway. */
final class YamlMap {
  private static final int LARGEST = 1 << 20;

  private final String path;
  private final int line;
  private final Map<String, Node> values;
  private final List<Problem> problems;

  private YamlMap(String path, int line, Map<String, Node> values, List<Problem> problems) {
    this.path = path;
    this.line = line;
    this.values = values;
    this.problems = problems;
  }

  /** The map a text is; empty if it is none, which is noted. */
  static Optional<YamlMap> read(String text, List<Problem> problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(1)
            .setCodePointLimit(LARGEST)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode map) {
        return Optional.of(of("", map, problems));
      }
      problems.add(new Problem(1, "", "a mapping begins with 'loopledger-statement: 1'"));
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(new Problem(at, "", "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new Problem(1, "", "not YAML, write each key once: " + e.getMessage()));
    }
    return Optional.empty();
  }

  /** Notes keys that are none of these. */
  YamlMap allow(String... known) {
    Set<String> names = new TreeSet<>(List.of(known));
    values.forEach(
        (key, node) -> {
          if (!names.contains(key)) {
            problems.add(
                new Problem(
                    line(node), at(key), "not a key here; known are " + String.join(", ", names)));
          }
        });
    return this;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Set<String> keys() {
    return values.keySet();
  }

  /** The text of a key that must be there; its absence is noted. */
  String text(String key) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty() && !values.containsKey(key)) {
      problems.add(new Problem(line, at(key), "is missing; add it"));
    }
    return text.orElse("");
  }

  /** The text of a key; empty if the key is not there, or has no text, which is noted. */
  Optional<String> optionalText(String key) {
    Node node = values.get(key);
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return Optional.of(scalar.getValue());
    }
    if (node != null) {
      problems.add(new Problem(line(node), at(key), "must be a text"));
    }
    return Optional.empty();
  }

  /** A key's texts: a list, or one text. */
  List<String> texts(String key) {
    if (values.get(key) instanceof SequenceNode list) {
      List<String> texts = new ArrayList<>();
      for (Node item : list.getValue()) {
        if (item instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
          texts.add(scalar.getValue());
        } else {
          problems.add(new Problem(line(item), at(key), "each item must be a text"));
        }
      }
      return texts;
    }
    return optionalText(key).map(List::of).orElse(List.of());
  }

  /** The map of a key; empty if the key is not there, or is no map, which is noted. */
  Optional<YamlMap> map(String key) {
    Node node = values.get(key);
    if (node instanceof MappingNode map) {
      return Optional.of(of(at(key), map, problems));
    }
    if (node != null) {
      problems.add(new Problem(line(node), at(key), "must be a map of keys"));
    }
    return Optional.empty();
  }

  /** Whether a key holds a map. */
  boolean isMap(String key) {
    return values.get(key) instanceof MappingNode;
  }

  /** The constant a key's word names, such as {@code ignored}; the default if it is not there. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return optionalText(key).map(word -> constant(key, word, type, otherwise)).orElse(otherwise);
  }

  /** The constant a word names; the default if it names none, which is noted. */
  <E extends Enum<E>> E constant(String key, String word, Class<E> type, E otherwise) {
    Map<String, E> words = new HashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    E found = words.get(word);
    if (found == null) {
      problem(
          key,
          "'%s' is none of %s".formatted(word, String.join(", ", new TreeSet<>(words.keySet()))));
    }
    return found == null ? otherwise : found;
  }

  /** Notes a problem with a key. */
  void problem(String key, String message) {
    Node node = values.get(key);
    problems.add(new Problem(node == null ? line : line(node), at(key), message));
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static YamlMap of(String path, MappingNode map, List<Problem> problems) {
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        // The composer below does not look at this.
        if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
          String at = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
          problems.add(new Problem(line(key), at, "stands here twice; keep one"));
        }
      } else {
        problems.add(new Problem(line(tuple.getKeyNode()), path, "a key must be a plain text"));
      }
    }
    return new YamlMap(path, line(map), values, problems);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
