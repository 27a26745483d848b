package io.loopledger.close;

import io.loopledger.close.check.ClosePolicy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Closes of the shared lake, for tests of other packages. */
public final class LakeBooks {
  private LakeBooks() {}

  /** Writes a clean proof of what is there. */
  public static void prove(SharedLake.Running running, String runId) {
    Proofs.write(running.lake(), runId, true, Instant.parse("2023-02-03T02:30:00Z"));
  }

  /** Closes books. */
  public static CloseOutcome close(SharedLake.Running running, CloseRequest request)
      throws SQLException {
    return new PeriodClose(
            running.places().parts(running.lake()),
            ClosePolicy.DEFAULT,
            Clock.fixed(Instant.parse("2023-02-05T09:00:00Z"), ZoneOffset.UTC),
            (step, detail) -> {})
        .close(request);
  }
}
