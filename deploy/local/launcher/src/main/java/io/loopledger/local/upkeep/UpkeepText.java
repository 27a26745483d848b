package io.loopledger.local.upkeep;

import io.loopledger.local.screen.Aligned;
import io.loopledger.schemas.live.Alert;
import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.UpkeepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the upkeep did, for people. */
public final class UpkeepText {
  private static final double KIB = 1024;
  private static final double MIB = 1024 * 1024;

  private UpkeepText() {}

  /** A line a table; then notes, orphans of a dry run, and problems, each with its table. */
  public static List<String> lines(UpkeepReport report, UpkeepConfig.Mode mode) {
    List<String> lines = new ArrayList<>(table(report).lines(""));
    if (mode == UpkeepConfig.Mode.DRY_RUN) {
      lines.add("");
      lines.add("Dry run: nothing was changed. COMPACTED, EXPIRED and ORPHANS are what would be.");
      for (TableReport table : report.tables()) {
        table.orphans().forEach(file -> lines.add("  would delete " + file.location()));
      }
    }
    for (TableReport table : report.tables()) {
      table.notes().forEach(note -> lines.add("Note: %s: %s".formatted(table.table(), note)));
    }
    for (Problem problem : report.problems()) {
      lines.add("Problem: %s %s: %s".formatted(problem.table(), problem.code(), problem.message()));
    }
    return lines;
  }

  /** What was added to {@code ops.alerts}; nothing where nothing was. */
  public static List<String> told(List<Alert> alerts) {
    return alerts.stream()
        .map(
            alert -> "ops.alerts: %s %s, %s".formatted(alert.status(), alert.rule(), alert.about()))
        .toList();
  }

  private static Aligned table(UpkeepReport report) {
    Aligned table =
        new Aligned()
            .row(
                "TABLE",
                "ROWS",
                "FILES",
                "SIZE",
                "SNAPSHOTS",
                "COMPACTED",
                "EXPIRED",
                "DELETED",
                "ORPHANS",
                "METADATA",
                "PROBLEMS");
    for (TableReport one : report.tables()) {
      table.row(
          one.table(),
          number(one.after().rows()),
          number(one.before().files()) + " -> " + number(one.after().files()),
          size(one.before().bytes()) + " -> " + size(one.after().bytes()),
          number(one.before().snapshots()) + " -> " + number(one.after().snapshots()),
          number(one.compactedFiles()),
          number(one.expiredSnapshots()),
          number(one.deletedFiles()),
          number(one.orphans().size()),
          number(one.metadataFiles()),
          number(one.problems().size()));
    }
    return table;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String size(long bytes) {
    return bytes < MIB
        ? String.format(Locale.ROOT, "%.0f KiB", Math.ceil(bytes / KIB))
        : String.format(Locale.ROOT, "%,.1f MiB", bytes / MIB);
  }
}
