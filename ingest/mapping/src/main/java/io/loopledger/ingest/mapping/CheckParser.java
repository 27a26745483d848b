package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.event.RecordMapper;
import io.loopledger.ingest.mapping.event.RecordMapper.Verdict;
import io.loopledger.ingest.mapping.value.Condition;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code checks} and {@code notes}. */
final class CheckParser {
  private static final String SKIP = "skip";
  private static final String REJECT = "reject";

  private final ValueParser values;
  private final Problems problems;

  CheckParser(ValueParser values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  List<RecordMapper.Check> checks(List<YamlNode> nodes) {
    List<RecordMapper.Check> checks = new ArrayList<>();
    for (YamlNode node : nodes) {
      Keys.entries(node, problems).flatMap(this::check).ifPresent(checks::add);
    }
    return checks;
  }

  private Optional<RecordMapper.Check> check(YamlNode.Entries node) {
    Keys keys = Keys.of(node, Set.of(SKIP, REJECT, "when", "field"), problems);
    Optional<Condition> when = keys.get("when").map(values.conditions()::parse);
    if (keys.has(SKIP) == keys.has(REJECT) || when.isEmpty()) {
      problems.add(node, "a check needs 'when', and the reason as 'skip' or 'reject'");
      return Optional.empty();
    }
    String field = keys.text("field").orElse("row");
    String shown = keys.has("field") ? "{" + field + "?}" : "-";
    Value value = values.text(new YamlNode.Text(keys.get("field").orElse(node).place(), shown));
    return Optional.of(
        new RecordMapper.Check(
            keys.has(SKIP) ? Verdict.SKIP : Verdict.REJECT,
            when.get(),
            keys.text(SKIP).or(() -> keys.text(REJECT)).orElse(""),
            keys.has("field") ? value.label() : "row",
            value));
  }

  List<RecordMapper.Note> notes(List<YamlNode> nodes) {
    List<RecordMapper.Note> notes = new ArrayList<>();
    for (YamlNode node : nodes) {
      Keys.entries(node, problems).flatMap(this::note).ifPresent(notes::add);
    }
    return notes;
  }

  private Optional<RecordMapper.Note> note(YamlNode.Entries node) {
    Keys keys = Keys.of(node, Set.of("note", "when"), problems);
    if (!keys.has("note") || !keys.has("when")) {
      problems.add(node, "a note needs 'note', its text, and 'when'");
    }
    return keys.text("note")
        .flatMap(
            text ->
                keys.get("when")
                    .map(when -> new RecordMapper.Note(values.conditions().parse(when), text)));
  }
}
