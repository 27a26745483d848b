package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.value.EventTime;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the fields every event may carry; some of them the engine fills by itself. */
final class ContextParser {
  private static final Map<String, String> OWN =
      Map.of(
          "brand", "the brand is that of the import; leave it out",
          "customer", "the customer has a key of its own, 'customer:' at the top",
          "date_only", "it follows from 'time'; leave it out",
          "extensions", "extensions have a key of their own, 'extensions:'");

  private final FieldParser fields;
  private final Problems problems;

  ContextParser(FieldParser fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** Names a mapping may give. */
  static Set<String> names() {
    return EventField.context().stream()
        .map(EventField::name)
        .filter(name -> !OWN.containsKey(name))
        .collect(Collectors.toSet());
  }

  /** Notes fields of the context that a mapping must not give. */
  void refuseOwn(Map<String, YamlNode> nodes) {
    OWN.forEach(
        (name, message) -> {
          YamlNode node = nodes.remove(name);
          if (node != null) {
            problems.add(node, message);
          }
        });
  }

  RecordWriter<EventContext> writer(
      Map<String, YamlNode> nodes, ExtensionsPlan extensions, YamlNode at) {
    List<EventField> given =
        EventField.context().stream().filter(field -> nodes.containsKey(field.name())).toList();
    Map<String, RecordWriter.NamedWriter> written = new LinkedHashMap<>();
    fields
        .writers("an event", given, nodes, at)
        .forEach(writer -> written.put(writer.name(), writer));
    List<RecordWriter.NamedWriter> all = new ArrayList<>();
    for (EventField field : EventField.context()) {
      RecordWriter.NamedWriter writer = written.get(field.name());
      all.add(
          writer == null
              ? new RecordWriter.NamedWriter(
                  field.name(), field.name(), own(field.name(), extensions))
              : writer);
    }
    return new RecordWriter<>(EventContext.class, all, "");
  }

  private static FieldWriter own(String name, ExtensionsPlan extensions) {
    return switch (name) {
      case "brand" -> (evaluation, faults) -> evaluation.target().brand();
      case "program" -> (evaluation, faults) -> evaluation.target().program().orElse(null);
      case "customer" ->
          (evaluation, faults) -> evaluation.customer().isEmpty() ? null : evaluation.customer();
      case "origin" -> (evaluation, faults) -> Origin.REAL;
      case "date_only" ->
          (evaluation, faults) -> {
            EventTime time = evaluation.time();
            return time != null && time.dateOnly();
          };
      case "extensions" -> (evaluation, faults) -> extensions.extensions(evaluation);
      default -> (evaluation, faults) -> null;
    };
  }
}
