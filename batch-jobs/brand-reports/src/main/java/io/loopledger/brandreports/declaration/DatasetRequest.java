package io.loopledger.brandreports.declaration;

import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.FileNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one file of a report holds. Everything it names is in the catalog. */
public sealed interface DatasetRequest {
  /** Name that its reader gave it. */
  String name();

  /** Values that a dimension may have, by dimension; a row must fit all of them. */
  Map<String, List<String>> filter();

  /** Length of the time that a row is about. */
  Grain grain();

  /** Name of its file, without ending. */
  default String fileName() {
    return FileNames.stem(name());
  }

  /** Length of the time that a row is about. */
  enum Grain {
    DAY,
    MONTH;

    /** As files and the catalog have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether no row is about days beside the period. */
    public boolean fits(PeriodRule period) {
      return this == DAY || period.isOfMonths();
    }
  }

  /**
   * Metrics side by side, none of them an impact.
   *
   * @param metrics of the catalog
   * @param grain a day or a month in each row
   * @param dimensions columns beside it, those of the filter among them
   */
  record Figures(
      String name,
      List<Metric> metrics,
      Grain grain,
      List<String> dimensions,
      Map<String, List<String>> filter)
      implements DatasetRequest {
    public Figures {
      metrics = List.copyOf(metrics);
      dimensions = List.copyOf(dimensions);
      filter = ordered(filter);
    }
  }

  /**
   * One metric of impact by month, with its interval, method, factor versions and boundary.
   *
   * @param metric of the catalog
   * @param dimensions columns beside month and method, those of the filter among them
   */
  record Impact(
      String name, Metric metric, List<String> dimensions, Map<String, List<String>> filter)
      implements DatasetRequest {
    public Impact {
      dimensions = List.copyOf(dimensions);
      filter = ordered(filter);
    }

    @Override
    public Grain grain() {
      return Grain.MONTH;
    }
  }

  /**
   * A dataset of the catalog as it is.
   *
   * @param dataset of the catalog
   */
  record Ready(String name, Dataset dataset, Map<String, List<String>> filter)
      implements DatasetRequest {
    public Ready {
      filter = ordered(filter);
    }

    @Override
    public Grain grain() {
      return Grain.valueOf(dataset.grain().toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Single rows, for people of finance.
   *
   * @param source what a row is
   * @param columns in their order
   */
  record Rows(String name, RowSource source, List<String> columns, Map<String, List<String>> filter)
      implements DatasetRequest {
    public Rows {
      columns = List.copyOf(columns);
      filter = ordered(filter);
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }
  }

  private static Map<String, List<String>> ordered(Map<String, List<String>> filter) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(filter));
  }
}
