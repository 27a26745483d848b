package io.loopledger.night.cli;

import io.loopledger.night.calendar.NightRun;
import io.loopledger.night.summary.SummaryFiles;
import io.loopledger.night.summary.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Past nights, the newest first, with those that were missed between them. */
final class NightList {
  private NightList() {}

  /**
   * The lines.
   *
   * @param newest the newest date that is over
   */
  static List<String> lines(List<NightRun> runs, LocalDate newest, SummaryFiles files) {
    if (runs.isEmpty()) {
      return List.of("No night was run yet. To run the newest: nightly");
    }
    Map<LocalDate, NightRun> last = new TreeMap<>();
    runs.forEach(run -> last.put(run.date(), run));
    LocalDate first = runs.getFirst().date();
    LocalDate end = runs.getLast().date().isAfter(newest) ? runs.getLast().date() : newest;
    Table table = new Table("").right(1).right(2);
    table.row("night", "run", "attempts", "state", "summary");
    for (LocalDate date = end; !date.isBefore(first); date = date.minusDays(1)) {
      NightRun run = last.get(date);
      if (run == null) {
        table.row(date.toString(), "", "", "missed", "");
      } else {
        table.row(
            date.toString(),
            Integer.toString(run.run()),
            Integer.toString(run.attempts()),
            words(run.state()),
            summary(files, date));
      }
    }
    return table.lines();
  }

  private static String words(NightRun.State state) {
    return switch (state) {
      case FINISHED -> "finished";
      case FAILED -> "failed";
      case STOPPED -> "stopped";
      case RUNNING -> "running or killed";
    };
  }

  private static String summary(SummaryFiles files, LocalDate date) {
    Path page = files.folder(date).resolve("summary.html");
    return Files.exists(page) ? page.toString() : "";
  }
}
