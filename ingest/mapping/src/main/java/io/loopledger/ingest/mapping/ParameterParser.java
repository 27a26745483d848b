package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.value.Names;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code parameters}: what each import says anew. */
final class ParameterParser {
  private final Problems problems;

  ParameterParser(Problems problems) {
    this.problems = problems;
  }

  /** Names to defaults; null where there is none. */
  Map<String, @Nullable String> parse(Keys keys, Names names) {
    Map<String, @Nullable String> parameters = new TreeMap<>();
    keys.entries("parameters")
        .ifPresent(
            map ->
                map.entries()
                    .forEach(
                        (name, node) -> {
                          names.parameter(name);
                          parameters.put(name, standard(node));
                        }));
    return parameters;
  }

  private @Nullable String standard(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> text.value().equals("required") ? null : text.value();
      case YamlNode.Entries map ->
          Keys.of(map, Set.of("default", "description"), problems).text("default").orElse(null);
      case YamlNode.Items list -> {
        problems.add(list, "must be its default, or 'required'");
        yield null;
      }
    };
  }
}
