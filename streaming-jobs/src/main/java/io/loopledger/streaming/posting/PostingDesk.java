package io.loopledger.streaming.posting;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import io.loopledger.streaming.record.KafkaRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes one record and the state of its subject, and says what becomes of both. All of the job's
 * decisions are here, without Flink; the operator only moves the results.
 */
public final class PostingDesk {
  private final ReferenceLog references;
  private final SubjectLedger ledger;
  private final EventRecords records = new EventRecords();
  private final HistoryCodec histories = new HistoryCodec();

  /** What becomes of a record. */
  public sealed interface Outcome {
    /**
     * Posted.
     *
     * @param newState the subject's next state
     * @param event the row of the audit trail
     * @param entries what was posted
     */
    record Posted(byte[] newState, ReceivedEvent event, List<Entry> entries) implements Outcome {}

    /** Not posted; the state stays as it was. */
    record Rejected(Rejection rejection) implements Outcome {}
  }

  /** Makes a desk on a reference log, with a bound on the events of one subject. */
  public PostingDesk(ReferenceLog references, int maxEventsPerSubject) {
    this.references = references;
    this.ledger =
        new SubjectLedger(new PostingEngine(Chart.builtIn(), references::at), maxEventsPerSubject);
  }

  /** Looks for new reference data; the caller decides how often. */
  public void refreshReferences() {
    references.refresh();
  }

  /** Handles one record at {@code now}, the posting time. */
  public Outcome handle(KafkaRecord record, byte @Nullable [] state, Instant now) {
    Event event;
    try {
      event = records.fromRecord(record.headers(), record.key(), record.value());
    } catch (UnreadableEventException e) {
      return rejected(record, null, e.code(), String.valueOf(e.getMessage()));
    }
    List<PinnedEvent> history =
        state == null ? List.of() : histories.decode(event.subject(), state);
    return switch (accept(history, event)) {
      case SubjectLedger.Answer.Accepted(var next, var difference) ->
          new Outcome.Posted(
              histories.encode(next),
              received(record, event, next.get(next.size() - 1).refVersion()),
              EntryMaker.entries(event, difference, now));
      case SubjectLedger.Answer.Refused(var code, var message) ->
          rejected(record, event, code, message);
    };
  }

  /** What reference data lacks may have been published a moment ago: look once more. */
  private SubjectLedger.Answer accept(List<PinnedEvent> history, Event event) {
    SubjectLedger.Answer answer = acceptPinned(history, event);
    if (answer instanceof SubjectLedger.Answer.Refused refused
        && isAboutReferences(refused.code())
        && references.refresh()) {
      return acceptPinned(history, event);
    }
    return answer;
  }

  private SubjectLedger.Answer acceptPinned(List<PinnedEvent> history, Event event) {
    return ledger.accept(history, new PinnedEvent(event, references.latest().version()));
  }

  private static boolean isAboutReferences(RejectionCode code) {
    return switch (code) {
      case UNKNOWN_BRAND, UNKNOWN_PROGRAM, FX_RATE_MISSING -> true;
      case UNDECODABLE,
          UNKNOWN_TYPE,
          UNKNOWN_SCHEMA,
          INVALID,
          SUBJECT_MISMATCH,
          DUPLICATE,
          CONFLICT,
          HISTORY_FULL,
          AMOUNT_OVERFLOW ->
          false;
    };
  }

  private static ReceivedEvent received(KafkaRecord record, Event event, long refVersion) {
    return new ReceivedEvent(
        event,
        refVersion,
        Instant.ofEpochMilli(record.timestampMs()),
        record.topic(),
        record.partition(),
        record.offset());
  }

  private static Outcome rejected(
      KafkaRecord record, @Nullable Event event, RejectionCode code, String message) {
    return new Outcome.Rejected(
        new Rejection(
            code,
            message,
            event == null ? null : event.id(),
            event == null ? null : event.source(),
            event == null ? null : event.type().typeName(),
            record.subjectText(),
            event == null ? null : event.context().brand(),
            record.topic(),
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(record.timestampMs())));
  }
}
