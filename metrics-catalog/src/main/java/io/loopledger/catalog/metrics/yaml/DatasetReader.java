package io.loopledger.catalog.metrics.yaml;

import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Problems;
import java.util.List;
import java.util.Optional;

/** Reads a file of one dataset. */
final class DatasetReader {
  private final String file;
  private final Problems problems;

  DatasetReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The dataset of a file, if it can be read. */
  Optional<Dataset> read(String text) {
    int before = problems.count();
    Optional<Fields> root = Fields.read(file, text, problems);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = root.get();
    fields.allow(
        List.of("name", "label", "label_de", "description", "grain", "dimensions", "metrics"));
    Dataset dataset =
        new Dataset(
            fields.place("name"),
            file.split("/", -1)[1],
            fields.required("name", "write the file's name without .yaml"),
            fields.required("label", "write the English title"),
            fields.required("label_de", "write the German title"),
            fields.required("description", "say in English what a row is"),
            grain(fields),
            fields.texts("dimensions"),
            fields.texts("metrics"));
    if (dataset.metrics().isEmpty()) {
      problems.add(fields.place("metrics"), "the dataset has no metrics", "list their names");
    }
    return problems.count() == before ? Optional.of(dataset) : Optional.empty();
  }

  private String grain(Fields fields) {
    String grain = fields.required("grain", "it is day or month");
    if (!grain.isEmpty() && !List.of("day", "month").contains(grain)) {
      problems.add(
          fields.place("grain"), "grain '%s' is not known".formatted(grain), "it is day or month");
    }
    return grain;
  }
}
