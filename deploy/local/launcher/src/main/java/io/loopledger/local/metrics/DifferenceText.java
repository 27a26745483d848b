package io.loopledger.local.metrics;

import io.loopledger.catalog.metrics.compare.CatalogDifference;
import io.loopledger.catalog.metrics.compare.CatalogDifference.Changed;
import io.loopledger.catalog.metrics.compare.CatalogDifference.Field;
import java.util.ArrayList;
import java.util.List;

/** What changed between two states of the definitions, for people. */
public final class DifferenceText {
  private DifferenceText() {}

  /** The lines; the last one counts. */
  public static List<String> lines(CatalogDifference difference) {
    List<String> lines = new ArrayList<>();
    difference.added().forEach(name -> lines.add("added    " + name));
    difference.removed().forEach(name -> lines.add("removed  " + name));
    difference.changed().forEach(changed -> changed(changed, lines));
    long problems = difference.changed().stream().filter(c -> !c.problem().isEmpty()).count();
    lines.add(
        "%d added, %d removed, %d changed, %d as they were; %s"
            .formatted(
                difference.added().size(),
                difference.removed().size(),
                difference.changed().size(),
                difference.same(),
                problems == 0
                    ? "no problem"
                    : problems == 1 ? "1 problem" : problems + " problems"));
    return lines;
  }

  private static void changed(Changed changed, List<String> lines) {
    String version =
        changed.version() == changed.versionBefore()
            ? "version %d".formatted(changed.version())
            : "version %d -> %d".formatted(changed.versionBefore(), changed.version());
    lines.add("changed  %s  %s".formatted(changed.name(), version));
    for (Field field : changed.fields()) {
      String begin = "           %-14s ".formatted(field.name());
      if (field.name().equals("model_sql")) {
        lines.add(begin + "the query of its model is another one");
        continue;
      }
      lines.add(begin + (field.before().isEmpty() ? "(none)" : field.before()));
      lines.add(
          " ".repeat(begin.length() - 3)
              + "-> "
              + (field.after().isEmpty() ? "(none)" : field.after()));
    }
    if (!changed.inputs().isEmpty()) {
      lines.add(
          "           its inputs changed: "
              + String.join(", ", changed.inputs())
              + "; its figures change with them");
    }
    if (!changed.problem().isEmpty()) {
      lines.add("           PROBLEM: " + changed.problem());
    }
  }
}
