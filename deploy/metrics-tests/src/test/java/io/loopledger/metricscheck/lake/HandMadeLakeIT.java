package io.loopledger.metricscheck.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.metricscheck.SharedLake;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Figures of the hand-made lake, each worked by hand from the stories in {@code handmade.jsonl}.
 */
@ExtendWith(SharedLake.class)
class HandMadeLakeIT {
  /** Brand, account, sum in the reporting currency or the account's unit, and its working. */
  private static final String WORKED =
      """
      amber units.received     5         A1, A2 twice, A3, A4
      amber mass.received      3700      1500 + 500 + 500 + 1000 + 200
      amber steps.by-rule      4         A1 identified and repriced, A2 graded and assigned
      amber steps.by-person    6         A1 graded, A2 identified and graded again, A3 graded and assigned, A4
      amber time.handling      3120      60 s x (A1 15 + A2 12 + 9 + A3 9 + A4 7)
      amber time.repair        3000      60 s x (30 + 20)
      amber messages.sent      3         M-1, M-2, M-4
      amber messages.control   1         M-3
      amber messages.acted-on  1         M-1
      amber revenue.products   -800      A1 595 - 95, O-5 119 - 19, A4 238 - 38
      amber revenue.resale     -885.49   A1 200, A2 300 - 33.85 and 280 - 30.66, A4 202.30 - 32.30
      amber revenue.resale-returned 266.15 A2's first sale
      amber vat.margin         -49.66    A1 19.00, A2 (280 - 88) x 19 / 119 = 30.66; the first sale's went back
      amber vat.output         -148.2    A1 95 + 1.90 shipping, O-5 19, A4 38 - 38 + 32.30
      amber cost.payout-bonus  8         A2
      amber imputed.holding    3.1       0.05 x (A1 10 + A2 24 + 10 + A3 12 + A4 6)
      amber income.voucher-breakage -28  A2's voucher
      amber aftersale.retained-fees 18   30 - 12
      amber cost.unused-labels 3         A6: 5 - 2
      amber co2e.avoided       57.245    A2 fixed: 114.49 x 0.5
      birch steps.by-rule      2         B1, B5
      birch cost.write-downs   150       B4
      birch cost.write-offs    100       B4: 200 + 50 - 150; B5 cost nothing
      birch cost.sent-back     165.4     B3: 80 in, 80 back, 9 minutes
      birch imputed.holding    5.55      0.05 x (B1 10 + B2 10 + B3 2 + B4 69 + B5 10 + B6 10)
      birch vat.output         -30       B6 50; the coupon takes back 20; the single-purpose voucher 100 - 100
      birch income.carrier-claims -90    B5
      birch co2e.avoided       13.616    B1: 0.40 x 0.40 x 85.1
      birch impact.without-factor 1      B6
      cedar revenue.resale     -340      150 + 190
      cedar cost.write-offs    57        C1: 6 in, 15 minutes, 40 - 40 + 40 paid, 12 repair, less parts of 10
      cedar aftersale.chargebacks 165    150 + 15
      cedar imputed.holding    2.65      0.05 x (C1 16, from 4 February in New York, C2 10, C3 27)
      cedar repairs.fixed      2         C3, C5
      cedar repairs.fixed-without-factor 1 C5
      cedar loyalty.outstanding -3       5 - 2
      """;

  private final Connection trino;

  HandMadeLakeIT(RunningLake lake) throws SQLException {
    this.trino = lake.connect();
  }

  @Test
  void theLedgerHoldsWhatIsWorkedByHand() throws SQLException {
    Map<String, String> worked = new TreeMap<>();
    WORKED
        .lines()
        .map(line -> line.split("\\s+", 4))
        .forEach(words -> worked.put(words[0] + " " + words[1], words[2]));

    Map<String, String> found = figures("ledger.entries");

    found.keySet().retainAll(worked.keySet());
    assertThat(found).isEqualTo(worked);
  }

  @Test
  void theTagOfTheFirstCloseShowsTheLedgerBeforeLateEventsAndCorrections() throws SQLException {
    String then = "ledger.entries FOR VERSION AS OF '" + HandMadeLake.FIRST_CLOSE + "'";

    assertThat(figures(then))
        .containsEntry("amber steps.by-person", "7")
        .containsEntry("cedar units.received", "4");
    assertThat(figures("ledger.entries"))
        .containsEntry("amber steps.by-person", "6")
        .containsEntry("cedar units.received", "5");
  }

  private Map<String, String> figures(String table) throws SQLException {
    String sql =
        """
        SELECT brand, account, sum(COALESCE(reporting_amount, amount)) FROM %s
        GROUP BY brand, account"""
            .formatted(table);
    Map<String, String> figures = new TreeMap<>();
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        BigDecimal sum = rows.getBigDecimal(3);
        figures.put(
            rows.getString(1) + " " + rows.getString(2), sum.stripTrailingZeros().toPlainString());
      }
    }
    return figures;
  }
}
