package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.record.Countries;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the steps of a value; they run in the order of this class, not of the file. */
final class StepParser {
  private static final int LISTED = 12;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Problems problems;

  /** What becomes of a text that stands in no map. */
  private enum Otherwise {
    REJECT,
    NULL,
    KEEP
  }

  StepParser(Problems problems) {
    this.problems = problems;
  }

  List<Step> steps(Keys keys) {
    List<Step> steps = new ArrayList<>();
    keys.text("before").ifPresent(mark -> steps.add((text, label) -> before(text, mark)));
    keys.text("after").ifPresent(mark -> steps.add((text, label) -> after(text, mark)));
    keys.text("find")
        .flatMap(text -> pattern(keys, "find", text))
        .ifPresent(find -> steps.add((text, label) -> found(find.matcher(text))));
    keys.entries("replace").ifPresent(map -> replace(map, steps));
    keys.choice(
            "case",
            Map.<String, UnaryOperator<String>>of(
                "upper", text -> text.toUpperCase(Locale.ROOT),
                "lower", text -> text.toLowerCase(Locale.ROOT)))
        .ifPresent(change -> steps.add((text, label) -> change.apply(text)));
    keys.get("map").ifPresent(node -> steps.add(map(node, keys)));
    return steps;
  }

  private static String before(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String after(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(at + mark.length());
  }

  private static String found(Matcher matcher) {
    if (!matcher.find()) {
      return "";
    }
    String found = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    return found == null ? "" : found;
  }

  private void replace(YamlNode.Entries map, List<Step> steps) {
    map.entries()
        .forEach(
            (regex, node) ->
                pattern(node, regex)
                    .ifPresent(
                        pattern -> {
                          if (node instanceof YamlNode.Text with) {
                            replace(pattern, with, steps);
                          } else {
                            problems.add(node, "must be the text to put in its place");
                          }
                        }));
  }

  private void replace(Pattern pattern, YamlNode.Text with, List<Step> steps) {
    try {
      String unused = pattern.matcher("").replaceAll(with.value());
      steps.add((text, label) -> pattern.matcher(text).replaceAll(with.value()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      problems.add(with, "cannot be put in: " + e.getMessage());
    }
  }

  private Step map(YamlNode node, Keys keys) {
    Otherwise otherwise =
        keys.choice(
                "otherwise",
                Map.of("reject", Otherwise.REJECT, "null", Otherwise.NULL, "keep", Otherwise.KEEP))
            .orElse(Otherwise.REJECT);
    if (node instanceof YamlNode.Text name) {
      if (!name.value().equals("countries")) {
        problems.add(
            name,
            "there is no map '%s'; write the map itself, or 'countries' for codes and English names"
                    .formatted(name.value())
                + " of countries");
      }
      return step(Countries::alpha2, "a country's ISO 3166-1 code or English name", otherwise);
    }
    boolean loose = keys.flag("ignore-case");
    Map<String, String> map = new LinkedHashMap<>();
    Keys.entries(node, problems).ifPresent(entries -> fill(entries, loose, map));
    List<String> known =
        node instanceof YamlNode.Entries entries
            ? List.copyOf(entries.entries().keySet())
            : List.of();
    return step(
        text -> Optional.ofNullable(map.get(loose ? loose(text) : text)), list(known), otherwise);
  }

  private void fill(YamlNode.Entries entries, boolean loose, Map<String, String> map) {
    entries
        .entries()
        .forEach(
            (key, value) -> {
              String plain = loose ? loose(key) : key.strip();
              if (!(value instanceof YamlNode.Text text)) {
                problems.add(value, "must be a text");
              } else if (map.put(plain, text.value().strip()) != null) {
                problems.add(value, "'%s' stands in the map twice".formatted(key));
              }
            });
  }

  private static Step step(Lookup lookup, String known, Otherwise otherwise) {
    return (text, label) -> {
      Optional<String> found = lookup.find(text);
      if (found.isPresent()) {
        return found.get();
      }
      return switch (otherwise) {
        case KEEP -> text;
        case NULL -> "";
        case REJECT ->
            throw new FaultException(
                MappingCode.NOT_IN_MAP,
                label,
                text,
                label + " is none of " + known + "; use one of them");
      };
    };
  }

  @FunctionalInterface
  private interface Lookup {
    Optional<String> find(String text);
  }

  private static String loose(String text) {
    return SPACES.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  private static String list(List<String> known) {
    return known.size() <= LISTED
        ? String.join(", ", known)
        : String.join(", ", known.subList(0, LISTED))
            + " and %d more".formatted(known.size() - LISTED);
  }

  private Optional<Pattern> pattern(Keys keys, String key, String text) {
    return pattern(keys.get(key).orElse(keys.node()), text);
  }

  private Optional<Pattern> pattern(YamlNode node, String text) {
    return pattern(node, text, problems);
  }

  /** A regular expression; empty, with a problem noted, if it is none. */
  static Optional<Pattern> pattern(YamlNode node, String text, Problems problems) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      problems.add(node, "'%s' is no regular expression: %s".formatted(text, e.getDescription()));
      return Optional.empty();
    }
  }
}
