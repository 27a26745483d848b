package io.loopledger.ingest.mapping.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of a map of the language: each is known, and read as what it must be. */
public final class Keys {
  private final YamlNode.Entries node;
  private final Problems problems;

  private Keys(YamlNode.Entries node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** Checks that a map has no other keys than these. */
  public static Keys of(YamlNode.Entries node, Set<String> known, Problems problems) {
    node.entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(
                    value,
                    "key '%s' is not known here; %s"
                        .formatted(key, Problems.suggestion(key, known)));
              }
            });
    return new Keys(node, problems);
  }

  /** The map. */
  public YamlNode.Entries node() {
    return node;
  }

  /** Whether a key is there. */
  public boolean has(String key) {
    return node.entries().containsKey(key);
  }

  /** What a key holds. */
  public Optional<YamlNode> get(String key) {
    return Optional.ofNullable(node.entries().get(key));
  }

  /** A key's text; a blank one is a problem. */
  public Optional<String> text(String key) {
    return get(key).flatMap(value -> text(value, problems));
  }

  /** A key's texts: a list, or one text. */
  public List<String> texts(String key) {
    return get(key).map(value -> texts(value, problems)).orElse(List.of());
  }

  /** A key's map; anything else is a problem. */
  public Optional<YamlNode.Entries> entries(String key) {
    return get(key).flatMap(value -> entries(value, problems));
  }

  /** A key's list; anything else is a problem. */
  public List<YamlNode> items(String key) {
    return get(key)
        .map(
            value -> {
              if (value instanceof YamlNode.Items list) {
                return list.items();
              }
              problems.add(value, "must be a list; begin each item with '- '");
              return List.<YamlNode>of();
            })
        .orElse(List.of());
  }

  /** Whether a key says true. */
  public boolean flag(String key) {
    return choice(key, Map.of("true", true, "false", false)).orElse(false);
  }

  /** What a key's word stands for. */
  public <T> Optional<T> choice(String key, Map<String, T> words) {
    return text(key)
        .flatMap(
            word -> {
              T value = words.get(word.toLowerCase(Locale.ROOT));
              if (value == null) {
                problems.add(
                    get(key).orElse(node),
                    "'%s' is none of %s"
                        .formatted(
                            word, String.join(", ", words.keySet().stream().sorted().toList())));
              }
              return Optional.ofNullable(value);
            });
  }

  /** A node's text. */
  public static Optional<String> text(YamlNode node, Problems problems) {
    if (node instanceof YamlNode.Text text && !text.value().isBlank()) {
      return Optional.of(text.value());
    }
    problems.add(node, "must be a text; put it in quotes where YAML could misread it");
    return Optional.empty();
  }

  /** A node's texts: a list, or one text. */
  public static List<String> texts(YamlNode node, Problems problems) {
    if (node instanceof YamlNode.Items list) {
      return list.items().stream().flatMap(item -> text(item, problems).stream()).toList();
    }
    return text(node, problems).map(List::of).orElse(List.of());
  }

  /** A node's map. */
  public static Optional<YamlNode.Entries> entries(YamlNode node, Problems problems) {
    if (node instanceof YamlNode.Entries map) {
      return Optional.of(map);
    }
    problems.add(node, "must be a map of keys");
    return Optional.empty();
  }
}
