package io.loopledger.local.metrics;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.BuiltInFiles;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.InvalidCatalogException;
import io.loopledger.catalog.metrics.OwnDefinitions;
import io.loopledger.catalog.metrics.Problem;
import io.loopledger.local.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether definitions that a user wrote are right, compiled over those that are there.
 *
 * @param lines what to tell
 * @param isRight whether nothing is wrong
 */
public record DefinitionCheck(List<String> lines, boolean isRight) {
  public DefinitionCheck {
    lines = List.copyOf(lines);
  }

  /**
   * Checks files and folders; a file's place is told by the folders it is in, such as {@code
   * finance/x.yaml}.
   *
   * @param own the definitions of this home, which the files may use
   */
  public static DefinitionCheck of(List<Path> sources, Path own) throws IOException {
    Map<String, Path> paths = new TreeMap<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        BuiltInFiles.ofFolder(source)
            .keySet()
            .forEach(name -> paths.put(name, source.resolve(name)));
      } else if (Files.isRegularFile(source)) {
        paths.put(name(source), source);
      } else {
        throw new Failure("There is no file or folder " + source);
      }
    }
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Path> file : paths.entrySet()) {
      texts.put(
          file.getKey(), new String(Files.readAllBytes(file.getValue()), StandardCharsets.UTF_8));
    }
    return of(paths, texts, base(own));
  }

  private static Map<String, String> base(Path own) {
    Map<String, String> mine = BuiltInFiles.ofFolder(own);
    mine.keySet().retainAll(OwnDefinitions.of(own).own());
    return OwnDefinitions.laid(BuiltInFiles.read(), mine);
  }

  private static DefinitionCheck of(
      Map<String, Path> paths, Map<String, String> texts, Map<String, String> base) {
    try {
      Catalog catalog = Catalog.of(OwnDefinitions.laid(base, texts), Chart.builtIn());
      return new DefinitionCheck(right(catalog, texts.keySet(), base.keySet()), true);
    } catch (InvalidCatalogException e) {
      return new DefinitionCheck(wrong(e.problems(), paths), false);
    }
  }

  private static List<String> right(Catalog catalog, Set<String> files, Set<String> base) {
    List<String> lines = new ArrayList<>();
    if (!files.isEmpty()) {
      lines.add("Checked %s:".formatted(count(files.size(), "file")));
      for (String file : files) {
        lines.add(
            "  %s%s"
                .formatted(file, base.contains(file) ? "  takes the place of one there is" : ""));
      }
    }
    lines.add(
        "All is right: %s, %s and %s fit each other and the chart of accounts."
            .formatted(
                count(catalog.metrics().size(), "metric"),
                count(catalog.models().size(), "model"),
                count(catalog.datasets().size(), "dataset")));
    return lines;
  }

  private static List<String> wrong(List<Problem> problems, Map<String, Path> paths) {
    List<String> lines = new ArrayList<>();
    Set<String> files = new HashSet<>();
    String last = "";
    for (Problem problem : problems) {
      String file = problem.place().file();
      files.add(file);
      if (!last.isEmpty() && !file.equals(last)) {
        lines.add("");
      }
      last = file;
      Path path = paths.get(file);
      lines.add(
          "%s:%d: %s; %s"
              .formatted(
                  path == null ? file + " (built in)" : path,
                  problem.place().line(),
                  problem.message(),
                  problem.fix()));
    }
    lines.add("");
    lines.add("%s in %s".formatted(count(problems.size(), "problem"), count(files.size(), "file")));
    return lines;
  }

  private static String count(int count, String of) {
    return count == 1 ? "1 " + of : count + " " + of + "s";
  }

  /** Folder and name; datasets have one folder more. */
  private static String name(Path file) {
    Path path = file.toAbsolutePath().normalize();
    int count = path.getNameCount();
    int parts =
        count >= 3 && path.getName(count - 3).toString().equals("datasets")
            ? 3
            : Math.min(2, count);
    return path.subpath(count - parts, count).toString().replace('\\', '/');
  }
}
