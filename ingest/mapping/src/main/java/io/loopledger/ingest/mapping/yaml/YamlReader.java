package io.loopledger.ingest.mapping.yaml;

import io.loopledger.ingest.mapping.yaml.YamlNode.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML 1.2 without anchors, aliases and tags: a mapping is a plain text, never a program. */
public final class YamlReader {
  private static final int LARGEST = 1 << 20;
  private static final Place START = new Place(1, "");

  private final Problems problems;

  /** A reader that notes what is wrong. */
  public YamlReader(Problems problems) {
    this.problems = problems;
  }

  /** The tree of a file; empty if the text is not YAML or not a map, which is noted. */
  public Optional<YamlNode.Entries> read(String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setAllowDuplicateKeys(true)
              .setMaxAliasesForCollections(1)
              .setCodePointLimit(LARGEST)
              .build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode map) {
        return Optional.of(entries(map, START));
      }
      problems.add(START, "a mapping is a YAML map; begin with 'loopledger-mapping: 1'");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(START.at(line), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(START, "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private YamlNode node(Node node, Place place) {
    Place here = place.at(line(node));
    if (node.getAnchor().isPresent()) {
      problems.add(here, "anchors and aliases are not part of the language; write it out");
      return new YamlNode.Text(here, "");
    }
    return switch (node) {
      case ScalarNode scalar -> new YamlNode.Text(here, scalar.getValue());
      case SequenceNode sequence -> items(sequence, here);
      case MappingNode map -> entries(map, here);
      default -> throw new IllegalStateException("YAML has no other nodes than these: " + node);
    };
  }

  private YamlNode.Items items(SequenceNode sequence, Place place) {
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(node(item, place.item(items.size())));
    }
    return new YamlNode.Items(place, items);
  }

  private YamlNode.Entries entries(MappingNode map, Place place) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(place.at(line(tuple.getKeyNode())), "a key must be a plain text");
        continue;
      }
      Place here = place.key(key.getValue()).at(line(key));
      YamlNode value = node(tuple.getValueNode(), here);
      if (entries.putIfAbsent(key.getValue(), value) != null) {
        problems.add(here, "key '%s' stands here twice; keep one".formatted(key.getValue()));
      }
    }
    return YamlNode.Entries.of(place, entries);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
