package io.loopledger.streaming.posting;

import static io.loopledger.streaming.posting.Times.recordedTime;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.live.UnitChange;
import io.loopledger.catalog.live.UnitWatch;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.entry.Deferred;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.Fault;
import io.loopledger.schemas.json.Replacement;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import io.loopledger.streaming.record.KafkaRecord;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes one record and the state of its subject, and says what becomes of both. All of the job's
 * decisions are here, without Flink; the operator only moves the results.
 *
 * <p>Whatever a record contains, it is posted or rejected, never thrown: a record that fails once
 * fails on every retry, and would stop the events of everybody else. Only what the platform itself
 * kept may stop the job: {@link PlatformFaultException}, or an {@link UncheckedIOException} while
 * reading reference data.
 */
public final class PostingDesk {
  /** Tables hold times of the years 1 to 9999. */
  private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST_TIME = Instant.parse("9999-12-30T00:00:00Z");

  private final ReferenceLog references;
  private final SubjectLedger ledger;
  private final EventRecords records = new EventRecords();
  private final HistoryCodec codec = new HistoryCodec();
  private final CommandDesk commands;

  /** Makes a desk on a reference log, with a bound on the events of one subject. */
  public PostingDesk(ReferenceLog references, int maxEventsPerSubject) {
    this.references = references;
    this.ledger =
        new SubjectLedger(new PostingEngine(Chart.builtIn(), this::pinned), maxEventsPerSubject);
    this.commands = new CommandDesk(references, ledger);
  }

  /** The newest reference data that was read. */
  public ReferenceData latest() {
    return references.latest();
  }

  /** Watches what is posted, beside this desk's ledger. */
  public UnitWatch watch() {
    return new UnitWatch(ledger, this::pinned);
  }

  /** Looks for new reference data; the caller decides how often. */
  public void refreshReferences() {
    references.refresh();
  }

  /**
   * Handles one record at {@code now}, the posting time.
   *
   * @throws PlatformFaultException if state or reference data is lost or damaged
   */
  public Outcome handle(KafkaRecord record, byte @Nullable [] state, Instant now) {
    return handle(
        record, now, subject -> state == null ? SubjectHistory.EMPTY : history(subject, state));
  }

  /**
   * The same where histories are kept elsewhere.
   *
   * @param histories asked at most once, for the history of the record's key
   */
  Outcome handle(KafkaRecord record, Instant now, Function<String, SubjectHistory> histories) {
    if (record.topic().equals(CommandTopic.NAME)) {
      return commands.handle(
          record, subject -> histories.apply(subject.toString()), recordedTime(record, now), now);
    }
    Event event;
    try {
      event = records.fromRecord(record.headers(), record.key(), record.value()).inMicros();
    } catch (UnreadableEventException e) {
      return rejected(record, null, e.code(), String.valueOf(e.getMessage()), now);
    } catch (RuntimeException e) {
      return rejected(record, null, RejectionCode.UNDECODABLE, "cannot be decoded: " + e, now);
    }
    if (event.effectiveTime().isBefore(FIRST_TIME) || event.effectiveTime().isAfter(LAST_TIME)) {
      String message = "ce_time is " + event.effectiveTime() + "; tables hold the years 1 to 9999";
      return rejected(record, event, RejectionCode.INVALID, message, now);
    }
    if (hasPlainCustomer(event)) {
      // Whether the brand is registered is not known yet, and the letter must be sealed either way.
      return new Outcome.Rejected(
          Rejections.ofPlainCustomer(
              record, event, isRegistered(event), recordedTime(record, now)));
    }
    Optional<Fault> inside = faultInside(event);
    if (inside.isPresent()) {
      return rejected(record, event, inside.get().code(), inside.get().message(), now);
    }
    return post(record, event, histories.apply(record.subjectText()), now);
  }

  /** The history in some state bytes. */
  SubjectHistory history(String subject, byte[] state) {
    HistoryCodec.Kept kept = codec.decode(Subject.parse(subject), state);
    return kept.head().map(head -> ledger.restored(kept.history(), head)).orElse(kept.history());
  }

  /** The state bytes of a history. */
  public byte[] stateOf(SubjectHistory history) {
    return codec.encode(history);
  }

  private static boolean hasPlainCustomer(Event event) {
    String customer = event.context().customer();
    return customer != null && !Pseudonym.isPseudonym(customer);
  }

