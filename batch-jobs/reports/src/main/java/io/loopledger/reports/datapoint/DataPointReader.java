package io.loopledger.reports.datapoint;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Problem;
import io.loopledger.catalog.metrics.Problems;
import io.loopledger.catalog.metrics.yaml.Fields;
import io.loopledger.reports.datapoint.DataPoint.Answer;
import io.loopledger.reports.datapoint.DataPoint.Covered;
import io.loopledger.reports.datapoint.DataPoint.NotCovered;
import io.loopledger.reports.datapoint.DataPoint.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads files of data points strictly: all that is wrong is told at once, with file and line. */
public final class DataPointReader {
  private static final List<String> FILE_KEYS =
      List.of(
          "standard", "version", "title_en", "title_de", "source", "note_en", "note_de", "points");
  private static final List<String> POINT_KEYS =
      List.of(
          "code",
          "paragraph",
          "text_en",
          "text_de",
          "checked",
          "metric",
          "where",
          "unit",
          "limits_en",
          "limits_de",
          "not_covered_en",
          "not_covered_de");
  private static final List<String> DIMENSIONS = List.of("category", "origin");

  private final Catalog catalog;
  private final Problems problems = new Problems();
  private final String file;

  private DataPointReader(Catalog catalog, String file) {
    this.catalog = catalog;
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param file its name, such as {@code vsme.2024-12-17.yaml}
   * @throws IllegalArgumentException listing all that is wrong
   */
  public static DataPointFile read(Catalog catalog, String file, String text) {
    DataPointReader reader = new DataPointReader(catalog, file);
    Optional<DataPointFile> read = Fields.read(file, text, reader.problems).map(reader::file);
    if (reader.problems.count() > 0 || read.isEmpty()) {
      throw new IllegalArgumentException(
          reader.problems.found().stream()
              .map(Problem::toString)
              .collect(Collectors.joining("\n")));
    }
    return read.get();
  }

  private DataPointFile file(Fields fields) {
    fields.allow(FILE_KEYS);
    List<DataPoint> points = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Fields each : fields.maps("points")) {
      DataPoint point = point(each);
      if (!seen.add(point.code() + " " + point.paragraph() + " " + point.answer().metric())) {
        problems.add(
            each.place(),
            "%s %s stands here a second time".formatted(point.code(), point.paragraph()),
            "give each data point once, or another metric");
      }
      points.add(point);
    }
    if (points.isEmpty()) {
      problems.add(fields.place("points"), "'points' is empty", "list the data points");
    }
    return new DataPointFile(
        file.replaceFirst("[.]yaml$", ""),
        fields.required("standard", "name the standard"),
        fields.required("version", "give its date, such as 2024-12-17, or its year"),
        words(fields, "title"),
        fields.required("source", "say where the disclosures were read"),
        words(fields, "note"),
        points);
  }

  private DataPoint point(Fields fields) {
    fields.allow(POINT_KEYS);
    String checked = fields.required("checked", "write yes or no");
    if (!checked.isEmpty() && !checked.equals("yes") && !checked.equals("no")) {
      problems.add(
          fields.place("checked"), "'checked' is '%s'".formatted(checked), "write yes or no");
    }
    return new DataPoint(
        fields.required("code", "name the disclosure, such as E5-5"),
        fields.required("paragraph", "name the paragraph, such as 37 (a)"),
        words(fields, "text"),
        checked.equals("yes"),
        answer(fields));
  }

  private Answer answer(Fields fields) {
    boolean isCovered = fields.has("metric");
    if (isCovered == fields.has("not_covered_en")) {
      problems.add(
          fields.place(),
          "there is %s".formatted(isCovered ? "a metric and a 'not_covered_en'" : "no metric"),
          "give either metric, unit and limits, or why it is not covered");
    }
    if (!isCovered) {
      for (String key : List.of("where", "unit", "limits_en", "limits_de")) {
        if (fields.has(key)) {
          problems.add(
              fields.place(key), "'%s' stands without a metric".formatted(key), "leave it out");
        }
      }
      return new NotCovered(words(fields, "not_covered"));
    }
    Optional<Metric> metric = metric(fields);
    return new Covered(
        metric.map(Metric::qualifiedName).orElse(""),
        where(fields),
        metric.map(m -> conversion(fields, m)).orElse(new Conversion("", "", 0)),
        words(fields, "limits"));
  }

  private Optional<Metric> metric(Fields fields) {
    String name = fields.required("metric", "name a metric");
    Optional<Metric> metric =
        catalog.find(name).filter(found -> found.qualifiedName().equals(name));
    if (metric.isEmpty()) {
      problems.add(
          fields.place("metric"),
          "the catalog has no metric '%s'".formatted(name),
          "write schema and name, such as impact.treated_mass");
    }
    return metric;
  }

  private Conversion conversion(Fields fields, Metric metric) {
    String unit = fields.required("unit", "name the unit that the standard asks for, such as t");
    String from = metric.meta().unit().toString();
    return Conversion.of(from, unit)
        .orElseGet(
            () -> {
              problems.add(
                  fields.place("unit"),
                  "'%s' cannot be made of '%s', the unit of %s, exactly"
                      .formatted(unit, from, metric.qualifiedName()),
                  "write the metric's own unit, or t for kg");
              return new Conversion(from, from, 0);
            });
  }

  private Map<String, String> where(Fields fields) {
    Map<String, String> where = new TreeMap<>();
    fields
        .fields("where")
        .ifPresent(
            map -> {
              map.allow(DIMENSIONS);
              DIMENSIONS.forEach(name -> map.text(name).ifPresent(v -> where.put(name, v)));
            });
    return where;
  }

  private Words words(Fields fields, String key) {
    return new Words(
        fields.required(key + "_en", "write it in English"),
        fields.required(key + "_de", "write it in German"));
  }
}
