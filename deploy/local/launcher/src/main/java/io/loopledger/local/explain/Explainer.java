package io.loopledger.local.explain;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.Failure;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes lives from events, by the rules and the reference data each event was pinned to. */
public final class Explainer {
  private final ReferenceLog references;
  private final LedgerLife ledger;

  Explainer(ReferenceLog references, LedgerLife ledger) {
    this.references = references;
    this.ledger = ledger;
  }

  /** Explains with the chart and the rules of this release. */
  public static Explainer of(ReferenceLog references) {
    PostingEngine engine = new PostingEngine(Chart.builtIn(), references::at);
    return new Explainer(references, new FoldedLife(engine));
  }

  /** The life that these events tell; what was recorded after {@code asOf} is left out. */
  public Life life(Subject subject, List<ReceivedEvent> events, Optional<Instant> asOf) {
    List<ReceivedEvent> known =
        events.stream()
            .filter(e -> asOf.isEmpty() || !e.recordedTime().isAfter(asOf.get()))
            .toList();
    Map<Life.Identity, Instant> recorded = new HashMap<>();
    List<PinnedEvent> pinned = new ArrayList<>();
    for (ReceivedEvent event : known) {
      recorded.put(Life.Identity.of(event.event()), event.recordedTime());
      pinned.add(new PinnedEvent(event.event(), event.refVersion()));
    }
    return new Life(
        subject, brand(subject), asOf, events.size() - known.size(), recorded, steps(pinned));
  }

  /**
   * The life with more events, which are pinned to the newest reference data, as if they came now.
   *
   * @throws Failure if one is about another subject or known already
   */
  public Life whatIf(Life life, List<Event> more) {
    List<PinnedEvent> pinned = new ArrayList<>(life.steps().stream().map(s -> s.event()).toList());
    long version = references.latest().version();
    for (Event event : more) {
      PinnedEvent added = new PinnedEvent(event, version);
      requireOwn(life.subject(), event);
      if (pinned.stream().anyMatch(added::hasSameIdentity)) {
        throw new Failure(
            ("event '%s' of source '%s' is known already, and an event never changes; give it another"
                    + " id, or ask what an EventCorrected of it would post")
                .formatted(event.id(), event.source()));
      }
      pinned.add(added);
    }
    return new Life(
        life.subject(), life.brand(), life.asOf(), life.leftOut(), life.recorded(), steps(pinned));
  }

  /** The brand a subject belongs to. */
  public Brand brand(Subject subject) {
    return references.latest().brands().stream()
        .filter(brand -> subject.isOf(brand.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "%s belongs to no registered brand; ./loopledger brands lists them"
                        .formatted(subject)));
  }

  private static void requireOwn(Subject subject, Event event) {
    if (!event.subject().equals(subject)) {
      throw new Failure(
          "event '%s' is about %s, not about %s; explain that one with --subject %s"
              .formatted(event.id(), event.subject(), subject, event.subject()));
    }
  }

  private List<LedgerLife.Step> steps(List<PinnedEvent> pinned) {
    try {
      return ledger.steps(pinned);
    } catch (PostingRefusedException e) {
      throw new Failure(
          "The events cannot be posted (%s): %s".formatted(e.code(), e.explanation()), e);
    }
  }
}