  /** A correction holds a whole event as text, and a customer may stand in it, too. */
  private static Optional<Fault> faultInside(Event event) {
    return event.data() instanceof Corrections.EventCorrected corrected
        ? Replacement.fault(corrected)
        : Optional.empty();
  }

  private boolean isRegistered(Event event) {
    return references.latest().brand(event.context().brand()).isPresent();
  }

  private Outcome post(KafkaRecord record, Event event, SubjectHistory history, Instant now) {
    try {
      return switch (accept(history, event)) {
        case SubjectLedger.Answer.Accepted accepted ->
            posted(record, event, history, accepted, now);
        case SubjectLedger.Answer.Refused(var code, var message) ->
            rejected(record, event, code, message, now);
        case SubjectLedger.Answer.Deferred(var reason, var message) ->
            new Outcome.Laid(deferred(record, event, reason(reason), now));
      };
    } catch (PlatformFaultException | UncheckedIOException e) {
      throw e;
    } catch (ArithmeticException e) {
      String message = "a sum of amounts of the event exceeds what the ledger can hold (9.2e12): ";
      return rejected(record, event, RejectionCode.AMOUNT_OVERFLOW, message + e.getMessage(), now);
    } catch (RuntimeException e) {
      String message =
          "the rules of this release failed on the event; report it, and send the event again after"
              + " an upgrade: ";
      return rejected(record, event, RejectionCode.RULE_FAILED, message + e, now);
    }
  }

  private Outcome posted(
      KafkaRecord record,
      Event event,
      SubjectHistory before,
      SubjectLedger.Answer.Accepted accepted,
      Instant now) {
    SubjectHistory next = accepted.history();
    return new Outcome.Posted(
        received(record, event, next.events().getLast().refVersion(), now),
        accepted.difference(),
        accepted.isWaiting()
            ? Optional.of(deferred(record, event, Deferred.Reason.WAITS_FOR_TARGET, now))
            : Optional.empty(),
        new UnitChange(before, next, accepted.difference(), event, now));
  }

  private static Deferred.Reason reason(SubjectLedger.Reason reason) {
    return switch (reason) {
      case CYCLE_EVICTED -> Deferred.Reason.CYCLE_EVICTED;
      case POSSIBLE_REPEAT -> Deferred.Reason.POSSIBLE_REPEAT;
    };
  }

  private static Deferred deferred(
      KafkaRecord record, Event event, Deferred.Reason reason, Instant now) {
    return new Deferred(
        event.id(),
        event.source(),
        event.type().typeName(),
        event.subject().toString(),
        event.context().brand(),
        event.effectiveTime(),
        recordedTime(record, now),
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
  }

  /** What reference data lacks may have been published a moment ago: look once more. */
  private SubjectLedger.Answer accept(SubjectHistory history, Event event) {
    SubjectLedger.Answer answer = acceptPinned(history, event);
    if (answer instanceof SubjectLedger.Answer.Refused refused
        && isAboutReferences(refused.code())
        && references.refresh()) {
      return acceptPinned(history, event);
    }
    return answer;
  }

  private SubjectLedger.Answer acceptPinned(SubjectHistory history, Event event) {
    return ledger.accept(history, new PinnedEvent(event, references.latest().version()));
  }

  /** The reference data an event was pinned to; without it no figure can be made again. */
  private ReferenceData pinned(long version) {
    try {
      return references.at(version);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new PlatformFaultException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean isAboutReferences(RejectionCode code) {
    return code == RejectionCode.UNKNOWN_BRAND
        || code == RejectionCode.UNKNOWN_PROGRAM
        || code == RejectionCode.FX_RATE_MISSING
        || code == RejectionCode.VAT_RATE_MISSING;
  }

  private static ReceivedEvent received(
      KafkaRecord record, Event event, long refVersion, Instant now) {
    return new ReceivedEvent(
        event,
        refVersion,
        recordedTime(record, now),
        record.topic(),
        record.partition(),
        record.offset());
  }

  private static Outcome rejected(
      KafkaRecord record, @Nullable Event event, RejectionCode code, String message, Instant now) {
    return new Outcome.Rejected(
        Rejections.of(record, event, code, message, recordedTime(record, now)));
  }
}
