package io.loopledger.reports.recheck;

import io.loopledger.reports.recheck.file.FileFormat;
import io.loopledger.reports.recheck.file.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code report check}: what was found. */
public final class FileCheckText {
  /** Of one kind and file; who sees these knows what is wrong with it. */
  private static final int MOST_TOLD = 20;

  private FileCheckText() {}

  /** Lines for people. */
  public static List<String> lines(FileCheckResult result) {
    List<String> lines = new ArrayList<>();
    if (result.files().isEmpty()) {
      lines.add("No file was given, so nothing was checked.");
    }
    Set<String> told = new HashSet<>();
    for (CheckedFile file : result.files()) {
      file(file, lines);
      if (told.add(stem(file.name()))) {
        places(file, lines);
      }
    }
    result.disagreements().forEach(each -> lines.add("Files of one report differ: " + each));
    lines.add(last(result));
    return lines;
  }

  /** 0: something was checked, and all of it is right; 1: anything else. */
  public static int exitCode(FileCheckResult result) {
    return result.isGood() ? 0 : 1;
  }

  private static String last(FileCheckResult result) {
    int equal = result.files().stream().mapToInt(FileCheckText::equal).sum();
    long good = result.files().stream().filter(CheckedFile::isGood).count();
    return "%d of %d files are right; %d figures were read again through Trino and are equal."
        .formatted(good, result.files().size(), equal);
  }

  private static int equal(CheckedFile file) {
    return file.readAgain() - file.differences().size();
  }

  private static void file(CheckedFile file, List<String> lines) {
    if (file.refusal().isPresent()) {
      lines.add("%s: not checked: %s".formatted(file.name(), file.refusal().get()));
      return;
    }
    lines.add(
        "%s: %d figures; %d read again at %s: %d equal, %d differ; %d name no metric"
            .formatted(
                file.name(),
                file.figures(),
                file.readAgain(),
                file.state(),
                equal(file),
                file.differences().size(),
                file.withoutMetric().size()));
    tell("differs", file.differences(), lines);
    tell("contradicts itself", file.faults(), lines);
    if (file.readAgain() == 0) {
      lines.add("  nothing in it names a metric, so nothing was checked");
    }
  }

  private static void tell(String what, List<String> places, List<String> lines) {
    places.stream().limit(MOST_TOLD).forEach(each -> lines.add("  " + what + ": " + each));
    if (places.size() > MOST_TOLD) {
      lines.add("  %s: %d more".formatted(what, places.size() - MOST_TOLD));
    }
  }

  /** All formats of a report have the same, so it is told once. */
  private static String stem(String name) {
    return FileFormat.of(name).map(format -> format.stem(name)).orElse(name);
  }

  /** Where figures without a metric stand, by table. */
  private static void places(CheckedFile file, List<String> lines) {
    if (file.withoutMetric().isEmpty()) {
      return;
    }
    lines.add("  without a metric, so not read again:");
    Map<String, TreeMap<String, TreeSet<Integer>>> groups = new TreeMap<>();
    for (Unmetered each : file.withoutMetric()) {
      Place place = each.place();
      groups
          .computeIfAbsent(place.group() + " (" + each.reason() + ")", key -> new TreeMap<>())
          .computeIfAbsent(place.column(), key -> new TreeSet<>())
          .add(place.row());
    }
    groups.forEach(
        (group, columns) -> {
          List<String> parts = new ArrayList<>();
          columns.forEach((column, rows) -> parts.add(column + " in " + ranges(rows)));
          lines.add("    %s: %s".formatted(group, String.join("; ", parts)));
        });
  }

  /** Such as "rows 1-4, 7". */
  private static String ranges(TreeSet<Integer> rows) {
    List<String> ranges = new ArrayList<>();
    int from = rows.first();
    int to = from;
    for (int row : rows.tailSet(from, false)) {
      if (row > to + 1) {
        ranges.add(range(from, to));
        from = row;
      }
      to = row;
    }
    ranges.add(range(from, to));
    return (rows.size() == 1 ? "row " : "rows ") + String.join(", ", ranges);
  }

  private static String range(int from, int to) {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
