package io.loopledger.reports.impact;

import io.loopledger.reports.source.ReportPeriod;
import java.util.Locale;
import java.util.Optional;

/**
 * Which impact report.
 *
 * @param brand whose
 * @param program one programme of it; all where empty
 * @param period of when, by business date
 * @param locale language of its words; {@code de} or {@code en}
 */
public record ImpactReportRequest(
    String brand, Optional<String> program, ReportPeriod period, Locale locale) {
  public ImpactReportRequest {
    if (brand.isBlank()) {
      throw new IllegalArgumentException("brand is empty; name the brand of the report");
    }
  }
}
