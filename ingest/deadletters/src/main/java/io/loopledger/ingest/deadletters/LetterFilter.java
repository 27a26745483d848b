package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Which letters are meant; an empty part means all.
 *
 * @param reason the code, in any case of letters
 * @param since the earliest time of a letter, which is that of its original record
 */
public record LetterFilter(Optional<String> reason, Optional<Instant> since) {
  /** Every letter. */
  public static final LetterFilter ALL = new LetterFilter(Optional.empty(), Optional.empty());

  public LetterFilter {
    requireNonNull(reason, "reason is null");
    requireNonNull(since, "since is null");
  }

  /** Letters of one reason, of any time. */
  public static LetterFilter ofReason(String reason) {
    return new LetterFilter(Optional.of(reason), Optional.empty());
  }

  /** Whether a letter is meant. */
  public boolean matches(DeadLetter letter) {
    return reason.map(wanted -> wanted.equalsIgnoreCase(letter.context().reason())).orElse(true)
        && since.map(earliest -> !letter.time().isBefore(earliest)).orElse(true);
  }
}
