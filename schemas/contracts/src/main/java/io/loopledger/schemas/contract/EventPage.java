package io.loopledger.schemas.contract;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The event language as a page for people: who writes a mapping or a request finds each type, its
 * fields, what they mean and an example, without a tool.
 */
final class EventPage {
  private static final String HEAD =
      """
      # The event language

      %d event types. Every event has `id`, `source`, `subject` and `time` of its own, any of the fields of [all events](#all-events), and its type's.

      - **needed**: yes, or empty where the field may be left out. `legs[].mode` is a field of each record in the list `legs`, needed where there is one.
      - money is `{"amount": "12.50", "currency": "EUR"}`: major units, at most six decimals, exact.
      - `subject` is what the event is about: `unit:BRAND/KEY` (a physical unit), `line:` (goods without identity), `voucher:`, `doc:` (a document), `period:`.

      Not edited by hand: [`schemas/contracts`](../README.md) makes it from the event records, like the other contracts beside it.

      """;

  private EventPage() {}

  static String text() {
    List<EventType> types =
        Arrays.stream(EventType.values())
            .sorted(Comparator.comparingInt(EventType::stageRank))
            .toList();
    StringBuilder page = new StringBuilder(HEAD.formatted(types.size()));
    page.append("In the order of the loop:\n\n| type | topic | what happened |\n|---|---|---|\n");
    for (EventType type : types) {
      page.append(
          "| [`%s`](#%s) | `%s` | %s |\n"
              .formatted(
                  type.typeName(),
                  type.typeName().toLowerCase(Locale.ROOT),
                  type.topic().topicName(),
                  cell(JsonSchemas.doc(type))));
    }
    page.append("\n## All events\n\n");
    table(page, EventField.context());
    for (EventType type : types) {
      page.append("\n## %s\n\n%s\n\n".formatted(type.typeName(), JsonSchemas.doc(type)));
      if (EventField.of(type).isEmpty()) {
        page.append("No fields of its own.\n");
      } else {
        table(page, EventField.of(type));
      }
    }
    return page.toString();
  }

  private static void table(StringBuilder page, List<EventField> fields) {
    page.append("| field | kind | needed | meaning | example |\n|---|---|---|---|---|\n");
    for (EventField field : fields) {
      row(page, "", field);
    }
  }

  private static void row(StringBuilder page, String parent, EventField field) {
    boolean isNeeded = !field.optional() && !JsonSchemas.isDefaulted(field);
    String name = parent + field.name();
    page.append(
        "| `%s` | %s | %s | %s | %s |\n"
            .formatted(
                name, kind(field), isNeeded ? "yes" : "", cell(field.doc()), example(field)));
    String prefix = name + (field.kind() == EventField.Kind.RECORDS ? "[]." : ".");
    field.fields().forEach(inner -> row(page, prefix, inner));
  }

  private static String kind(EventField field) {
    return switch (field.kind()) {
      case TEXT -> "text";
      case WHOLE_NUMBER -> "whole number";
      case FLAG -> "yes or no";
      case CHOICE ->
          field.choices().stream()
              .map(choice -> "`" + choice.name() + "`")
              .collect(Collectors.joining(", "));
      case MONEY -> "money";
      case TEXT_MAP -> "names to values";
      case RECORD -> "record";
      case RECORDS -> "list of records";
    };
  }

  private static String example(EventField field) {
    return field.example().isEmpty() ? "" : "`" + cell(field.example()) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
