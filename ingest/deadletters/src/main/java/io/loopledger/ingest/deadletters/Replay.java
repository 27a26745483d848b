package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

/**
 * A letter on its way back.
 *
 * @param letter which one
 * @param targetTopic where its original goes
 */
record Replay(LetterId letter, String targetTopic) {
  Replay {
    requireNonNull(letter, "letter is null");
    requireNonNull(targetTopic, "targetTopic is null");
  }

  /** Where Kafka put it. */
  record Done(LetterId letter, int partition, long offset) {}
}
