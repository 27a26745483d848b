package io.loopledger.ingest.simulator.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is where, and how much of it, for people. */
final class Manifest {
  private Manifest() {}

  static void write(Path file, SimulationFiles.Summary summary) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Simulated data. docs/simulator.md says how it was made and what each column means.");
    lines.add("");
    lines.add("events.jsonl       one event a line, in the order of arrival");
    lines.add("finance/           documents of finance systems, where they were asked for");
    lines.add("planted/           the answers: mess.json and faults.json");
    section(lines, "Events in events.jsonl, by type", summary.events());
    section(lines, "Planted in events.jsonl, by kind", summary.planted());
    section(lines, "Lines in finance/, by document", summary.documents());
    section(lines, "Faults in finance/, by kind", summary.faults());
    Files.write(file, lines);
  }

  private static void section(List<String> lines, String title, Map<String, Long> counts) {
    lines.add("");
    lines.add(title);
    if (counts.isEmpty()) {
      lines.add("  none");
      return;
    }
    counts.forEach((name, count) -> lines.add("  %-24s %,12d".formatted(name, count)));
    lines.add("  %-24s %,12d".formatted("= all", SimulationFiles.Summary.sum(counts)));
  }
}
