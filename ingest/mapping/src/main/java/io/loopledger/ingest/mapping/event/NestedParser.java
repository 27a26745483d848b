package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.record.JsonFields;
import io.loopledger.ingest.mapping.record.Ref;
import io.loopledger.ingest.mapping.value.Condition;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import io.loopledger.schemas.event.EventField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads records inside an event: one, or a list of them. */
final class NestedParser {
  private static final String WHEN = "when";

  private final FieldParser fields;
  private final ValueParser values;
  private final Problems problems;

  /** One record, and when it is there. */
  private record Nested(@Nullable Condition when, RecordWriter<? extends Record> writer) {}

  NestedParser(FieldParser fields, ValueParser values, Problems problems) {
    this.fields = fields;
    this.values = values;
    this.problems = problems;
  }

  /** One record: a map of its fields, and {@code when} it is there. */
  FieldWriter record(EventField field, YamlNode node) {
    Nested nested = nested(field, node);
    return (evaluation, faults) ->
        nested.when() == null || nested.when().holds(evaluation)
            ? nested.writer().make(evaluation, faults)
            : null;
  }

  /** A list of records: written out, or one for each element of a list in the document. */
  FieldWriter records(EventField field, YamlNode node) {
    if (node instanceof YamlNode.Items list) {
      List<Nested> all = list.items().stream().map(item -> nested(field, item)).toList();
      return (evaluation, faults) -> {
        List<Object> records = new ArrayList<>();
        for (Nested one : all) {
          if (one.when() == null || one.when().holds(evaluation)) {
            add(records, one.writer().make(evaluation, faults));
          }
        }
        return records;
      };
    }
    return forEach(field, node);
  }

  private FieldWriter forEach(EventField field, YamlNode node) {
    if (!(node instanceof YamlNode.Entries map)) {
      problems.add(node, field.name() + " is a list; write it out, or use 'for-each' and 'fields'");
      return (evaluation, faults) -> List.of();
    }
    Keys keys = Keys.of(map, Set.of("for-each", "fields"), problems);
    @Nullable Ref list =
        keys.text("for-each").flatMap(text -> values.names().ref(text, map.place())).orElse(null);
    Nested nested = nested(field, keys.get("fields").orElse(map));
    if (!(list instanceof Ref.Pointer pointer)) {
      problems.add(
          map, "'for-each' is a JSON pointer to a list; a row has none, write the list out");
      return (evaluation, faults) -> List.of();
    }
    return (evaluation, faults) -> {
      List<Object> records = new ArrayList<>();
      for (JsonFields element : ((JsonFields) evaluation.fields()).elements(pointer)) {
        var inner = evaluation.element(element);
        if (nested.when() == null || nested.when().holds(inner)) {
          add(records, nested.writer().make(inner, faults));
        }
      }
      return records;
    };
  }

  private Nested nested(EventField field, YamlNode node) {
    Map<String, YamlNode> nodes = new LinkedHashMap<>();
    Keys.entries(node, problems).ifPresent(map -> nodes.putAll(map.entries()));
    YamlNode when = nodes.remove(WHEN);
    List<RecordWriter.NamedWriter> writers =
        fields.writers(field.name(), field.fields(), nodes, node);
    return new Nested(
        when == null ? null : values.conditions().parse(when),
        new RecordWriter<>(field.recordClass(), writers, field.name() + "."));
  }

  private static void add(List<Object> records, @Nullable Object made) {
    if (made != null) {
      records.add(made);
    }
  }
}
