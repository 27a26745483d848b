package io.loopledger.local.imports;

import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.local.screen.Aligned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An import's account of every row, for people. */
final class SummaryLines {
  private SummaryLines() {}

  static List<String> of(ImportSummary summary) {
    Aligned table = new Aligned().row("rows read", number(summary.rowsRead()));
    group(table, "= accepted", summary.rowsAccepted(), summary.accepted());
    group(table, "+ rejected", summary.rowsRejected(), summary.rejected());
    group(table, "+ skipped", summary.rowsSkipped(), summary.skipped());
    if (summary.faults().size() > 1) {
      table.row("faults by code and field (a row may have several)");
      reasons(table, summary.faults());
    }
    if (!summary.notes().isEmpty()) {
      table.row("of these, worth knowing");
      reasons(table, summary.notes());
    }
    List<String> lines = new ArrayList<>(table.lines("  "));
    if (summary.resumedAfterRow() > 0) {
      lines.add("  an earlier run had ended after row " + number(summary.resumedAfterRow()));
    }
    summary
        .rejectsFile()
        .ifPresent(
            file ->
                lines.add(
                    "  rejected rows, sealed; read them with ./loopledger import rejects " + file));
    return lines;
  }

  private static void group(Aligned table, String name, long sum, Map<String, Long> reasons) {
    table.row(name, number(sum));
    reasons(table, reasons);
  }

  private static void reasons(Aligned table, Map<String, Long> reasons) {
    reasons.forEach((reason, count) -> table.row("    " + reason, number(count)));
  }

  private static String number(long value) {
    return "%,d".formatted(value);
  }
}
