package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.record.Countries;
import io.loopledger.ingest.mapping.value.NumberValue;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import io.loopledger.schemas.event.EventField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how fields get their values, by the names and kinds of the event language. */
final class FieldParser {
  private static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "yes", true, "1", true, "false", false, "no", false, "0", false);

  private final ValueParser values;
  private final MoneyParser money;
  private final NestedParser nested;
  private final Problems problems;

  FieldParser(ValueParser values, Problems problems) {
    this.values = values;
    this.problems = problems;
    this.money = new MoneyParser(values, problems);
    this.nested = new NestedParser(this, values, problems);
  }

  /**
   * The writers of a record's fields.
   *
   * @param owner the record for people
   * @param fields what it has
   * @param nodes what the mapping says of them, by name; names that are no field are problems
   * @param at where problems of the whole stand
   */
  List<RecordWriter.NamedWriter> writers(
      String owner, List<EventField> fields, Map<String, YamlNode> nodes, YamlNode at) {
    Set<String> known =
        fields.stream().map(EventField::name).collect(Collectors.toCollection(LinkedHashSet::new));
    nodes.forEach(
        (name, node) -> {
          if (!known.contains(name)) {
            problems.add(
                node,
                "%s has no field '%s'; %s"
                    .formatted(owner, name, Problems.suggestion(name, known)));
          }
        });
    List<RecordWriter.NamedWriter> writers = new ArrayList<>();
    for (EventField field : fields) {
      YamlNode node = nodes.get(field.name());
      if (node == null) {
        if (!field.optional()) {
          problems.add(at, "%s needs field '%s': %s".formatted(owner, field.name(), field.doc()));
        }
        Object absent = field.kind() == EventField.Kind.RECORDS ? List.of() : null;
        writers.add(
            new RecordWriter.NamedWriter(field.name(), field.name(), (e, faults) -> absent));
      } else {
        writers.add(writer(field, node));
      }
    }
    return writers;
  }

  private RecordWriter.NamedWriter writer(EventField field, YamlNode node) {
    return switch (field.kind()) {
      case TEXT -> text(field, node);
      case WHOLE_NUMBER -> {
        NumberValue number = values.numbers().number(node);
        yield named(
            field,
            number.label(),
            field.optional()
                ? (e, faults) -> number.whole(e)
                : (e, faults) -> {
                  number.needed(e);
                  return number.whole(e);
                });
      }
      case MONEY -> {
        MoneyParser.MoneyValue amount = money.parse(node);
        yield named(
            field,
            amount.amount().label(),
            field.optional()
                ? (e, faults) -> amount.money(e)
                : (e, faults) -> {
                  amount.amount().needed(e);
                  return amount.money(e);
                });
      }
      case CHOICE -> words(field, node, MappingCode.NOT_A_CHOICE, choices(field));
      case FLAG -> words(field, node, MappingCode.NOT_A_FLAG, Map.copyOf(FLAGS));
      case RECORD -> named(field, field.name(), nested.record(field, node));
      case RECORDS -> named(field, field.name(), nested.records(field, node));
      case TEXT_MAP -> {
        problems.add(node, "write '%s' beside the fields".formatted(field.name()));
        yield named(field, field.name(), (e, faults) -> Map.of());
      }
    };
  }

  private RecordWriter.NamedWriter text(EventField field, YamlNode node) {
    Value value = values.text(node);
    if (field.name().equals("country")) {
      return country(field, value);
    }
    return named(
        field,
        value.label(),
        field.optional() ? (e, faults) -> orNull(value.text(e)) : (e, faults) -> value.needed(e));
  }

  /** A country is read from a code or an English name; one that is none is left out. */
  private static RecordWriter.NamedWriter country(EventField field, Value value) {
    return named(field, value.label(), (e, faults) -> Countries.alpha2(value.text(e)).orElse(null));
  }

  private RecordWriter.NamedWriter words(
      EventField field, YamlNode node, MappingCode code, Map<String, ?> words) {
    Value value = values.text(node);
    List<String> known =
        field.kind() == EventField.Kind.FLAG ? List.of("true", "false") : names(field);
    value
        .constant()
        .filter(text -> !words.containsKey(plain(text)))
        .ifPresent(
            text ->
                problems.add(
                    node,
                    "%s is '%s', which is none of %s"
                        .formatted(field.name(), text, String.join(", ", known))));
    FieldWriter writer =
        (evaluation, faults) -> {
          String text = field.optional() ? value.text(evaluation) : value.needed(evaluation);
          Object found = words.get(plain(text));
          if (found == null && !text.isEmpty()) {
            throw new FaultException(
                code,
                value.label(),
                text,
                "%s becomes %s, which is one of %s; translate it with 'map:'"
                    .formatted(value.label(), field.name(), String.join(", ", known)));
          }
          return found;
        };
    return named(field, value.label(), writer);
  }

  private static Map<String, Object> choices(EventField field) {
    return field.choices().stream()
        .collect(Collectors.toMap(choice -> plain(choice.name()), choice -> choice));
  }

  private static List<String> names(EventField field) {
    return field.choices().stream().<String>map(Enum::name).toList();
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
  }

  private static RecordWriter.NamedWriter named(
      EventField field, String label, FieldWriter writer) {
    return new RecordWriter.NamedWriter(field.name(), label, writer);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
