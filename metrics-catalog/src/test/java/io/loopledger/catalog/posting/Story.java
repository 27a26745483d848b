package io.loopledger.catalog.posting;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.reference.TestReferences;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Tells what happened to a subject of brand acme, one event an hour from 1 March 2024 10:00 UTC,
 * named e1, e2, ... and reads its journal as lines {@code event account amount measure}.
 */
final class Story {
  static final PostingEngine ENGINE = new PostingEngine(Chart.builtIn(), TestReferences::at);
  static final Instant START = Instant.parse("2024-03-01T10:00:00Z");

  private final Subject subject;
  private final List<PinnedEvent> events = new ArrayList<>();
  private Instant next = START;

  private Story(Subject subject) {
    this.subject = subject;
  }

  static Story ofUnit() {
    return new Story(Subject.unit("acme", "QR-1"));
  }

  static Story ofLine() {
    return new Story(Subject.line("acme", "17850/85123A"));
  }

  /** The next event happens at this time, the later ones an hour after each other. */
  Story at(String time) {
    next = Instant.parse(time);
    return this;
  }

  Story then(EventData data) {
    return then(data, context -> context);
  }

  Story then(EventData data, UnaryOperator<EventContext.Builder> attributes) {
    return then(TestReferences.LATEST, data, attributes);
  }

  Story then(long refVersion, EventData data, UnaryOperator<EventContext.Builder> attributes) {
    events.add(
        new PinnedEvent(
            new Event(
                "e" + (events.size() + 1),
                "/story",
                subject,
                next,
                attributes.apply(EventContext.of("acme", Origin.REAL)).build(),
                data),
            refVersion));
    next = next.plusSeconds(3600);
    return this;
  }

  List<PinnedEvent> events() {
    return List.copyOf(events);
  }

  Journal journal() {
    return ENGINE.journal(events);
  }

  /** All lines of the journal. */
  List<String> lines() {
    return lines(journal());
  }

  /** The lines of one event, without its name. */
  List<String> lines(String eventId) {
    return journal().postings().stream()
        .filter(posting -> posting.key().eventId().equals(eventId))
        .map(Story::line)
        .map(line -> line.substring(eventId.length() + 1))
        .toList();
  }

  static List<String> lines(Journal journal) {
    return journal.postings().stream().map(Story::line).toList();
  }

  /** The net amount on an account, over the whole journal, in its one measure. */
  String balance(String account) {
    long micros = postings(account).mapToLong(Posting::amountMicros).reduce(0, Math::addExact);
    return Micros.toDecimal(micros).stripTrailingZeros().toPlainString();
  }

  Stream<Posting> postings(String account) {
    return journal().postings().stream().filter(posting -> posting.key().account().equals(account));
  }

  Dimensions dimensions(String eventId) {
    return journal().postings().stream()
        .filter(posting -> posting.key().eventId().equals(eventId))
        .map(posting -> posting.key().dimensions())
        .findFirst()
        .orElseThrow();
  }

  static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }

  static Money gbp(String amount) {
    return Money.of(amount, "GBP");
  }

  private static String line(Posting posting) {
    return "%s %s %s %s"
        .formatted(
            posting.key().eventId(),
            posting.key().account(),
            Micros.toDecimal(posting.amountMicros()).stripTrailingZeros().toPlainString(),
            posting.key().measure());
  }
}
