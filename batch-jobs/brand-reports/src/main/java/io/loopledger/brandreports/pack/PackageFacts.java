package io.loopledger.brandreports.pack;

import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.period.ReportDays;
import io.loopledger.brandreports.query.ReportTable;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.documents.Hashes;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a package is made from; the same facts make the same package.
 *
 * @param report what was declared
 * @param brand whose it is
 * @param period its days
 * @param state what is read: that of a close, or the newest, which is provisional
 * @param tables its files
 * @param definitions of the metrics in them
 */
public record PackageFacts(
    ReportDeclaration report,
    Brand brand,
    ReportDays period,
    LakeState state,
    List<ReportTable> tables,
    DefinitionVersion definitions) {
  private static final int ID_DIGITS = 32;

  public PackageFacts {
    tables = List.copyOf(tables);
  }

  /** Snapshots of the tables that are read, by table: those whose version stands in a query. */
  SortedMap<String, Long> snapshots() {
    SortedMap<String, Long> read = new TreeMap<>(state.snapshots());
    read.entrySet().removeIf(each -> !isRead(each.getKey(), each.getValue()));
    return read;
  }

  private boolean isRead(String table, long snapshot) {
    String version = "%s FOR VERSION AS OF %d".formatted(table, snapshot);
    return tables.stream()
        .flatMap(each -> each.queries().stream())
        .anyMatch(query -> query.replace("\"", "").contains(version));
  }

  /** The id: a hash of report, period, definitions and queries, which name the state of tables. */
  public String id() {
    StringBuilder all = new StringBuilder("loopledger brand report 1\n");
    line(all, report.name(), brand.id(), period.label(), report.csv().word());
    line(all, report.locale().toLanguageTag(), state.tag().orElse("provisional"));
    line(all, definitions.hash());
    for (ReportTable table : tables) {
      line(all, table.fileName(), table.title());
      table.queries().forEach(query -> line(all, query));
    }
    return Hashes.of(all.toString()).substring(0, ID_DIGITS);
  }

  /** With their lengths, so that no two lists of texts are the same line. */
  private static void line(StringBuilder all, String... texts) {
    for (String text : texts) {
      all.append(text.length()).append(':').append(text).append(' ');
    }
    all.append('\n');
  }
}
