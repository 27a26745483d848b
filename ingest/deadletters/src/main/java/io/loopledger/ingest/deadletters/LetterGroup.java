package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Letters that have the same trouble.
 *
 * @param topic their dead-letter topic
 * @param reason their code
 * @param owner who must act; empty where letters do not say
 * @param count letters
 * @param replayed those of them that were replayed
 * @param oldest time of the oldest one
 * @param newest time of the newest one
 */
public record LetterGroup(
    String topic,
    String reason,
    String owner,
    long count,
    long replayed,
    Instant oldest,
    Instant newest) {

  public LetterGroup {
    requireNonNull(topic, "topic is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(owner, "owner is null");
    requireNonNull(oldest, "oldest is null");
    requireNonNull(newest, "newest is null");
  }

  LetterGroup and(Instant time, boolean isReplayed) {
    return new LetterGroup(
        topic,
        reason,
        owner,
        count + 1,
        replayed + (isReplayed ? 1 : 0),
        time.isBefore(oldest) ? time : oldest,
        time.isAfter(newest) ? time : newest);
  }
}
