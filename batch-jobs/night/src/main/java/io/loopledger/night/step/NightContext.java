package io.loopledger.night.step;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a step knows of its night.
 *
 * @param businessDate the day the night closes
 * @param nominalTime when the night was to run: the time to record, the same in every attempt
 * @param runId names the run: derived from the date and the number of the run, the same in every
 *     attempt; a night that is run again on demand has another
 * @param attempt counts the attempts at this run, from 1; for logs only
 */
public record NightContext(LocalDate businessDate, Instant nominalTime, String runId, int attempt) {

  public NightContext {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt is %d; the first is 1".formatted(attempt));
    }
  }
}
