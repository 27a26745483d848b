package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads values: a text is a template; a map says where the text comes from and what changes it. */
public final class ValueParser {
  /** Keys of every value. */
  public static final Set<String> KEYS =
      Set.of(
          "from",
          "first-of",
          "cases",
          "before",
          "after",
          "find",
          "replace",
          "case",
          "map",
          "ignore-case",
          "otherwise",
          "default",
          "required");

  private static final Set<String> SOURCES = Set.of("from", "first-of", "cases");

  private final Names names;
  private final Problems problems;
  private final TemplateParser templates;
  private final NumberParser numbers;
  private final ConditionParser conditions;

  /** A parser of the values of a mapping. */
  public ValueParser(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
    this.templates = new TemplateParser(names, problems);
    this.numbers = new NumberParser(this, names, problems);
    this.conditions = new ConditionParser(this, problems);
  }

  /** What placeholders may name. */
  public Names names() {
    return names;
  }

  /** The reader of numbers. */
  public NumberParser numbers() {
    return numbers;
  }

  /** The reader of conditions. */
  public ConditionParser conditions() {
    return conditions;
  }

  /** Reads a value that is a text. */
  public Value text(YamlNode node) {
    return switch (node) {
      case YamlNode.Text text -> template(text);
      case YamlNode.Entries map -> map(map, KEYS);
      case YamlNode.Items list -> {
        problems.add(list, "must be a text or a map of keys; for alternatives use 'first-of:'");
        yield empty(list);
      }
    };
  }

  /** Reads a map of keys, some of which belong to somebody else. */
  Value map(YamlNode.Entries node, Set<String> known) {
    Keys keys = Keys.of(node, known, problems);
    long sources = SOURCES.stream().filter(keys::has).count();
    if (sources != 1) {
      problems.add(node, "needs one of 'from', 'first-of' and 'cases'");
      return empty(node);
    }
    Value.Source source = source(keys);
    Template otherwise =
        keys.text("default")
            .map(text -> templates.parse(text, place(keys, "default")))
            .orElse(null);
    if (keys.has("otherwise") && !keys.has("map")) {
      problems.add(node, "'otherwise' belongs to 'map', which is missing");
    }
    return new Value(
        source,
        new StepParser(problems).steps(keys),
        otherwise,
        keys.flag("required"),
        label(source, node));
  }

  private Value template(YamlNode.Text node) {
    if (node.value().isBlank()) {
      problems.add(node, "is empty; leave the key out, or give it a value");
    }
    Template template = templates.parse(node.value(), node.place());
    Value.Source source = new Value.Source.Single(template);
    return new Value(source, List.of(), null, false, label(source, node));
  }

  private Value.Source source(Keys keys) {
    if (keys.has("from")) {
      return new Value.Source.Single(parse(keys, "from").orElseGet(ValueParser::nothing));
    }
    if (keys.has("first-of")) {
      List<Template> all = new ArrayList<>();
      for (YamlNode item : keys.items("first-of")) {
        Keys.text(item, problems).ifPresent(text -> all.add(templates.parse(text, item.place())));
      }
      return new Value.Source.FirstOf(all);
    }
    List<Value.Case> cases = new ArrayList<>();
    for (YamlNode item : keys.items("cases")) {
      Keys.entries(item, problems).flatMap(this::oneCase).ifPresent(cases::add);
    }
    return new Value.Source.Cases(cases);
  }

  private Optional<Value.Case> oneCase(YamlNode.Entries node) {
    Keys keys = Keys.of(node, Set.of("when", "then"), problems);
    @Nullable Condition when = keys.get("when").map(conditions::parse).orElse(null);
    if (!keys.has("then")) {
      problems.add(node, "a case needs 'then', the text it gives");
    }
    return parse(keys, "then").map(then -> new Value.Case(when, then));
  }

  private Optional<Template> parse(Keys keys, String key) {
    return keys.text(key).map(text -> templates.parse(text, place(keys, key)));
  }

  private static YamlNode.Place place(Keys keys, String key) {
    return keys.get(key).orElse(keys.node()).place();
  }

  private static String label(Value.Source source, YamlNode node) {
    String label =
        switch (source) {
          case Value.Source.Single single -> single.template().label();
          case Value.Source.FirstOf first -> joined(first.templates().stream());
          case Value.Source.Cases cases -> joined(cases.cases().stream().map(Value.Case::then));
        };
    return label.isEmpty() ? node.place().path() : label;
  }

  private static String joined(Stream<Template> templates) {
    return templates
        .map(Template::label)
        .filter(label -> !label.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Value empty(YamlNode node) {
    return new Value(
        new Value.Source.Single(nothing()), List.of(), null, false, node.place().path());
  }

  private static Template nothing() {
    return new Template(List.of());
  }

  /** Some keys and those of every value. */
  static Set<String> with(Set<String> more) {
    Set<String> all = new HashSet<>(KEYS);
    all.addAll(more);
    return Set.copyOf(all);
  }

  /** Yes and no. */
  static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "yes", true, "1", true, "false", false, "no", false, "0", false);
}
