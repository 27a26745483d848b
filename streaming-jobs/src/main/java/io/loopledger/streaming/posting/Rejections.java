package io.loopledger.streaming.posting;

import io.loopledger.catalog.posting.Trigger;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import io.loopledger.streaming.record.KafkaRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rejections of records, with as much of the event as could be read. */
final class Rejections {
  /** Longest message kept: some quote the input, which may be a megabyte of anything. */
  static final int MAX_MESSAGE = 2_000;

  private Rejections() {}

  static Rejection of(
      KafkaRecord record,
      @Nullable Event event,
      RejectionCode code,
      String message,
      Instant recordedTime) {
    if (event == null) {
      return ofUnreadable(record, code, message, recordedTime);
    }
    return new Rejection(
        code,
        bounded(message),
        event.id(),
        event.source(),
        event.type().typeName(),
        event.subject().toString(),
        event.context().brand(),
        record.topic(),
        record.partition(),
        record.offset(),
        recordedTime);
  }

  /**
   * The rejection of what is no event. Who writes such records may put a customer anywhere, so the
   * key and what the headers say of the event stand in the sealed dead letter only.
   */
  static Rejection ofUnreadable(
      KafkaRecord record, RejectionCode code, String message, Instant recordedTime) {
    return new Rejection(
        code,
        bounded(SenderTexts.of(record).removedFrom(message)),
        null,
        null,
        null,
        null,
        null,
        record.topic(),
        record.partition(),
        record.offset(),
        recordedTime);
  }

  /**
   * The rejection of a command.
   *
   * @param brand the subject's brand, if it is registered
   */
  static Rejection ofCommand(
      CommandDesk.Asked asked, @Nullable String brand, RejectionCode code, String message) {
    return new Rejection(
        code,
        bounded(message),
        asked.message().commandId(),
        Trigger.Asked.SOURCE,
        asked.message().kind().name(),
        asked.message().subject(),
        brand,
        asked.record().topic(),
        asked.record().partition(),
        asked.record().offset(),
        asked.received());
  }

  /** The brand that a subject's key begins with. */
  static String brandOf(Subject subject) {
    String key = subject.key();
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }

  /**
   * The rejection of an event whose customer is no pseudonym. Nothing that holds the customer's
   * text is kept: a wrong producer makes ids and subjects of it, too.
   */
  static Rejection ofPlainCustomer(
      KafkaRecord record, Event event, boolean isRegistered, Instant recordedTime) {
    String customer = String.valueOf(event.context().customer());
    return new Rejection(
        RejectionCode.CUSTOMER_NOT_PSEUDONYM,
        "customer is no pseudonym (psn_ and 26 characters); send through the collector, or ask it"
            + " for pseudonyms (POST /v1/pseudonyms) before writing to Kafka",
        without(customer, event.id()),
        without(customer, event.source()),
        event.type().typeName(),
        without(customer, event.subject().toString()),
        isRegistered ? event.context().brand() : null,
        record.topic(),
        record.partition(),
        record.offset(),
        recordedTime);
  }

  private static @Nullable String without(String customer, String text) {
    return text.contains(customer) ? null : text;
  }

  private static String bounded(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
  }
}
