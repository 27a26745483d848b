package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;

/**
 * What to replay.
 *
 * @param topics dead-letter topics, read in this order
 * @param filter which of their letters
 * @param limit at most so many are sent
 * @param mode whether anything is sent at all
 * @param who the user, as the store keeps it
 */
public record ReplayRequest(
    List<String> topics, LetterFilter filter, OptionalLong limit, Mode mode, String who) {

  /** Whether anything is sent. */
  public enum Mode {
    /** Letters are opened, sent and written down. */
    REPLAY,
    /** Letters are opened and counted; nothing is sent or written down. */
    DRY_RUN
  }

  public ReplayRequest {
    topics = List.copyOf(topics);
    requireNonNull(filter, "filter is null");
    requireNonNull(mode, "mode is null");
    requireNonNull(who, "who is null");
    if (limit.isPresent() && limit.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "limit is %d; at least one letter must be allowed".formatted(limit.getAsLong()));
    }
  }
}
