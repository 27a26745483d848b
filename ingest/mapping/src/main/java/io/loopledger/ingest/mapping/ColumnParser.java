package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.record.ColumnNames;
import io.loopledger.ingest.mapping.value.Names;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code columns} and {@code csv}. */
final class ColumnParser {
  private static final Map<String, String> WORDS = Map.of("tab", "\t", "pipe", "|", "space", " ");
  private static final String OPTIONAL = "optional";
  private static final int MOST_LINES = 1_000;

  private final Problems problems;

  ColumnParser(Problems problems) {
    this.problems = problems;
  }

  void columns(YamlNode.Entries node, Names names) {
    node.entries().forEach((name, value) -> column(name, value).ifPresent(names::column));
  }

  private Optional<ColumnNames> column(String name, YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> {
        if (!Set.of(OPTIONAL, "required").contains(text.value())) {
          problems.add(
              text,
              "must be 'required', 'optional', or a map such as {header: 'Name in the file'}");
        }
        yield Optional.of(new ColumnNames(name, List.of(name), !text.value().equals(OPTIONAL)));
      }
      case YamlNode.Items list ->
          Optional.of(new ColumnNames(name, Keys.texts(list, problems), true));
      case YamlNode.Entries map -> {
        Keys keys = Keys.of(map, Set.of("header", OPTIONAL), problems);
        List<String> headers = keys.texts("header");
        yield Optional.of(
            new ColumnNames(
                name, headers.isEmpty() ? List.of(name) : headers, !keys.flag(OPTIONAL)));
      }
    };
  }

  CsvLayout layout(YamlNode.Entries node) {
    Keys keys = Keys.of(node, Set.of("delimiter", "skip-lines", "header"), problems);
    return new CsvLayout(delimiter(keys), skipLines(keys), keys.texts("header"));
  }

  private Optional<Character> delimiter(Keys keys) {
    if (!(keys.get("delimiter").orElse(null) instanceof YamlNode.Text text)
        || text.value().equals("auto")) {
      return Optional.empty();
    }
    String sign = WORDS.getOrDefault(text.value(), text.value());
    if (sign.length() != 1 || sign.equals("\"")) {
      problems.add(text, "'delimiter' is one sign such as ';', or tab, pipe, space, auto");
      return Optional.empty();
    }
    return Optional.of(sign.charAt(0));
  }

  private int skipLines(Keys keys) {
    String text = keys.text("skip-lines").orElse("0");
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST_LINES) {
      problems.add(keys.node(), "'skip-lines' is a number from 0 to " + MOST_LINES);
      return 0;
    }
    return Integer.parseInt(text);
  }
}
