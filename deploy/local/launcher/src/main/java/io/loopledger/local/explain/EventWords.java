package io.loopledger.local.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.local.screen.Printable;
import io.loopledger.schemas.event.Corrections.EventCorrected;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event says, in words. */
final class EventWords {
  private static final int MOST_TEXT = 120;

  /** Of the context, what belongs to this event more than to its unit; never the customer. */
  private static final Set<String> CONTEXT =
      Set.of("document_id", "document_type", "order_id", "partner", "channel", "country");

  private final Language language;
  private final Numbers numbers;

  EventWords(Language language) {
    this.language = language;
    this.numbers = new Numbers(language);
  }

  /** Lines about an event; none if it says nothing but that it happened. */
  List<String> of(Event event) {
    return switch (event.data()) {
      case EventCorrected corrected -> corrected(corrected);
      case EventVoided voided ->
          List.of(
              change(
                  "correction.voids",
                  voided.targetId(),
                  voided.targetSource(),
                  voided.revision(),
                  voided.reason(),
                  voided.correctedBy()));
      default -> {
        String said = said(event);
        yield said.isEmpty() ? List.of() : List.of(said);
      }
    };
  }

  private List<String> corrected(EventCorrected corrected) {
    String change =
        change(
            "correction.corrects",
            corrected.targetId(),
            corrected.targetSource(),
            corrected.revision(),
            corrected.reason(),
            corrected.correctedBy());
    String replacement =
        replacement(corrected)
            .map(event -> event.type().typeName() + ": " + said(event))
            .orElse(corrected.replacement());
    return List.of(
        change,
        language.words("correction.replacement", Printable.line(replacement, 2 * MOST_TEXT)));
  }

  private String change(
      String key, String id, String source, long revision, String reason, @Nullable String by) {
    String who = by == null ? "" : language.words("correction.by", Printable.line(by, MOST_TEXT));
    return language.words(
            key,
            Printable.line(id, MOST_TEXT),
            Printable.line(source, MOST_TEXT),
            revision,
            Printable.line(reason, MOST_TEXT))
        + who;
  }

  private static Optional<Event> replacement(EventCorrected corrected) {
    try {
      return JsonEvents.readStructured(corrected.replacement().getBytes(UTF_8))
              instanceof ReadEvent.Valid(var event)
          ? Optional.of(event)
          : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private String said(Event event) {
    List<String> said = new ArrayList<>();
    add(said, EventField.of(event.type()), (Record) event.data());
    List<EventField> context =
        EventField.context().stream().filter(field -> CONTEXT.contains(field.name())).toList();
    EventContext own = event.context();
    add(said, context, own);
    return String.join(", ", said);
  }

  private void add(List<String> said, List<EventField> fields, Record from) {
    for (EventField field : fields) {
      String name = field.name().replace('_', ' ');
      switch (field.value(from)) {
        case null -> {}
        case Map<?, ?> map -> {}
        case Long number -> said.add(quantity(field.name(), number));
        case Money money ->
            said.add(
                "%s %s %s"
                    .formatted(
                        name,
                        numbers.exact(money.amountMicros(), money.currency()),
                        money.currency()));
        case Boolean flag -> said.add(name + " " + language.words(flag ? "yes" : "no"));
        case Enum<?> choice ->
            said.add(name + " " + choice.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        case Record inner -> said.add("%s (%s)".formatted(name, inner(field, inner)));
        case List<?> list when list.isEmpty() -> {}
        case List<?> list ->
            said.add(
                "%s (%s)"
                    .formatted(
                        name,
                        String.join(
                            "; ", list.stream().map(e -> inner(field, (Record) e)).toList())));
        case Object other -> said.add(name + " " + text(String.valueOf(other)));
      }
    }
  }

  /** A text of others; in quotes where it could be taken for more of the list. */
  private static String text(String text) {
    String line = Printable.line(text, MOST_TEXT);
    return line.chars().anyMatch(c -> ",;()".indexOf(c) >= 0) ? '"' + line + '"' : line;
  }

  /** Grams and metres stand in a field's name; people write them behind the number. */
  private String quantity(String field, long number) {
    String text = numbers.whole(number);
    for (String unit : List.of("g", "m")) {
      if (field.endsWith("_" + unit)) {
        String name = field.substring(0, field.length() - unit.length() - 1);
        return "%s %s %s".formatted(name.replace('_', ' '), text, unit);
      }
    }
    return field.replace('_', ' ') + " " + text;
  }

  private String inner(EventField field, Record record) {
    List<String> said = new ArrayList<>();
    add(said, field.fields(), record);
    return String.join(", ", said);
  }
}
