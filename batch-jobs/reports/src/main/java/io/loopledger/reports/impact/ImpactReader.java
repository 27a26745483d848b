package io.loopledger.reports.impact;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.close.bridge.Bridge;
import io.loopledger.close.bridge.BridgeLine;
import io.loopledger.close.lake.Sql;
import io.loopledger.reports.datapoint.DataPointFile;
import io.loopledger.reports.datapoint.DataPointFiles;
import io.loopledger.reports.source.ClosedBooks;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.ReportPeriod;
import io.loopledger.reports.source.ReportSource;
import io.loopledger.rows.Trino;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what an impact report is made of. */
final class ImpactReader {
  private final ImpactReportRequest request;
  private final ReportSource source;
  private final Trino now;

  ImpactReader(ImpactReportRequest request, ReportSource source, Trino now) {
    this.request = request;
    this.source = source;
    this.now = now;
  }

  ImpactFigures figures() throws SQLException {
    Set<String> names = new TreeSet<>(ImpactMetrics.all());
    Set<String> ratios = new TreeSet<>();
    for (DataPointFile file : DataPointFiles.builtIn()) {
      file.points().stream().flatMap(point -> point.answer().metric().stream()).forEach(names::add);
    }
    List<Metric> metrics = names.stream().map(source.catalog()::metric).toList();
    metrics.stream()
        .filter(metric -> metric.definition() instanceof Metric.Ratio)
        .forEach(metric -> ratios.add(metric.qualifiedName()));
    Map<String, Fraction> fractions = new TreeMap<>();
    for (String ratio : ratios) {
      fractions.put(ratio, fraction(source.catalog().metric(ratio)));
    }
    return new ImpactFigures(
        request,
        new ImpactFigures.Made(
            source.state(),
            ClosedBooks.openMonths(source, now, request.brand(), request.period()),
            DefinitionVersion.of(source.catalog(), metrics),
            referenceVersion()),
        new EntrySums(source.catalog(), sums()),
        fractions,
        published());
  }

  private List<EntrySum> sums() throws SQLException {
    List<EntrySum> sums = new ArrayList<>();
    source.query(
        """
        SELECT category, account, method, factor_version, origin,
          sum(amount) AS amount, sum(entry_count) AS entry_count
        FROM mart."rollup"
        WHERE %s AND %s
          AND (account LIKE 'co2e.%%' OR account LIKE 'mass.%%')
        GROUP BY 1, 2, 3, 4, 5
        ORDER BY 1, 2, 3, 4, 5"""
            .formatted(whose(), days("business_date")),
        row -> sums.add(sum(row)));
    return sums;
  }

  private static EntrySum sum(ResultSet row) throws SQLException {
    return new EntrySum(
        text(row.getString("category")),
        row.getString("account"),
        text(row.getString("method")),
        text(row.getString("factor_version")),
        row.getString("origin"),
        row.getBigDecimal("amount"),
        row.getLong("entry_count"));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private Fraction fraction(Metric metric) throws SQLException {
    List<String> dimensions =
        request.program().isPresent() ? List.of("brand", "program") : List.of("brand");
    List<Fraction> fractions = new ArrayList<>();
    source.query(
        "SELECT coalesce(sum(numerator), 0), coalesce(sum(denominator), 0) FROM (%s) WHERE %s AND %s"
            .formatted(source.sql(metric, dimensions), whose(), days("business_month")),
        row -> fractions.add(new Fraction(row.getBigDecimal(1), row.getBigDecimal(2))));
    return fractions.getFirst();
  }

  private long referenceVersion() throws SQLException {
    long[] version = {0};
    source.query(
        "SELECT coalesce(max(ref_version), 0) FROM raw.events WHERE brand = "
            + Sql.text(request.brand()),
        row -> version[0] = row.getLong(1));
    return version[0];
  }

  private ImpactFigures.Published published() throws SQLException {
    Map<YearMonth, String> closes =
        ClosedBooks.published(source, request.brand(), request.period());
    Bridge bridge = new Bridge(source.trino());
    List<BridgeLine> lines = new ArrayList<>();
    for (Map.Entry<YearMonth, String> close : closes.entrySet()) {
      for (BridgeLine line : bridge.lines(close.getValue())) {
        boolean isAsked =
            request.program().isEmpty() || request.program().get().equals(line.key().program());
        if (line.key().brand().equals(request.brand()) && isAsked) {
          lines.add(line);
        }
      }
    }
    return new ImpactFigures.Published(closes, lines);
  }

  private String whose() {
    return "brand = %s%s"
        .formatted(
            Sql.text(request.brand()),
            request.program().map(program -> " AND program = " + Sql.text(program)).orElse(""));
  }

  private String days(String column) {
    ReportPeriod period = request.period();
    return "%s BETWEEN DATE '%s' AND DATE '%s'"
        .formatted(column, period.firstDay(), period.lastDay());
  }
}
