package io.loopledger.metricscheck.refold;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.metricscheck.SharedLake;
import io.loopledger.metricscheck.lake.RunningLake;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ledger beside its events folded anew, on a real Trino. */
@ExtendWith(SharedLake.class)
class RefoldedFiguresIT {
  private final RunningLake running;

  RefoldedFiguresIT(RunningLake running) {
    this.running = running;
  }

  @Test
  void entriesAndRollupAreWhatTheEventsFoldToInEveryDimension() throws SQLException {
    RefoldedFigures refolded = RefoldedFigures.of(running.lake(), running.references());
    List<Dimension> all = List.of(Dimension.values());
    List<Dimension> ofRollup =
        Arrays.stream(Dimension.values()).filter(Dimension::isInRollup).toList();
    try (Connection trino = running.connect()) {
      LedgerComparison comparison = new LedgerComparison(trino);

      assertThat(refolded.by(all)).hasSizeGreaterThan(SharedLake.UNITS);
      assertThat(comparison.compare(refolded.by(all), "ledger.entries", all).differences())
          .isEmpty();
      assertThat(
              comparison.compare(refolded.by(ofRollup), "mart.\"rollup\"", ofRollup).differences())
          .isEmpty();
    }
  }

  @Test
  void anEntryThatIsMissingIsSeen() throws SQLException {
    RefoldedFigures refolded = RefoldedFigures.of(running.lake(), running.references());
    String withoutOne =
        "(SELECT * FROM ledger.entries WHERE entry_id <>"
            + " (SELECT min(entry_id) FROM ledger.entries WHERE amount <> 0))";
    List<Dimension> few = List.of(Dimension.BRAND, Dimension.ACCOUNT);
    try (Connection trino = running.connect()) {
      assertThat(
              new LedgerComparison(trino).compare(refolded.by(few), withoutOne, few).differences())
          .hasSize(1);
    }
  }

  @Test
  void theSimulatedLakeHoldsWhatMetricsHaveToCopeWith() throws SQLException {
    assertThat(texts("SELECT DISTINCT cause FROM ledger.entries ORDER BY 1"))
        .containsExactly("CORRECTION", "EVENT", "FACTOR", "LATE");
    assertThat(texts("SELECT DISTINCT brand FROM raw.events ORDER BY 1"))
        .containsExactly("alpenloop", "amber", "birch", "cedar", "demo", "encore", "kingsloop");
    assertThat(texts("SELECT DISTINCT tenant FROM ledger.entries ORDER BY 1"))
        .containsExactly("hansa", "islands", "mainland", "pacific");
    assertThat(
            texts("SELECT DISTINCT method FROM ledger.entries WHERE method IS NOT NULL ORDER BY 1"))
        .containsExactly("ADEME", "RESALE", "RESTART");
    assertThat(
            texts(
                "SELECT count(*) > 0 FROM ledger.entries"
                    + " WHERE period <> date_format(business_date, '%Y-%m')"))
        .containsExactly("true");
    assertThat(texts("SELECT count(*) >= 9 FROM raw.\"events$snapshots\"")).containsExactly("true");
  }

  private List<String> texts(String sql) throws SQLException {
    try (Connection trino = running.connect();
        Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
