package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads conditions. */
public final class ConditionParser {
  private static final Map<String, IntPredicate> COMPARISONS =
      new TreeMap<>(
          Map.of(
              "below", sign -> sign < 0,
              "at-most", sign -> sign <= 0,
              "above", sign -> sign > 0,
              "at-least", sign -> sign >= 0,
              "number-equals", sign -> sign == 0));
  private static final Set<String> TEXT_TESTS = Set.of("equals", "in", "matches", "empty");
  private static final Set<String> GROUPS = Set.of("all", "any", "not");

  private final ValueParser values;
  private final Problems problems;

  ConditionParser(ValueParser values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Reads a condition; a list holds where all of its conditions do. */
  public Condition parse(YamlNode node) {
    return switch (node) {
      case YamlNode.Items list ->
          new Condition.All(list.items().stream().map(this::parse).toList());
      case YamlNode.Entries map -> map(map);
      case YamlNode.Text text -> {
        problems.add(
            text,
            "a condition is a map such as {value: '{column}', equals: text}, or a list of them");
        yield new Condition.All(List.of());
      }
    };
  }

  private Condition map(YamlNode.Entries node) {
    Set<String> known = new HashSet<>(GROUPS);
    known.addAll(TEXT_TESTS);
    known.addAll(COMPARISONS.keySet());
    known.add("value");
    known.add("ignore-case");
    Keys keys = Keys.of(node, known, problems);
    List<Condition> conditions = new ArrayList<>();
    keys.get("all").ifPresent(all -> conditions.add(new Condition.All(conditions(keys, "all"))));
    keys.get("any").ifPresent(any -> conditions.add(new Condition.Any(conditions(keys, "any"))));
    keys.get("not").ifPresent(not -> conditions.add(new Condition.Not(parse(not))));
    int groups = conditions.size();
    tests(keys, conditions);
    if (keys.has("value") == (conditions.size() == groups)) {
      problems.add(
          node,
          "a test needs 'value' and one of equals, in, matches, empty, below, at-most, above,"
              + " at-least, number-equals");
    }
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions);
  }

  private List<Condition> conditions(Keys keys, String key) {
    return keys.items(key).stream().map(this::parse).toList();
  }

  private void tests(Keys keys, List<Condition> conditions) {
    Optional<YamlNode> subject = keys.get("value");
    UnaryOperator<String> plain =
        keys.flag("ignore-case") ? text -> text.toLowerCase(Locale.ROOT) : UnaryOperator.identity();
    List<Predicate<String>> tests = new ArrayList<>();
    keys.get("equals").ifPresent(wanted -> tests.add(equal(wanted, plain)));
    if (keys.has("in")) {
      Set<String> wanted = new HashSet<>();
      keys.texts("in").forEach(text -> wanted.add(plain.apply(text)));
      tests.add(text -> wanted.contains(plain.apply(text)));
    }
    int flags = keys.flag("ignore-case") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    keys.text("matches")
        .flatMap(regex -> StepParser.pattern(keys.node(), regex, problems))
        .map(pattern -> Pattern.compile(pattern.pattern(), flags))
        .ifPresent(pattern -> tests.add(text -> pattern.matcher(text).matches()));
    if (keys.has("empty")) {
      boolean wanted = keys.flag("empty");
      tests.add(text -> text.isEmpty() == wanted);
    }
    subject.ifPresent(
        node -> {
          if (!tests.isEmpty()) {
            Value value = values.text(node);
            tests.forEach(test -> conditions.add(new Condition.TextTest(value, test)));
          }
          COMPARISONS.forEach((key, test) -> compare(keys, key, test, node, conditions));
        });
    if (subject.isEmpty() && !tests.isEmpty()) {
      conditions.add(new Condition.All(List.of()));
      problems.add(keys.node(), "a test needs 'value', what is tested");
    }
  }

  private Predicate<String> equal(YamlNode wanted, UnaryOperator<String> plain) {
    if (wanted instanceof YamlNode.Text text) {
      String expected = plain.apply(text.value());
      return found -> plain.apply(found).equals(expected);
    }
    problems.add(wanted, "must be a text; for several use 'in'");
    return found -> false;
  }

  private void compare(
      Keys keys, String key, IntPredicate test, YamlNode subject, List<Condition> conditions) {
    keys.text(key)
        .ifPresent(
            text -> {
              try {
                BigDecimal bound = new BigDecimal(text);
                conditions.add(
                    new Condition.NumberTest(
                        values.numbers().number(subject),
                        number -> test.test(number.compareTo(bound))));
              } catch (NumberFormatException e) {
                problems.add(
                    keys.get(key).orElse(keys.node()),
                    "'%s' is no number; write it like 1234.50".formatted(text));
              }
            });
  }
}
