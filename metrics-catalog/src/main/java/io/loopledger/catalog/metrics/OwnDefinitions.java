package io.loopledger.catalog.metrics;

import io.loopledger.catalog.chart.Chart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definitions of a release with an operator's own over them: a file of the same path takes the
 * place of the built-in one. So a metric is added by one file.
 *
 * @param catalog what can be used
 * @param own paths of own files that are used
 * @param problems what is wrong with those that are not
 */
public record OwnDefinitions(Catalog catalog, List<String> own, List<Problem> problems) {
  public OwnDefinitions {
    own = List.copyOf(own);
    problems = List.copyOf(problems);
  }

  /** The built-in definitions alone. */
  public static OwnDefinitions none() {
    return new OwnDefinitions(Catalog.builtIn(), List.of(), List.of());
  }

  /**
   * The definitions with those of a folder. A wrong file is left out and its problems are told; the
   * others are used all the same.
   */
  public static OwnDefinitions of(Path folder) {
    return over(BuiltInFiles.read(), BuiltInFiles.ofFolder(folder), Chart.builtIn());
  }

  /** The same of texts by path. */
  static OwnDefinitions over(Map<String, String> builtIn, Map<String, String> own, Chart chart) {
    Map<String, String> used = new TreeMap<>(own);
    List<Problem> problems = new ArrayList<>();
    while (!used.isEmpty()) {
      try {
        Catalog catalog = Catalog.of(laid(builtIn, used), chart);
        return new OwnDefinitions(catalog, List.copyOf(used.keySet()), problems);
      } catch (InvalidCatalogException e) {
        problems.addAll(e.problems());
        List<String> wrong = e.problems().stream().map(p -> p.place().file()).toList();
        // A file of ours that no longer fits: what broke it is one of theirs, and nobody can say
        // which.
        if (!used.keySet().removeAll(wrong)) {
          used.clear();
        }
      }
    }
    return new OwnDefinitions(
        own.isEmpty() ? Catalog.builtIn() : Catalog.of(builtIn, chart), List.of(), problems);
  }

  /** Files with others over them. */
  public static Map<String, String> laid(Map<String, String> below, Map<String, String> above) {
    Map<String, String> all = new TreeMap<>(below);
    all.putAll(above);
    return all;
  }
}
