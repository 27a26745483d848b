package io.loopledger.dayend;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.BookPolicies;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.dayend.decide.Day;
import io.loopledger.dayend.decide.SubjectBook;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A brand in Berlin, and what happens to one of its subjects. */
public final class Story {
  /** The brand: 0.05 a night, global margin up to 500. */
  public static final Brand BRAND =
      brand(
          """
          {"globalMarginUpTo": 500, "capitalPerYear": 0.0365}
          """);

  private static final ReferenceData REFERENCE = reference();

  private final Subject subject;
  private final List<PinnedEvent> events = new ArrayList<>();

  /** A story of a subject, such as {@code unit:hand/1}. */
  public Story(String subject) {
    this.subject = Subject.parse(subject);
  }

  private static Brand brand(String policies) {
    return new Brand(
        "hand",
        "hands",
        "DE",
        ZoneId.of("Europe/Berlin"),
        "EUR",
        new Brand.Policies(
            Brand.Policies.EU,
            "never",
            "ecb-latest-published",
            BookPolicies.read("test", policies.getBytes(StandardCharsets.UTF_8))),
        List.of(new Programme("again", "RESTART", 2)));
  }

  private static ReferenceData reference() {
    try {
      ReferenceLog log = ReferenceLog.open(Files.createTempDirectory("story"));
      log.publishRules(RuleSets.NEWEST);
      log.publish(BRAND);
      return log.latest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The reference data with the brand. */
  public static ReferenceData referenceData() {
    return REFERENCE;
  }

  /** An event of the brand's programme at an instant, with an id. */
  public static Event event(String subject, String id, String time, EventData data) {
    return new Event(
        id,
        "/hand",
        Subject.parse(subject),
        Instant.parse(time),
        EventContext.of("hand", Origin.REAL).program("again").document("K-1", null).build(),
        data);
  }

  /** Something happens: e0, e1, ... */
  public Story at(String time, EventData data) {
    return with(event(subject.toString(), "e" + events.size(), time, data));
  }

  /** An event that somebody else made. */
  public Story with(Event event) {
    events.add(new PinnedEvent(event, REFERENCE.version()));
    return this;
  }

  /** The subject at the end of a date. */
  public SubjectBook on(String date) {
    Day day = new Day(BRAND, LocalDate.parse(date));
    PostingEngine engine = new PostingEngine(Chart.builtIn(), version -> REFERENCE);
    return new SubjectBook(
        subject,
        day,
        List.copyOf(events),
        engine.standing(events, event -> day.includes(event.effectiveTime())));
  }
}
