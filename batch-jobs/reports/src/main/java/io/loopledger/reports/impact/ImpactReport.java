package io.loopledger.reports.impact;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.documents.model.Document;
import io.loopledger.reports.source.ReportSource;
import io.loopledger.rows.Trino;
import java.sql.SQLException;

/**
 * The impact report of a brand, programme and period. What it says follows from its figures alone:
 * no clock, no settings of the machine, and nothing of the lake but the state it names.
 */
public final class ImpactReport {
  private final Document document;

  private ImpactReport(Document document) {
    this.document = document;
  }

  /**
   * Reads and writes it.
   *
   * @param source the state of the lake
   * @param now reads what is there now, with the rights of the reader; only the one row is read of
   *     it that the close of the state's tag wrote about itself
   * @throws IllegalArgumentException if there are no words in the language
   */
  public static ImpactReport of(ImpactReportRequest request, ReportSource source, Trino now)
      throws SQLException {
    return of(new ImpactReader(request, source, now).figures(), source.catalog());
  }

  /** Of figures that were read, or made. */
  static ImpactReport of(ImpactFigures figures, Catalog catalog) {
    return new ImpactReport(new ImpactDocument(figures, catalog).document());
  }

  /** What it says. */
  public Document document() {
    return document;
  }
}
