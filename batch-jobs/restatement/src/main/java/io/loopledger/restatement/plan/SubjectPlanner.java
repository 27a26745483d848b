package io.loopledger.restatement.plan;

import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.proof.refold.Pins;
import io.loopledger.proof.refold.Repin;
import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.restatement.plan.SubjectPlan.Refusal;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.event.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what a run does with a subject: its command, applied by the same code as in the posting
 * job, to the same events with the same pins. So what it tells is what is posted.
 */
public final class SubjectPlanner {
  /** The posting job keeps its own limit; whatever it accepted is folded here. */
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final SubjectLedger ledger;
  private final Map<String, List<Repin>> repins;
  private final Request request;
  private final String runId;

  /**
   * Makes a planner.
   *
   * @param repins the restatements of each subject so far, in the order in which they were applied
   */
  public SubjectPlanner(
      PostingEngine engine, Map<String, List<Repin>> repins, Request request, String runId) {
    this.ledger = new SubjectLedger(engine, NO_LIMIT);
    this.repins = repins;
    this.request = request;
    this.runId = runId;
  }

  /** The plan of a subject; empty where the run has nothing to do with it. */
  public Optional<SubjectPlan> plan(String subject, List<StoredEvent> events) {
    if (!request.selection().has(subject, events)) {
      return Optional.empty();
    }
    Pins pins = new Pins(events, repins.getOrDefault(subject, List.of()));
    List<PinnedEvent> now = pins.now();
    return switch (request.target()) {
      case Target.ToVersion to ->
          Optional.of(
              applied(
                  subject,
                  now,
                  CommandMessage.repin(
                      Request.commandId(runId, subject),
                      Subject.parse(subject),
                      to.version(),
                      request.reason(),
                      request.requestedBy())));
      case Target.Before before ->
          reversed(subject, now, pins.undoing(Request.commandId(before.runId(), subject)));
    };
  }

  private Optional<SubjectPlan> reversed(
      String subject, List<PinnedEvent> now, Pins.Undoing undoing) {
    return switch (undoing) {
      case Pins.Undoing.Unknown unknown -> Optional.empty();
      case Pins.Undoing.Later later ->
          Optional.of(
              refused(
                  subject,
                  now,
                  "RESTATED_SINCE",
                  "command '%s' restated the same events since; reverse its run first"
                      .formatted(later.commandId())));
      case Pins.Undoing.Possible possible when possible.pins().isEmpty() ->
          Optional.of(plan(subject, now, List.of(), List.of(), Optional.empty()));
      case Pins.Undoing.Possible possible ->
          Optional.of(
              applied(
                  subject,
                  now,
                  CommandMessage.repin(
                      Request.commandId(runId, subject),
                      Subject.parse(subject),
                      possible.pins(),
                      request.reason(),
                      request.requestedBy())));
    };
  }

  private SubjectPlan applied(String subject, List<PinnedEvent> now, CommandMessage message) {
    try {
      SubjectHistory history = SubjectHistory.of(now);
      List<Posting> published = ledger.journal(history).postings();
      Command command = Commands.of(message);
      return switch (ledger.apply(history, command)) {
        case Answer.Accepted accepted -> planned(subject, now, published, accepted, message);
        case Answer.Refused(var code, var text) -> refused(subject, now, code.name(), text);
        case Answer.Deferred(var reason, var text) -> refused(subject, now, reason.name(), text);
      };
    } catch (PostingRefusedException e) {
      return refused(subject, now, e.code().name(), e.explanation());
    } catch (RuntimeException e) {
      // One subject that the rules fail on must not hide what becomes of all others.
      return refused(
          subject, now, "RULE_FAILED", "the rules of this release fail on its events: " + e);
    }
  }

  private SubjectPlan planned(
      String subject,
      List<PinnedEvent> now,
      List<Posting> published,
      Answer.Accepted accepted,
      CommandMessage message) {
    boolean isChanged = !accepted.difference().isEmpty();
    boolean isMoved = !accepted.history().events().equals(now);
    boolean isAsked =
        switch (request.target()) {
          case Target.ToVersion to when request.selection().reach() == Selection.Reach.CHANGED ->
              isChanged;
          case Target.ToVersion to -> isMoved;
          // What a run moved without a trace goes back, too: events that come later count on it.
          case Target.Before before -> isMoved;
        };
    return plan(
        subject,
        now,
        published,
        accepted.difference(),
        isAsked ? Optional.of(message) : Optional.empty());
  }

  private static SubjectPlan plan(
      String subject,
      List<PinnedEvent> now,
      List<Posting> published,
      List<Caused> difference,
      Optional<CommandMessage> command) {
    return new SubjectPlan(
        subject,
        now.size(),
        lowest(now),
        highest(now),
        published,
        difference,
        command,
        Optional.empty());
  }

  private static SubjectPlan refused(
      String subject, List<PinnedEvent> now, String code, String message) {
    return new SubjectPlan(
        subject,
        now.size(),
        lowest(now),
        highest(now),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(new Refusal(subject, code, message)));
  }

  private static long lowest(List<PinnedEvent> events) {
    return events.stream().mapToLong(PinnedEvent::refVersion).min().orElse(0);
  }

  private static long highest(List<PinnedEvent> events) {
    return events.stream().mapToLong(PinnedEvent::refVersion).max().orElse(0);
  }
}
