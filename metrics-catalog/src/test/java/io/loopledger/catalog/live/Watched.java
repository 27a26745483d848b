package io.loopledger.catalog.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.live.alerts.Observation;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.LiveReferences;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.live.CustomerImpact;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A unit of acme that is posted and watched, event by event, as the job does it. */
public final class Watched {
  public static final String CUSTOMER = "psn_mfrggzdfmztwq2lknnwg23tpoa";
  public static final String BUYER = "psn_buyerzdfmztwq2lknnwg23tpoa";
  public static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  private final SubjectLedger ledger =
      new SubjectLedger(new PostingEngine(Chart.builtIn(), LiveReferences::at), 1_000);
  private final UnitWatch watch = new UnitWatch(ledger, LiveReferences::at);
  private SubjectHistory history = SubjectHistory.EMPTY;
  private byte @Nullable [] figures;

  public final List<Alert> alerts = new ArrayList<>();
  public final List<CustomerImpact> impacts = new ArrayList<>();
  public final List<Observation> observations = new ArrayList<>();

  /** Takes events as they arrive. */
  public Watched arrive(Event... events) {
    for (Event event : events) {
      arrive(event);
    }
    return this;
  }

  /** Takes events as they arrive. */
  public Watched arrive(List<Event> events) {
    events.forEach(this::arrive);
    return this;
  }

  private void arrive(Event event) {
    SubjectLedger.Answer answer =
        ledger.accept(history, new PinnedEvent(event, LiveReferences.VERSION));
    assertThat(answer).as(event.id()).isInstanceOf(SubjectLedger.Answer.Accepted.class);
    SubjectLedger.Answer.Accepted accepted = (SubjectLedger.Answer.Accepted) answer;
    UnitWatch.Seen seen =
        watch.see(
            new UnitChange(history, accepted.history(), accepted.difference(), event, NOW),
            () -> figures == null ? null : UnitFiguresCodec.decode(figures));
    history = accepted.history();
    if (seen.figures() instanceof UnitWatch.Keep.These kept) {
      figures = UnitFiguresCodec.encode(kept.figures());
      assertThat(figures)
          .as("the kept figures are those of the journal after %s", event.id())
          .isEqualTo(UnitFiguresCodec.encode(UnitFigures.of(ledger.journal(history).postings())));
    }
    assertThat(seen.facts().alerts()).noneMatch(a -> a.rule().equals("live-rule-failed"));
    alerts.addAll(seen.facts().alerts());
    impacts.addAll(seen.facts().impacts());
    observations.addAll(seen.facts().observations());
  }

  /** Forgets the kept figures, as a job of an older release that is upgraded never had any. */
  public Watched withoutFigures() {
    figures = null;
    return this;
  }

  /** The alerts that stand: of each id the highest version. */
  public List<Alert> standing() {
    Map<String, Alert> last = new LinkedHashMap<>();
    for (Alert alert : alerts) {
      Alert known = last.get(alert.alertId());
      assertThat(known == null || known.version() < alert.version()).isTrue();
      last.put(alert.alertId(), alert);
    }
    return last.values().stream().filter(a -> a.status() == Alert.Status.RAISED).toList();
  }

  /** The last message about a return. */
  public CustomerImpact last() {
    return impacts.getLast();
  }

  /** An event of the unit, days after 1 March 2026. */
  public static Event event(String id, double day, EventData data) {
    return event(id, day, data, context -> context);
  }

  /** The same with attributes. */
  public static Event event(
      String id, double day, EventData data, UnaryOperator<EventContext.Builder> attributes) {
    return new Event(
        id,
        "/live",
        Subject.unit("acme", "QR-1"),
        Instant.parse("2026-03-01T10:00:00Z").plusSeconds((long) (day * 86_400)),
        attributes.apply(EventContext.of("acme", Origin.REAL)).build(),
        data);
  }

  public static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
