package io.loopledger.reports.recheck;

import io.loopledger.reports.recheck.file.FileFigure;
import io.loopledger.reports.recheck.file.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A figure that names no metric.
 *
 * @param place where it stands
 * @param reason why it names none
 */
public record Unmetered(Place place, String reason) {
  private static final Map<String, String> REASONS = reasons();

  /** Of a figure without an origin. */
  static Unmetered of(FileFigure figure) {
    return new Unmetered(figure.place(), reason(figure));
  }

  private static String reason(FileFigure figure) {
    if (figure.kind() == FileFigure.Kind.CHART) {
      return "drawn; a table of the section has the same figure";
    }
    if (figure.place().isCell()) {
      return "cells that are not in the sheet of sources; the JSON of the report tells the table";
    }
    String block = figure.place().block();
    return REASONS.entrySet().stream()
        .filter(each -> block.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("counts and sums of the report itself");
  }

  /** By the start of a table's id; the first that fits counts. */
  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("trial-balance", "rows of the view finance.trial_balance");
    reasons.put("liability-roll-forward", "rows of the view finance.liability_rollforward");
    reasons.put("vat-report", "rows of the view finance.vat_report");
    reasons.put("margin-scheme-records", "rows of the view finance.margin_scheme_records");
    reasons.put("open-breaks", "rows of the table finance.breaks");
    reasons.put("control-results", "sums of other figures of the report");
    reasons.put("margin-to-trial-balance", "sums of postings between margin and trial balance");
    reasons.put("margin-", "steps between two metrics, and sums of postings between months");
    reasons.put("bridge-", "differences between two closes, of finance.published and postings");
    reasons.put("factors", "published factors; their file names the source");
    reasons.put("metrics", "versions of definitions");
    reasons.put("inputs-", "counts of entries, and shares of sums");
    reasons.put("amounts-by-factors", "sums of entries by the factors of their posting");
    return reasons;
  }
}
