package io.loopledger.local.close;

import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.close.PostingCalendar;
import io.loopledger.local.posting.PostingBarrier;
import io.loopledger.local.service.FlinkJobs;
import java.util.List;
import java.util.OptionalLong;

/** The calendar of this platform, in its reference log, and its posting job. */
final class LocalCalendar implements PostingCalendar {
  private final ReferenceLog references;
  private final FlinkJobs flink;

  LocalCalendar(ReferenceLog references, FlinkJobs flink) {
    this.references = references;
    this.flink = flink;
  }

  @Override
  public void apply(List<PeriodChange> changes) {
    changes.forEach(references::publish);
  }

  /** Also where nothing changed: the one who changed it may have been cut before it waited. */
  @Override
  public OptionalLong awaitPosting() {
    return new PostingBarrier(flink).pass() ? flink.completedCheckpoint() : OptionalLong.empty();
  }
}
