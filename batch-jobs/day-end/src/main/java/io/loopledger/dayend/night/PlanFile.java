package io.loopledger.dayend.night;

import io.loopledger.dayend.DayEndResult;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run decided to publish, written before it publishes: a run that was cut publishes the same
 * events again, whatever has reached the lake meanwhile. One event in a line, as JSON; notes begin
 * with {@code # }, problems with {@code ! }.
 */
final class PlanFile {
  private static final String NOTE = "# ";
  private static final String PROBLEM = "! ";

  private final Path file;

  /** The plan of a run. */
  PlanFile(Path folder, String runId) {
    this.file = folder.resolve("day-end-%s.jsonl".formatted(runId));
  }

  private PlanFile(Path file) {
    this.file = file;
  }

  /** The plans of a date and of the newest date before it that has any, other runs included. */
  static List<PlanFile> newestUpTo(Path nights, LocalDate date) throws IOException {
    TreeMap<String, List<PlanFile>> byDate = new TreeMap<>();
    if (!Files.isDirectory(nights)) {
      return List.of();
    }
    try (Stream<Path> files = Files.find(nights, 2, (file, attributes) -> isPlan(file))) {
      files.forEach(
          file ->
              byDate
                  .computeIfAbsent(
                      nights.relativize(file).getName(0).toString(), any -> new ArrayList<>())
                  .add(new PlanFile(file)));
    }
    List<PlanFile> newest =
        new ArrayList<>(byDate.getOrDefault(date.toString(), List.<PlanFile>of()));
    Map.Entry<String, List<PlanFile>> before = byDate.lowerEntry(date.toString());
    if (before != null) {
      newest.addAll(before.getValue());
    }
    return newest;
  }

  private static boolean isPlan(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("day-end-") && name.endsWith(".jsonl");
  }

  @Override
  public String toString() {
    return String.valueOf(file.getFileName());
  }

  Optional<DayEndResult> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Event> events = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(NOTE)) {
        notes.add(line.substring(NOTE.length()));
      } else if (line.startsWith(PROBLEM)) {
        problems.add(line.substring(PROBLEM.length()));
      } else {
        events.add(event(line));
      }
    }
    return Optional.of(new DayEndResult(events, notes, problems));
  }

  /** Writes it whole or not at all. */
  void write(DayEndResult result) throws IOException {
    List<String> lines = new ArrayList<>();
    result.events().forEach(event -> lines.add(JsonEvents.write(event)));
    result.notes().forEach(note -> lines.add(NOTE + oneLine(note)));
    result.problems().forEach(problem -> lines.add(PROBLEM + oneLine(problem)));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, lines);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  private Event event(String line) throws IOException {
    try {
      if (JsonEvents.readStructured(line.getBytes(StandardCharsets.UTF_8))
          instanceof ReadEvent.Valid valid) {
        return valid.event();
      }
    } catch (MalformedJsonException e) {
      throw damaged(e);
    }
    throw damaged(null);
  }

  private IOException damaged(@Nullable Exception cause) {
    return new IOException(
        "%s is damaged: a line is no event; if this run published nothing yet, delete the file"
            .formatted(file),
        cause);
  }
}
