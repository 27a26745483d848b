package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Subject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A subject's ledger as it grows by arrivals, and all that was posted to it. */
final class GrowingLedger {
  private static final Instant LONG_AFTER = Instant.parse("2031-01-01T00:00:00Z");

  private final List<Posting> posted = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private SubjectHistory history = SubjectHistory.EMPTY;

  static GrowingLedger of(List<PinnedEvent> arrivals) {
    GrowingLedger ledger = new GrowingLedger();
    arrivals.forEach(ledger::arrive);
    return ledger;
  }

  /** Takes an event; nothing but a repeat is ever refused. */
  List<Posting> arrive(PinnedEvent event) {
    Answer answer = Laws.LEDGER.accept(history, event);
    if (answer instanceof Answer.Accepted accepted) {
      entries.addAll(EntryMaker.entries(event.event(), accepted.difference(), LONG_AFTER));
      return take(accepted);
    }
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    Answer.Refused refused = (Answer.Refused) answer;
    assertThat(refused.code()).as(refused.message()).isEqualTo(RejectionCode.DUPLICATE);
    return List.of();
  }

  Answer.Accepted apply(Subject subject, Command command) {
    Answer answer = Laws.LEDGER.apply(history, command);
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    Answer.Accepted accepted = (Answer.Accepted) answer;
    entries.addAll(
        EntryMaker.entries(
            command,
            subject,
            accepted.difference(),
            LONG_AFTER,
            key -> YearMonth.from(key.businessDate())));
    take(accepted);
    return accepted;
  }

  private List<Posting> take(Answer.Accepted accepted) {
    history = accepted.history();
    List<Posting> difference = new ArrayList<>();
    accepted.difference().forEach(caused -> difference.add(caused.posting()));
    posted.addAll(difference);
    return difference;
  }

  /** Whether it could be evicted, and was. */
  boolean evict() {
    history = Laws.LEDGER.evict(history, LONG_AFTER);
    return history.evicted() != null && history.events().isEmpty();
  }

  SubjectHistory history() {
    return history;
  }

  /** Forgets what was kept beside the events. */
  void forgetFold() {
    history = SubjectHistory.of(history.events(), history.evicted(), history.commands());
  }

  List<Posting> posted() {
    return posted;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Net of everything posted so far. */
  Journal net() {
    return Journal.of(posted);
  }
}
