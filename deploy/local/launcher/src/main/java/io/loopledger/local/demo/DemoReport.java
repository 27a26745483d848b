package io.loopledger.local.demo;

import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.FactorBook;
import io.loopledger.catalog.impact.uncertainty.Interval;
import io.loopledger.local.query.Format;
import io.loopledger.local.query.Query;
import io.loopledger.local.screen.Terminal;
import io.loopledger.schemas.money.Micros;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The figures of the demo's programme, each table a query of its own in a file beside. */
final class DemoReport {
  static final String EXAMPLE =
      "SELECT account, measure, sum(amount) FROM ledger.entries WHERE brand = 'demo'"
          + " GROUP BY 1, 2 ORDER BY 1, 2";

  private final Connection trino;
  private final Terminal terminal;

  DemoReport(Connection trino, Terminal terminal) {
    this.trino = trino;
    this.terminal = terminal;
  }

  void print() throws SQLException, IOException {
    table("Margin by category, in the reporting currency", "margin-by-category.sql");
    table(
        "Repair and recovery (rates are ratios of the sums beside them)",
        "repair-and-recovery.sql");
    table("CO2 avoided, by category, method and factor version", "co2-avoided.sql");
    terminal.line(interval());
    terminal.line(
        "provisional, simulated data: all demo runs of this home, brand %s, programme %s"
            .formatted(Demo.BRAND, Demo.PROGRAM));
    terminal.line("");
  }

  /** One interval for all: errors of a factor that categories share do not average out. */
  private String interval() throws SQLException {
    Map<Combination, Long> amounts = new HashMap<>();
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(SqlFiles.read("co2-by-factor.sql"))) {
      while (rows.next()) {
        amounts.merge(
            Combination.of(rows.getString("factor_version"), rows.getString("category")),
            Micros.exact(rows.getBigDecimal("kg_co2e")),
            Math::addExact);
      }
    }
    if (amounts.isEmpty()) {
      return "interval: none, nothing was avoided";
    }
    Interval interval = Interval.of(amounts);
    return "= all, 90 %% interval: %s to %s kg, median %s kg; rests on values that are %s"
        .formatted(
            kg(interval.p5MicroKg()),
            kg(interval.p95MicroKg()),
            kg(interval.p50MicroKg()),
            FactorBook.builtIn().weakest(amounts.keySet()).mark());
  }

  private static String kg(long micros) {
    return Micros.toDecimal(micros).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  private void table(String title, String file) throws SQLException, IOException {
    terminal.line("");
    terminal.line(title);
    Writer out = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
    new Query(SqlFiles.read(file)).run(trino, Format.TABLE.to(out));
    out.flush();
  }
}
