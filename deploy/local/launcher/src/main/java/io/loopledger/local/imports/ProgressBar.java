package io.loopledger.local.imports;

import io.loopledger.ingest.files.ImportProgress;
import io.loopledger.local.screen.LiveBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far a file has been read. */
final class ProgressBar implements ImportProgress {
  private static final int WIDTH = 30;
  private static final int HUNDRED = 100;

  private final LiveBlock block;
  private final Instant begin = Instant.now();
  private volatile Position last = new Position(0, 0, 0, 0, 0, 0);

  ProgressBar(LiveBlock block) {
    this.block = block;
  }

  @Override
  public void at(Position position) {
    last = position;
    block.show(this::lines);
  }

  /** Shows where it ended. */
  void end() {
    block.finish(lines());
  }

  private List<String> lines() {
    Position at = last;
    long percent =
        at.bytesTotal() == 0
            ? HUNDRED
            : Math.min(HUNDRED, HUNDRED * at.bytesRead() / at.bytesTotal());
    int full = (int) (WIDTH * percent / HUNDRED);
    long millis = Math.max(1, Duration.between(begin, Instant.now()).toMillis());
    return List.of(
        "  reading  [%s%s] %3d %%  %,d rows  %,d rows/s"
            .formatted(
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                percent,
                at.rowsRead(),
                at.rowsRead() * 1000 / millis));
  }
}
