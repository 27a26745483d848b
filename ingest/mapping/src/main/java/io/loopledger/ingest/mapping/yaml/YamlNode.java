package io.loopledger.ingest.mapping.yaml;

import java.util.List;
import java.util.Map;

/**
 * A part of a mapping file. Every scalar is a text: {@code NO} is Norway and {@code 007} keeps its
 * zeros.
 */
public sealed interface YamlNode {
  /** Where it stands. */
  Place place();

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param path the keys that lead to it, such as {@code events[0].fields.quantity}
   */
  record Place(int line, String path) {
    Place key(String key) {
      return new Place(line, path.isEmpty() ? key : path + "." + key);
    }

    Place at(int newLine) {
      return new Place(newLine, path);
    }

    Place item(int index) {
      return new Place(line, path + "[" + index + "]");
    }
  }

  /** A scalar. */
  record Text(Place place, String value) implements YamlNode {}

  /** A list. */
  record Items(Place place, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A map, in the order of the file. */
  record Entries(Place place, Map<String, YamlNode> entries) implements YamlNode {
    /** The keys' values in the order of the file. */
    public static Entries of(Place place, Map<String, YamlNode> entries) {
      return new Entries(place, java.util.Collections.unmodifiableMap(entries));
    }
  }
}
