package io.loopledger.proof.sql;

import io.loopledger.proof.Finding;
import io.loopledger.proof.Findings;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.sql.RollupDifferences.Difference;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.Trino;
import java.sql.SQLException;
import java.util.Optional;
import java.util.StringJoiner;

/** {@code mart.rollup} beside {@code ledger.entries}, by the roll-up's key. */
public final class RollupCheck {
  private final RollupDifferences differences;

  /** A check of both tables at their snapshots. */
  public RollupCheck(Trino trino, ProofSnapshots snapshots) {
    this.differences = new RollupDifferences(trino, snapshots);
  }

  /** Adds what differs. */
  public void check(Findings findings) throws SQLException {
    for (int bucket : differences.buckets()) {
      if (findings.isFull()) {
        findings.addCounted(Finding.Kind.ROLLUP, 1);
      } else {
        differences.each(bucket, difference -> findings.add(finding(difference)));
      }
    }
  }

  private static Finding finding(Difference difference) {
    StringJoiner key = new StringJoiner(", ");
    difference
        .key()
        .forEach(
            (column, value) -> {
              if (value != null) {
                key.add(column + " " + value);
              }
            });
    Amounts entries = difference.entries();
    Amounts rollup = difference.rollup();
    boolean isReporting = entries.amountMicros().equals(rollup.amountMicros());
    return new Finding(
        Finding.Kind.ROLLUP,
        new Finding.Place(
            difference.key().get("brand"),
            null,
            null,
            null,
            difference.key().get("account"),
            difference.key().get("measure")),
        isReporting ? entries.reporting() : entries.amount(),
        isReporting ? rollup.reporting() : rollup.amount(),
        "%s: %d entries come to %s, mart.rollup has %s of %d"
            .formatted(key, difference.entryCount(), entries, rollup, difference.rollupCount()),
        Optional.empty());
  }
}
