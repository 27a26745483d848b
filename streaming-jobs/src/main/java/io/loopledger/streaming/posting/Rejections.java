package io.loopledger.streaming.posting;

import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
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
    return new Rejection(
        code,
        bounded(message),
        event == null ? null : event.id(),
        event == null ? null : event.source(),
        event == null ? null : event.type().typeName(),
        record.key() == null ? null : record.subjectText(),
        event == null ? null : event.context().brand(),
        record.topic(),
        record.partition(),
        record.offset(),
        recordedTime);
  }

  private static String bounded(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
  }
}
