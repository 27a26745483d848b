package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a list shows of a letter; none of its bytes.
 *
 * @param id where it lies
 * @param time the record's time
 * @param reason its code
 * @param message what is wrong
 */
public record Headline(LetterId id, Instant time, String reason, String message) {
  public Headline {
    requireNonNull(id, "id is null");
    requireNonNull(time, "time is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(message, "message is null");
  }

  static Headline of(DeadLetter letter) {
    FailureContext context = letter.context();
    return new Headline(letter.id(), letter.time(), context.reason(), context.message());
  }
}
