package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.record.Ref;
import io.loopledger.ingest.mapping.value.Builtin;
import io.loopledger.ingest.mapping.value.Condition;
import io.loopledger.ingest.mapping.value.TimeParser;
import io.loopledger.ingest.mapping.value.TimeValue;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code events}; what it does not say is taken from the top of the mapping. */
public final class EventParser {
  /** Keys an event shares with the top. */
  public static final Set<String> SHARED =
      Set.of("source", "id", "subject", "time", "fields", "extensions");

  private static final Set<String> KEYS =
      Set.of(
          "type",
          "when",
          "for-each",
          "label",
          "source",
          "id",
          "subject",
          "time",
          "fields",
          "extensions");

  private final Keys top;
  private final Defaults defaults;
  private final ValueParser values;
  private final Problems problems;
  private final FieldParser fields;

  /**
   * What an event has if nothing is said.
   *
   * @param source the source, a template
   * @param keepsOtherColumns whether columns the mapping does not name become extensions
   * @param content all a record says
   */
  public record Defaults(String source, boolean keepsOtherColumns, IdPlan.RecordContent content) {}

  /** A parser of the events of a mapping. */
  public EventParser(Keys top, Defaults defaults, ValueParser values, Problems problems) {
    this.top = top;
    this.defaults = defaults;
    this.values = values;
    this.problems = problems;
    this.fields = new FieldParser(values, problems);
  }

  /** Reads an event; empty if it has no known type. */
  public Optional<EventPlan> parse(YamlNode node, int ordinal) {
    Optional<YamlNode.Entries> map = Keys.entries(node, problems);
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Keys keys = Keys.of(map.get(), KEYS, problems);
    Optional<EventType> type = type(keys);
    List<Ref.Pointer> forEach = forEach(keys);
    values.names().allow(Builtin.EARLY);
    @Nullable Condition when = keys.get("when").map(values.conditions()::parse).orElse(null);
    Optional<TimeValue> time = shared(keys, "time").map(new TimeParser(values, problems)::parse);
    values.names().allow(Builtin.TIMED);
    Optional<IdPlan> id =
        shared(keys, "id")
            .map(one -> IdPlan.parse(one, values, problems, defaults.content(), ordinal));
    values.names().allow(Builtin.ALL);
    Optional<SubjectPlan> subject =
        shared(keys, "subject").map(one -> SubjectPlan.parse(one, values, problems));
    Optional<EventPlan.Parts> parts = Optional.empty();
    if (type.isPresent() && time.isPresent() && id.isPresent() && subject.isPresent()) {
      parts =
          Optional.of(parts(keys, type.get(), forEach, when, time.get(), id.get(), subject.get()));
    }
    values.names().allow(Builtin.EARLY);
    return parts.map(EventPlan::new);
  }

  private EventPlan.Parts parts(
      Keys keys,
      EventType type,
      List<Ref.Pointer> forEach,
      @Nullable Condition when,
      TimeValue time,
      IdPlan id,
      SubjectPlan subject) {
    Map<String, YamlNode> nodes = new LinkedHashMap<>();
    top.entries("fields").ifPresent(map -> nodes.putAll(map.entries()));
    keys.entries("fields").ifPresent(map -> nodes.putAll(map.entries()));
    ExtensionsPlan extensions = new ExtensionsPlan(defaults.keepsOtherColumns());
    top.get("extensions").ifPresent(node -> extensions.parse(node, values, problems));
    keys.get("extensions").ifPresent(node -> extensions.parse(node, values, problems));
    ContextParser contexts = new ContextParser(fields, problems);
    contexts.refuseOwn(nodes);
    Map<String, YamlNode> ofContext = split(type, nodes);
    Value source =
        shared(keys, "source")
            .map(values::text)
            .orElseGet(
                () -> values.text(new YamlNode.Text(keys.node().place(), defaults.source())));
    Value label =
        keys.get("label")
            .map(values::text)
            .orElseGet(() -> values.text(new YamlNode.Text(keys.node().place(), type.typeName())));
    return new EventPlan.Parts(
        forEach,
        when,
        label,
        source,
        id,
        subject,
        time,
        contexts.writer(ofContext, extensions, keys.node()),
        new RecordWriter<>(
            type.dataClass(),
            fields.writers(type.typeName(), EventField.of(type), nodes, keys.node()),
            ""));
  }

  /** Takes the context's fields out of {@code nodes}; a type's own field goes first. */
  private Map<String, YamlNode> split(EventType type, Map<String, YamlNode> nodes) {
    Set<String> own =
        EventField.of(type).stream().map(EventField::name).collect(Collectors.toSet());
    Map<String, YamlNode> context = new LinkedHashMap<>();
    for (String name : ContextParser.names()) {
      YamlNode node = own.contains(name) ? null : nodes.remove(name);
      if (node != null) {
        context.put(name, node);
      }
    }
    // A field at the top belongs to those events that have it; known to none, it is a problem
    // there.
    top.entries("fields")
        .ifPresent(
            map ->
                map.entries().keySet().stream()
                    .filter(name -> !own.contains(name) && isFieldOfAnyType(name))
                    .forEach(nodes::remove));
    return context;
  }

  private static boolean isFieldOfAnyType(String name) {
    return Arrays.stream(EventType.values())
        .flatMap(type -> EventField.of(type).stream())
        .anyMatch(field -> field.name().equals(name));
  }

  private Optional<EventType> type(Keys keys) {
    if (!keys.has("type")) {
      problems.add(keys.node(), "an event needs 'type', such as ProductSold");
    }
    return keys.text("type")
        .flatMap(
            name -> {
              Optional<EventType> type = EventType.named(name);
              if (type.isEmpty()) {
                List<String> known =
                    Arrays.stream(EventType.values()).map(EventType::typeName).toList();
                problems.add(
                    keys.get("type").orElse(keys.node()),
                    "there is no event type '%s'; %s"
                        .formatted(name, Problems.suggestion(name, known)));
              }
              return type;
            });
  }

  private List<Ref.Pointer> forEach(Keys keys) {
    List<Ref.Pointer> pointers = new ArrayList<>();
    for (String text : keys.texts("for-each")) {
      YamlNode place = keys.get("for-each").orElse(keys.node());
      Optional<Ref> ref = values.names().ref(text, place.place());
      if (ref.isPresent() && ref.get() instanceof Ref.Pointer pointer) {
        pointers.add(pointer);
      } else if (ref.isPresent()) {
        problems.add(place, "'for-each' belongs to 'reads: json'; a row has no lists");
      }
    }
    return pointers;
  }

  private Optional<YamlNode> shared(Keys keys, String key) {
    Optional<YamlNode> node = keys.get(key).or(() -> top.get(key));
    if (node.isEmpty() && !key.equals("source")) {
      problems.add(keys.node(), "needs '%s', here or at the top of the mapping".formatted(key));
    }
    return node;
  }
}
