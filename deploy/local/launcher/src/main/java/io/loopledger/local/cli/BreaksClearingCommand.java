package io.loopledger.local.cli;

import io.loopledger.breaks.clearing.ClearingAccounts;
import io.loopledger.breaks.clearing.ClearingFile;
import io.loopledger.breaks.clearing.ClearingGroup;
import io.loopledger.breaks.clearing.ClearingLine;
import io.loopledger.breaks.table.BreaksSql;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Aligned;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists clearing accounts that are not zero. */
@Command(
    name = "clearing",
    sortOptions = false,
    description = {
      "Lists what is left on groups of clearing accounts after the last night's matching, by brand and"
          + " currency: what waits for its counterpart by age in days, and what no reconciliation looks at.",
      "left = open + unassigned. Debit positive: money that is still to come."
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {"0:all are zero", "1:some are not, or it failed", "2:wrong use"},
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger breaks clearing",
      "  ./loopledger breaks clearing --brand acme --date 2026-10-31"
    })
final class BreaksClearingCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--brand", paramLabel = "B", description = "Only of this brand.")
  private @Nullable String brand;

  @Option(names = "--date", paramLabel = "DATE", description = "Up to this business date (today).")
  private LocalDate date = LocalDate.now(ZoneOffset.UTC);

  BreaksClearingCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.TRINO);
    ClearingAccounts accounts =
        new ClearingAccounts(() -> platform.trino(TrinoUsers.ADMIN), BreaksSql.NIGHT_SCHEMA);
    Aligned table =
        new Aligned()
            .row("GROUP", "BRAND", "CCY", "LEFT", "0-30", "31-60", "61-90", "OLDER", "UNASSIGNED");
    int count = 0;
    for (ClearingGroup group : ClearingFile.builtIn()) {
      for (ClearingLine line : accounts.lines(group, date)) {
        if (isWanted(line)) {
          row(table, line);
          count++;
        }
      }
    }
    if (count == 0) {
      session.terminal().line("All clearing accounts are zero.");
      return 0;
    }
    table.lines("").forEach(session.terminal()::line);
    return 1;
  }

  private boolean isWanted(ClearingLine line) {
    boolean isZero =
        line.left().signum() == 0
            && line.unassigned().signum() == 0
            && line.open().upTo30().signum() == 0
            && line.open().upTo60().signum() == 0
            && line.open().upTo90().signum() == 0
            && line.open().older().signum() == 0;
    return !isZero && (brand == null || brand.equals(line.brand()));
  }

  private static void row(Aligned table, ClearingLine line) {
    table.row(
        line.group(),
        line.brand(),
        line.currency(),
        text(line.left()),
        text(line.open().upTo30()),
        text(line.open().upTo60()),
        text(line.open().upTo90()),
        text(line.open().older()),
        text(line.unassigned()));
  }

  /** With two decimals, or with more where there are more. */
  private static String text(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.setScale(Math.max(2, plain.scale())).toPlainString();
  }
}
