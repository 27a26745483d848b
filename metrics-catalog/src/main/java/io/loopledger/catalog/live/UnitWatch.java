package io.loopledger.catalog.live;

import io.loopledger.catalog.live.alerts.AlertMaker;
import io.loopledger.catalog.live.alerts.AlertMaker.Arrival;
import io.loopledger.catalog.live.alerts.Finding;
import io.loopledger.catalog.live.alerts.Observation;
import io.loopledger.catalog.live.alerts.RepairTimes;
import io.loopledger.catalog.live.alerts.Timeline;
import io.loopledger.catalog.live.alerts.UnitRule;
import io.loopledger.catalog.live.customer.ReturnMessages;
import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.Trigger;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.live.CustomerImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Watches units while their events are posted. What it says follows from the unit's events and
 * entries alone; it is asked after posting, and can change nothing of it: a rule that fails is an
 * alert of its own, never a rejected event.
 */
public final class UnitWatch {
  private static final String FAILED = "live-rule-failed";

  private final SubjectLedger ledger;
  private final ReturnMessages returns;

  /** A watch beside a ledger, on the reference data that events are pinned to. */
  public UnitWatch(SubjectLedger ledger, LongFunction<ReferenceData> references) {
    this.ledger = ledger;
    this.returns = new ReturnMessages(references);
  }

  /**
   * What an arrival has others to be told.
   *
   * @param facts what to tell
   * @param figures what to do with the kept figures
   */
  public record Seen(LiveFacts facts, Keep figures) {
    /** Nothing to tell, nothing changed. */
    static final Seen NOTHING = new Seen(LiveFacts.NONE, new Keep.AsTheyAre());
  }

  /** What becomes of the kept figures. */
  public sealed interface Keep {
    /** They did not change. */
    record AsTheyAre() implements Keep {}

    /** These are kept now. */
    record These(UnitFigures figures) implements Keep {}

    /** They could not be brought up to date: made anew from the journal next time. */
    record None() implements Keep {}
  }

  /** Where the kept figures of a unit are, if they are: read only where they are needed. */
  @FunctionalInterface
  public interface KeptFigures {
    /** The figures before the change, or null where none were kept. */
    @Nullable UnitFigures read();
  }

  /** What a change of a subject has others to be told. */
  public Seen see(UnitChange change, KeptFigures kept) {
    Trigger trigger = change.trigger();
    if (trigger.subject().kind() != Subject.Kind.UNIT) {
      return Seen.NOTHING;
    }
    Watched watched = Watched.by(change);
    if (watched == Watched.NOT_OF_JOURNAL) {
      return Seen.NOTHING;
    }
    boolean isRelevant =
        change.difference().stream().anyMatch(c -> UnitFigures.isRelevant(c.posting()));
    boolean mayBeOfReturn = isRelevant || watched.byReturns();
    if (!mayBeOfReturn && !watched.byRules() && !watched.byRepairs()) {
      return Seen.NOTHING;
    }
    Arrival arrival = arrival(change);
    List<Alert> alerts = new ArrayList<>();
    List<Observation> observations = new ArrayList<>();
    Timeline before = timeline(trigger.subject(), change.before());
    Timeline after = timeline(trigger.subject(), change.after());
    boolean isOfReturn =
        isRelevant || (mayBeOfReturn && (before.hasCustomer() || after.hasCustomer()));
    if (watched.byRules()) {
      guarded(arrival, alerts, () -> rules(before, after, arrival, alerts));
    }
    if (watched.byRepairs()) {
      guarded(arrival, alerts, () -> repairs(before, after, arrival, observations));
    }
    List<CustomerImpact> impacts = new ArrayList<>();
    Keep figures = new Keep.AsTheyAre();
    if (isOfReturn) {
      Figures work = new Figures(change, kept);
      guarded(arrival, alerts, () -> figures(work, before, after, observations, impacts));
      if (isRelevant) {
        figures = work.after == null ? new Keep.None() : new Keep.These(work.after);
      }
    }
    return new Seen(new LiveFacts(alerts, impacts, observations), figures);
  }

  /** Who has to look at a change. */
  private record Watched(boolean byReturns, boolean byRules, boolean byRepairs) {
    /** The journal is as it was, so there is nothing to tell: the ledger was corrected to it. */
    static final Watched NOT_OF_JOURNAL = new Watched(false, false, false);

