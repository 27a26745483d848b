package io.loopledger.catalog.metrics.yaml;

import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Place;
import io.loopledger.catalog.metrics.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What files of definitions say, each for itself; whether they fit each other is not looked at.
 *
 * @param models in the order of their files
 * @param metrics in the order of their files
 * @param datasets in the order of their files
 */
public record DefinitionFiles(List<Model> models, List<Metric> metrics, List<Dataset> datasets) {
  /** Schemas of metrics, which are also the names of their folders. */
  public static final List<String> SCHEMAS =
      List.of("finance", "impact", "operations", "customers");

  /** What a decoder writes where bytes are no characters. */
  private static final char NOT_UTF8 = '\uFFFD';

  public DefinitionFiles {
    models = List.copyOf(models);
    metrics = List.copyOf(metrics);
    datasets = List.copyOf(datasets);
  }

  /**
   * Reads files.
   *
   * @param files texts by path below the folder of metrics
   * @param problems where to note what is wrong
   */
  public static DefinitionFiles read(Map<String, String> files, Problems problems) {
    List<Model> models = new ArrayList<>();
    List<Metric> metrics = new ArrayList<>();
    List<Dataset> datasets = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (file, text) -> {
              if (!isReadable(file, text, problems)) {
                return;
              }
              String folder = file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
              if (folder.equals("models")) {
                new ModelReader(file, problems).read(text).ifPresent(models::add);
              } else if (folder.equals("datasets") && file.split("/", -1).length == 3) {
                new DatasetReader(file, problems).read(text).ifPresent(datasets::add);
              } else if (SCHEMAS.contains(folder)) {
                new MetricReader(file, problems).read(text).ifPresent(metrics::add);
              } else {
                problems.add(
                    new Place(file, 1),
                    "the file is in no folder of definitions",
                    "move it to models, datasets/SCHEMA, " + String.join(", ", SCHEMAS));
              }
            });
    return new DefinitionFiles(models, metrics, datasets);
  }

  private static boolean isReadable(String file, String text, Problems problems) {
    if (!file.endsWith(".yaml")) {
      problems.add(
          new Place(file, 1),
          "the name of the file does not end in .yaml",
          "rename it to " + file.replaceFirst("[.][a-z]*$", ".yaml"));
      return false;
    }
    int at = text.indexOf(NOT_UTF8);
    if (at >= 0) {
      int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
      problems.add(
          new Place(file, line), "the file is not in UTF-8", "save it with the encoding UTF-8");
      return false;
    }
    return true;
  }
}
