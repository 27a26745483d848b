package io.loopledger.catalog.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loopledger.catalog.rules.RuleCatalogue.Example;
import io.loopledger.catalog.rules.RuleCatalogue.Rule;
import io.loopledger.catalog.rules.RuleCatalogue.Stage;
import io.loopledger.schemas.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of rules as written: anything may be missing. */
record RuleFile(@Nullable List<@Nullable StageRow> stages) {
  private static final Set<String> SUBJECTS = Set.of("unit", "line", "voucher", "doc", "period");
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  record StageRow(@Nullable String stage, @Nullable List<@Nullable RuleRow> rules) {}

  record RuleRow(
      @Nullable String event,
      @Nullable String title,
      @Nullable String text,
      @Nullable List<@Nullable String> sources,
      @Nullable List<@Nullable ExampleRow> examples) {}

  record ExampleRow(
      @Nullable String example,
      @Nullable String note,
      @Nullable String brand,
      @Nullable String subject,
      @Nullable Integer show,
      @Nullable List<@Nullable Map<String, Object>> events) {}

  /** Reads and checks a file; all its problems are told at once. */
  static List<Stage> read(String name, byte[] yaml) {
    @Nullable RuleFile file;
    try {
      file = MAPPER.readValue(yaml, RuleFile.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no file of rules: %s".formatted(name, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    List<String> problems = new ArrayList<>();
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    List<Stage> stages = new ArrayList<>();
    for (StageRow row : file == null ? List.<StageRow>of() : present(file.stages())) {
      stages.add(stage(row, seen, problems));
    }
    for (EventType type : EventType.values()) {
      if (!seen.contains(type)) {
        problems.add("%s has no rule; add an entry for it".formatted(type.typeName()));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has %d problem(s):\n- %s"
              .formatted(name, problems.size(), String.join("\n- ", problems)));
    }
    return stages;
  }

  private static Stage stage(StageRow row, Set<EventType> seen, List<String> problems) {
    String title = text("a stage", "stage", row.stage(), problems);
    List<Rule> rules = new ArrayList<>();
    for (RuleRow rule : present(row.rules())) {
      EventType type = EventType.named(rule.event() == null ? "" : rule.event()).orElse(null);
      if (type == null) {
        problems.add(
            "event '%s' in stage '%s' is no event type; write one such as UnitSold"
                .formatted(rule.event(), title));
      } else if (!seen.add(type)) {
        problems.add("%s has two rules; keep one".formatted(type.typeName()));
      } else {
        rules.add(rule(type, rule, problems));
      }
    }
    return new Stage(title, rules);
  }

  private static Rule rule(EventType type, RuleRow row, List<String> problems) {
    String where = type.typeName();
    String title = text(where, "title", row.title(), problems);
    String text = text(where, "text", row.text(), problems);
    List<String> sources = new ArrayList<>();
    for (String source : present(row.sources())) {
      sources.add(text(where, "source", source, problems));
    }
    if (sources.isEmpty()) {
      problems.add("%s has no sources; name at least one".formatted(where));
    }
    List<Example> examples = new ArrayList<>();
    for (ExampleRow example : present(row.examples())) {
      examples.add(example(type, example, problems));
    }
    if (examples.isEmpty()) {
      problems.add("%s has no examples; write at least one".formatted(where));
    }
    return new Rule(type, title, text, sources, examples);
  }

  private static Example example(EventType type, ExampleRow row, List<String> problems) {
    String title = text(type.typeName(), "example", row.example(), problems);
    String where = "%s, example '%s'".formatted(type.typeName(), title);
    String brand = text(where, "brand", row.brand(), problems);
    String subject = row.subject() == null ? "unit" : row.subject();
    if (!SUBJECTS.contains(subject)) {
      problems.add(
          "%s has subject '%s'; write unit, line, voucher, doc or period"
              .formatted(where, subject));
    }
    List<Map<String, Object>> events = present(row.events());
    int show = row.show() == null ? 1 : row.show();
    if (show < 1 || show > events.size()) {
      problems.add(
          "%s shows %d of %d events; show from 1 to all of them"
              .formatted(where, show, events.size()));
    } else if (events.subList(events.size() - show, events.size()).stream()
        .noneMatch(event -> type.typeName().equals(event.get("type")))) {
      problems.add(
          "%s shows no %s; put it among the last %d".formatted(where, type.typeName(), show));
    }
    return new Example(title, row.note(), brand, subject, show, events);
  }

  private static String text(
      String where, String field, @Nullable String value, List<String> problems) {
    if (value == null || value.isBlank()) {
      problems.add("%s has no %s; write one".formatted(where, field));
      return "";
    }
    return value.strip();
  }

  private static <T> List<T> present(@Nullable List<@Nullable T> rows) {
    List<T> present = new ArrayList<>();
    if (rows != null) {
      for (T row : rows) {
        if (row != null) {
          present.add(row);
        }
      }
    }
    return present;
  }
}
