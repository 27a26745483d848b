package io.loopledger.night.run;

import io.loopledger.night.summary.NightSummary;

/** What came of a wish for a night. */
public sealed interface Result {
  /** An attempt was made. */
  record Ran(NightSummary night) implements Result {}

  /** The night was finished before; nothing was done. */
  record AlreadyFinished(NightSummary night) implements Result {}

  /** The wish cannot be granted; says why and what to do. */
  record Refused(String why) implements Result {}
}