    private static final Watched BY_ALL = new Watched(true, true, true);

    static Watched by(UnitChange change) {
      return switch (change.trigger()) {
        case Trigger.Arrived(var event) ->
            new Watched(
                ReturnMessages.isWatched(event),
                UnitRule.isWatched(event),
                RepairTimes.isWatched(event));
        case Trigger.Asked(var command, var subject) ->
            command instanceof Command.CorrectProof || change.after().events().isEmpty()
                ? NOT_OF_JOURNAL
                : BY_ALL;
      };
    }
  }

  private static final class Figures {
    private final UnitChange change;
    private final KeptFigures kept;
    private @Nullable UnitFigures after;

    Figures(UnitChange change, KeptFigures kept) {
      this.change = change;
      this.kept = kept;
    }
  }

  private static void rules(Timeline before, Timeline after, Arrival arrival, List<Alert> out) {
    for (UnitRule rule : UnitRule.ALL) {
      out.addAll(
          AlertMaker.changes(
              rule.id(), rule.severity(), rule.findings(before), rule.findings(after), arrival));
    }
  }

  private static void repairs(
      Timeline before, Timeline after, Arrival arrival, List<Observation> out) {
    changes(
        RepairTimes.of(before, arrival.version(), arrival.triggerId()),
        RepairTimes.of(after, arrival.version(), arrival.triggerId()),
        arrival,
        out);
  }

  private void figures(
      Figures work,
      Timeline before,
      Timeline after,
      List<Observation> observations,
      List<CustomerImpact> impacts) {
    UnitChange change = work.change;
    UnitFigures figures = work.kept.read();
    if (figures == null) {
      // None were kept: the unit is new, or its earlier events were posted by an older release.
      figures = UnitFigures.of(ledger.journal(change.before()).postings());
    }
    Arrival arrival = arrival(change);
    var marginsBefore = ProductMargins.of(figures, arrival);
    var told = returns.of(figures, before);
    figures = after(change, figures);
    changes(marginsBefore, ProductMargins.of(figures, arrival), arrival, observations);
    impacts.addAll(returns.changes(told, returns.of(figures, after), arrival.version()));
    work.after = figures;
  }

  /** An event adds its difference; behind a command the journal is looked at as a whole. */
  private UnitFigures after(UnitChange change, UnitFigures before) {
    if (change.trigger() instanceof Trigger.Asked) {
      return UnitFigures.of(ledger.journal(change.after()).postings());
    }
    for (SubjectLedger.Caused caused : change.difference()) {
      before.add(caused.posting());
    }
    return before;
  }

  /** What is new or different, and what is gone. */
  private static void changes(
      Map<String, Observation> before,
      Map<String, Observation> after,
      Arrival arrival,
      List<Observation> out) {
    after.forEach(
        (key, observation) -> {
          if (!observation.equals(before.get(key))) {
            out.add(observation);
          }
        });
    before.forEach(
        (key, observation) -> {
          Observation now = after.get(key);
          if (now == null || !now.about().equals(observation.about())) {
            out.add(observation.gone(arrival.version(), arrival.triggerId()));
          }
        });
  }

  private Timeline timeline(Subject subject, SubjectHistory history) {
    return new Timeline(subject, ledger.effective(history), history.evicted() == null);
  }

  private static Arrival arrival(UnitChange change) {
    Trigger trigger = change.trigger();
    boolean isEvent = trigger instanceof Trigger.Arrived;
    Event event =
        trigger instanceof Trigger.Arrived(var arrived)
            ? arrived
            : change.after().events().getLast().event();
    return new Arrival(
        event.context().brand(),
        trigger.subject().toString(),
        UnitChange.version(change.after()),
        trigger.id(),
        isEvent ? event.effectiveTime() : change.now(),
        change.now());
  }

  private static void guarded(Arrival arrival, List<Alert> alerts, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      Finding failure =
          new Finding(
              String.valueOf(e.getClass().getName()),
              "a live rule of this release failed on %s; its entries are right, report this: %s"
                  .formatted(arrival.about(), e),
              Map.of("exception", String.valueOf(e)));
      alerts.add(
          AlertMaker.alert(FAILED, Alert.Severity.CRITICAL, Alert.Status.RAISED, failure, arrival));
    }
  }
}
