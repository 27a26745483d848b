package io.loopledger.catalog.posting;

import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.RejectionCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies the night's commands: {@code journal - posted}, as more entries. */
final class Restatement {
  private Restatement() {}

  /** Every event of the subject moves to another reference version. */
  static Answer repin(Folding folding, SubjectHistory history, Command.Repin command) {
    if (history.evicted() != null) {
      return evicted(command);
    }
    AppendLog<PinnedEvent> events = AppendLog.empty();
    for (PinnedEvent event : history.events()) {
      events = events.plus(event.pinnedTo(command.refVersion()));
    }
    return restated(folding, history, events, command);
  }

  /** Some events of the subject move, each to a version of its own. */
  static Answer repinEvents(Folding folding, SubjectHistory history, Command.RepinEvents command) {
    if (history.evicted() != null) {
      return evicted(command);
    }
    Map<CorrectedHistory.Identity, Long> versions = new LinkedHashMap<>();
    for (EventPin pin : command.pins()) {
      versions.put(new CorrectedHistory.Identity(pin.source(), pin.eventId()), pin.refVersion());
    }
    AppendLog<PinnedEvent> events = AppendLog.empty();
    for (PinnedEvent event : history.events()) {
      Long version = versions.remove(CorrectedHistory.Identity.of(event.event()));
      events = events.plus(version == null ? event : event.pinnedTo(version));
    }
    if (!versions.isEmpty()) {
      CorrectedHistory.Identity first = versions.keySet().iterator().next();
      return new Answer.Refused(
          RejectionCode.INVALID,
          "command '%s' pins %d events that the subject does not have, such as '%s' of source '%s'"
              .formatted(command.id(), versions.size(), first.id(), first.source()));
    }
    return restated(folding, history, events, command);
  }

  private static Answer evicted(Command command) {
    return new Answer.Deferred(
        SubjectLedger.Reason.CYCLE_EVICTED,
        "command '%s' restates evicted cycles; rehydrate the subject first"
            .formatted(command.id()));
  }

  private static Answer restated(
      Folding folding, SubjectHistory history, AppendLog<PinnedEvent> events, Command command) {
    Folding.Changed changed = folding.change(history, events, null, history.commandsWith(command));
    boolean isUnderOtherRules =
        folding.fold(history).rules() != folding.fold(changed.history()).rules();
    return new Answer.Accepted(
        changed.history(), Causes.ofRestatement(changed.difference(), isUnderOtherRules), false);
  }

  private record EventName(String source, String id) {}

  /**
   * The evicted events are back; what they come to now, less what was posted for them. Who asks
   * cannot know which were evicted, and may give all events of the subject: those that are kept
   * stay as they are, and what was posted for them does not count.
   */
  static Answer rehydrate(Folding folding, SubjectHistory history, Command.Rehydrate command) {
    Evicted evicted = history.evicted();
    if (evicted == null) {
      return new Answer.Refused(
          RejectionCode.INVALID,
          "command '%s' brings back events, but nothing of the subject was evicted"
              .formatted(command.id()));
    }
    Set<Long> missing = new HashSet<>();
    for (long hash : evicted.eventHashes()) {
      missing.add(hash);
    }
    AppendLog<PinnedEvent> events = AppendLog.empty();
    Set<EventName> kept = new HashSet<>();
    for (PinnedEvent event : command.events()) {
      missing.remove(Hashes.of(event.event().source(), event.event().id()));
      if (history.known(event) == null) {
        events = events.plus(event);
      } else {
        kept.add(new EventName(event.event().source(), event.event().id()));
      }
    }
    if (!missing.isEmpty()) {
      return new Answer.Refused(
          RejectionCode.INVALID,
          "command '%s' brings back %d events, but %d evicted ones are not among them"
              .formatted(command.id(), command.events().size(), missing.size()));
    }
    for (PinnedEvent event : history.events()) {
      events = events.plus(event);
    }
    SubjectHistory whole = new SubjectHistory(events, null, history.commandsWith(command), null);
    List<Posting> posted = new ArrayList<>(folding.journal(history).postings());
    for (Posting line : command.posted()) {
      if (!kept.contains(new EventName(line.key().source(), line.key().eventId()))) {
        posted.add(line);
      }
    }
    List<Posting> difference = folding.journal(whole).minus(PostingEngine.journalOf(posted));
    return new Answer.Accepted(whole, Causes.all(Cause.LATE, difference), false);
  }

  /** The ledger differs from the journal by exactly this; the journal stays as it is. */
  static Answer correctProof(SubjectHistory history, Command.CorrectProof command) {
    SubjectHistory next =
        new SubjectHistory(
            history.log(), history.evicted(), history.commandsWith(command), history.fold());
    List<Caused> difference = Causes.all(Cause.PROOF, command.difference());
    return new Answer.Accepted(next, difference, false);
  }
}
