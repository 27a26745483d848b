package io.loopledger.proof.night;

import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import io.loopledger.schemas.proof.ProofFinding;
import io.loopledger.schemas.proof.ProofRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A proof in the words of the night's summary. */
final class ProofReport {
  /** More would hide what the other steps say; all of them are in {@code ops.proofs}. */
  private static final int LINES = 20;

  private ProofReport() {}

  static StepReport of(ProofRun run) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("events folded anew", BigDecimal.valueOf(run.events()));
    figures.put("subjects", BigDecimal.valueOf(run.subjects()));
    figures.put("entries compared", BigDecimal.valueOf(run.entries()));
    figures.put("records of Kafka accounted for", BigDecimal.valueOf(run.records()));
    figures.put("events waiting", BigDecimal.valueOf(run.waiting()));
    if (run.isClean()) {
      return StepReport.clean(
          figures,
          List.of("Entries and roll-up are what the events come to; no record is missing."));
    }
    List<String> lines = new ArrayList<>();
    new TreeMap<>(run.findingsByKind())
        .forEach((kind, count) -> figures.put("findings " + kind, new BigDecimal(count)));
    run.listed().stream().limit(LINES).map(ProofFinding::message).forEach(lines::add);
    if (run.findings() > lines.size()) {
      lines.add(
          "%d more findings: ./loopledger proof show %s"
              .formatted(run.findings() - lines.size(), run.runId()));
    }
    // Parts that nobody looked into are a finding each, though they have no row.
    return new StepReport(figures, Math.max(1, run.findings()), lines, Severity.ALARM);
  }
}
