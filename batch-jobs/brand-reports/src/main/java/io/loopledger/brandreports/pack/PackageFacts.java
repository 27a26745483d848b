package io.loopledger.brandreports.pack;

import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.period.ReportPeriod;
import io.loopledger.brandreports.query.ReportTable;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.schemas.lake.TableVersion;
import java.util.List;
import java.util.Optional;

/**
 * What a package is made from; the same facts make the same package.
 *
 * @param report what was declared
 * @param brand whose it is
 * @param period its days
 * @param tag the close at which tables are read; empty: the newest state, which is provisional
 * @param snapshots state of each table that is read, by name
 * @param tables its files
 * @param catalog the definitions
 */
public record PackageFacts(
    ReportDeclaration report,
    Brand brand,
    ReportPeriod period,
    Optional<String> tag,
    List<TableVersion> snapshots,
    List<ReportTable> tables,
    CatalogVersion catalog) {
  private static final int ID_DIGITS = 32;

  public PackageFacts {
    snapshots = List.copyOf(snapshots);
    tables = List.copyOf(tables);
  }

  /**
   * Which definitions figures are made with.
   *
   * @param release of the product
   * @param sha256 hash of all definitions, in hexadecimal digits
   */
  public record CatalogVersion(String release, String sha256) {
    /** Of a catalog as {@code metrics.json} has it. */
    public static CatalogVersion of(String release, String metricsJson) {
      return new CatalogVersion(release, Hashes.of(metricsJson));
    }
  }

  /** The id: a hash of report, period and queries, which name the state of every table. */
  public String id() {
    StringBuilder all = new StringBuilder("loopledger brand report 1\n");
    line(all, report.name(), brand.id(), period.label(), report.csv().word());
    line(all, report.locale().toLanguageTag(), tag.orElse("provisional"));
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
