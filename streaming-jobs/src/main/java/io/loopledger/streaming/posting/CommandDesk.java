package io.loopledger.streaming.posting;

import io.loopledger.catalog.live.UnitChange;
import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.Trigger;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.command.AppliedCommand;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.CommandJson;
import io.loopledger.streaming.record.KafkaRecord;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes one command and the state of its subject, and says what becomes of both. As with events: it
 * is applied or rejected, never thrown, and never silent.
 */
final class CommandDesk {
  private final ReferenceLog references;
  private final SubjectLedger ledger;

  CommandDesk(ReferenceLog references, SubjectLedger ledger) {
    this.references = references;
    this.ledger = ledger;
  }

  /** A command whose form is right. */
  record Asked(KafkaRecord record, CommandMessage message, Subject subject, Instant received) {}

  /** Gives the history of a subject. */
  @FunctionalInterface
  interface Histories {
    SubjectHistory of(Subject subject);
  }

  /**
   * Handles one record of topic {@code commands}.
   *
   * @param received when Kafka got it
   * @param now when it is applied
   */
  Outcome handle(KafkaRecord record, Histories kept, Instant received, Instant now) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return switch (CommandJson.read(value)) {
      case CommandJson.Read.Invalid(var fault) ->
          rejected(
              Rejections.ofUnreadable(
                  record,
                  fault.code(),
                  fault.pointer().isEmpty()
                      ? "no command: " + fault.message()
                      : "no command: %s (at %s)".formatted(fault.message(), fault.pointer()),
                  received));
      case CommandJson.Read.Valid(var message) -> {
        Asked asked = new Asked(record, message, Subject.parse(message.subject()), received);
        yield hasItsKey(record, message)
            ? guarded(asked, kept.of(asked.subject()), now)
            : refused(
                asked,
                RejectionCode.SUBJECT_MISMATCH,
                "the record's key is '%s' but the command's subject is '%s'; use the subject as the key"
                    .formatted(record.subjectText(), message.subject()));
      }
    };
  }

  private static boolean hasItsKey(KafkaRecord record, CommandMessage message) {
    byte @Nullable [] key = record.key();
    return key != null
        && java.util.Arrays.equals(key, message.subject().getBytes(StandardCharsets.UTF_8));
  }

  private Outcome guarded(Asked asked, SubjectHistory history, Instant now) {
    try {
      return applied(asked, history, now);
    } catch (PlatformFaultException | UncheckedIOException e) {
      throw e;
    } catch (PostingRefusedException e) {
      return refused(asked, e.code(), e.explanation());
    } catch (ArithmeticException e) {
      return refused(
          asked,
          RejectionCode.AMOUNT_OVERFLOW,
          "a sum of amounts exceeds what the ledger can hold (9.2e12): " + e.getMessage());
    } catch (RuntimeException e) {
      return refused(
          asked,
          RejectionCode.RULE_FAILED,
          "the rules of this release failed on the command; report it, and replay it after an"
              + " upgrade: "
              + e);
    }
  }

  private Outcome applied(Asked asked, SubjectHistory history, Instant now) {
    Command command = Commands.of(asked.message());
    long newest = newestVersion(command);
    if (!isKnown(newest)) {
      return refused(
          asked,
          RejectionCode.INVALID,
          "reference version %d does not exist; the newest is %d"
              .formatted(newest, references.latest().version()));
    }
    return switch (ledger.apply(history, command)) {
      case SubjectLedger.Answer.Accepted accepted ->
          new Outcome.Applied(
              row(asked, accepted, now),
              new Trigger.Asked(command, asked.subject()),
              accepted.difference(),
              new UnitChange(
                  history,
                  accepted.history(),
                  accepted.difference(),
                  new Trigger.Asked(command, asked.subject()),
                  now));
      case SubjectLedger.Answer.Refused(var code, var message) -> refused(asked, code, message);
      case SubjectLedger.Answer.Deferred(var reason, var message) ->
          refused(asked, RejectionCode.SUBJECT_EVICTED, message + ", then replay the command");
    };
  }

  private static long newestVersion(Command command) {
    return switch (command) {
      case Command.Repin repin -> repin.refVersion();
      case Command.RepinEvents repin ->
          repin.pins().stream().mapToLong(EventPin::refVersion).max().orElse(0);
      case Command.Rehydrate rehydrate ->
          rehydrate.events().stream().mapToLong(PinnedEvent::refVersion).max().orElse(0);
      case Command.CorrectProof proof -> 0;
    };
  }

  /** What whoever asks has published may not have been read here yet: look once more. */
  private boolean isKnown(long version) {
    if (version > references.latest().version()) {
      references.refresh();
    }
    return version <= references.latest().version();
  }

  private static AppliedCommand row(
      Asked asked, SubjectLedger.Answer.Accepted accepted, Instant now) {
    CommandMessage message = asked.message();
    return new AppliedCommand(
        message.commandId(),
        message.kind(),
        message.subject(),
        Rejections.brandOf(asked.subject()),
        message.refVersion(),
        message.reason(),
        message.requestedBy(),
        accepted.history().events().size(),
        accepted.difference().size(),
        now,
        asked.record().topic(),
        asked.record().partition(),
        asked.record().offset(),
        message.pins());
  }

  private Outcome refused(Asked asked, RejectionCode code, String message) {
    String brand = Rejections.brandOf(asked.subject());
    boolean isRegistered = references.latest().brand(brand).isPresent();
    return rejected(Rejections.ofCommand(asked, isRegistered ? brand : null, code, message));
  }

  private static Outcome rejected(Rejection rejection) {
    return new Outcome.Rejected(rejection);
  }
}
