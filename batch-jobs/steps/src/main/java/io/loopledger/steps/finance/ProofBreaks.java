package io.loopledger.steps.finance;

import io.loopledger.breaks.book.FoundBreak;
import io.loopledger.breaks.night.FoundElsewhere;
import io.loopledger.night.step.NightContext;
import io.loopledger.proof.sql.StoredProofs;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.proof.ProofFinding;
import io.loopledger.schemas.proof.ProofRun;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the proof of the night found, as breaks: the journal stands where a statement would. */
public final class ProofBreaks implements FoundElsewhere {
  private static final String RECONCILIATION = "proof";

  private final Trino trino;
  private final Function<String, @Nullable String> tenantOf;

  /**
   * Of a lake.
   *
   * @param tenantOf the tenant of a brand; null of one that is not registered
   */
  public ProofBreaks(Trino trino, Function<String, @Nullable String> tenantOf) {
    this.trino = trino;
    this.tenantOf = tenantOf;
  }

  @Override
  public String reconciliation() {
    return RECONCILIATION;
  }

  @Override
  public List<FoundBreak> find(NightContext context) throws SQLException {
    ProofRun run = new StoredProofs(trino).require(context.runId());
    return found(run.listed());
  }

  /** Findings with the same key are told apart by their number: the proof lists them in order. */
  List<FoundBreak> found(List<ProofFinding> findings) {
    Map<String, Integer> seen = new HashMap<>();
    List<FoundBreak> breaks = new ArrayList<>();
    for (ProofFinding finding : findings) {
      int number = seen.merge(id(finding, 1), 1, Integer::sum);
      breaks.add(new FoundBreak(id(finding, number), about(finding)));
    }
    return breaks;
  }

  private static String id(ProofFinding finding, int number) {
    return FoundBreak.id(
        RECONCILIATION,
        finding.kind(),
        finding.brand(),
        finding.subject(),
        finding.eventId(),
        finding.account(),
        finding.measure(),
        finding.subject() == null ? finding.message() : null,
        Integer.toString(number));
  }

  private BreakChange.About about(ProofFinding finding) {
    String measure = finding.measure() == null ? "record" : finding.measure();
    String brand = finding.brand();
    return new BreakChange.About(
        RECONCILIATION,
        finding.kind(),
        brand == null ? null : tenantOf.apply(brand),
        brand,
        finding.account() == null ? "record" : finding.account(),
        measure,
        value(finding),
        side(finding, measure, finding.foundMicros()),
        side(finding, measure, finding.expectedMicros()),
        finding.message());
  }

  /** What should be there less what is. */
  private static long value(ProofFinding finding) {
    Long expected = finding.expectedMicros();
    Long found = finding.foundMicros();
    return Math.subtractExact(expected == null ? 0 : expected, found == null ? 0 : found);
  }

  private static BreakChange.@Nullable Side side(
      ProofFinding finding, String measure, @Nullable Long micros) {
    String item = finding.eventId() == null ? finding.subject() : finding.eventId();
    return micros == null || item == null
        ? null
        : new BreakChange.Side(item, measure, micros, null, finding.subject());
  }
}
