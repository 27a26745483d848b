package io.loopledger.close;

import io.loopledger.catalog.reference.PeriodChange;
import java.util.List;
import java.util.OptionalLong;

/** The calendar of posting periods, and the job that goes by it. The wiring gives it. */
public interface PostingCalendar {
  /** Applies changes; one that was applied before changes nothing. */
  void apply(List<PeriodChange> changes);

  /**
   * Waits until the posting job knows the calendar and has committed all it posted before it did.
   *
   * @return the checkpoint that every table must be at to hold all of that; empty where the job
   *     does not run
   */
  OptionalLong awaitPosting();
}
