package io.loopledger.local.demo;

import io.loopledger.local.query.Format;
import io.loopledger.local.query.Query;
import io.loopledger.local.screen.Terminal;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

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
    terminal.line("interval: not yet computed");
    terminal.line(
        "provisional, simulated data: all demo runs of this home, brand %s, programme %s"
            .formatted(Demo.BRAND, Demo.PROGRAM));
    terminal.line("");
  }

  private void table(String title, String file) throws SQLException, IOException {
    terminal.line("");
    terminal.line(title);
    Writer out = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
    new Query(SqlFiles.read(file)).run(trino, Format.TABLE.to(out));
    out.flush();
  }
}
