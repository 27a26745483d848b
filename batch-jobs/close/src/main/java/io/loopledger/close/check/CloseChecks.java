package io.loopledger.close.check;

import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.CheckResult.Outcome;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold before books are closed. All of it is told at once. */
public final class CloseChecks {
  /** The month is over in the brand's zone. */
  public static final String ENDED = "ended";

  /** The ledger was proved since events of the month are no longer waited for. */
  public static final String PROOF = "proof";

  /** Open breaks are few and small. */
  public static final String BREAKS = "breaks";

  /** No event waits. */
  public static final String DEFERRED = "deferred";

  /** The statements of the month were taken. */
  public static final String STATEMENTS = "statements";

  private final ClosePolicy policy;

  /** By a policy. */
  public CloseChecks(ClosePolicy policy) {
    this.policy = policy;
  }

  /**
   * What is checked, brand by brand.
   *
   * @param proof the newest; null where nothing was proved yet
   */
  public List<CheckResult> of(
      YearMonth period, List<BrandFacts> brands, @Nullable ProofFact proof) {
    List<CheckResult> results = new ArrayList<>();
    for (BrandFacts facts : brands) {
      Instant watermark = policy.watermark(period, facts.zone());
      results.add(ended(period, facts));
      results.add(proved(facts.brand(), watermark, proof));
      results.add(breaks(facts));
      results.add(deferred(facts, watermark));
      results.add(statements(facts));
    }
    return List.copyOf(results);
  }

  private static CheckResult ended(YearMonth period, BrandFacts facts) {
    return period.isBefore(YearMonth.from(facts.today()))
        ? result(ENDED, facts, Outcome.PASSED, "%s is over".formatted(period))
        : result(
            ENDED,
            facts,
            Outcome.IMPOSSIBLE,
            "%s has not ended in %s, where it is %s; close it after its end"
                .formatted(period, facts.zone(), facts.today()));
  }

  private CheckResult proved(String brand, Instant watermark, @Nullable ProofFact proof) {
    if (proof == null) {
      return new CheckResult(
          PROOF, brand, Outcome.FAILED, "nothing was proved yet; run the night's proof");
    }
    if (!proof.isClean()) {
      return new CheckResult(
          PROOF,
          brand,
          Outcome.FAILED,
          "proof %s has %d findings; see ops.proofs, mend them and prove again"
              .formatted(proof.runId(), proof.findings()));
    }
    if (!proof.asOf().isAfter(watermark)) {
      return new CheckResult(
          PROOF,
          brand,
          Outcome.FAILED,
          "the newest proof %s read the tables of %s, before late events were waited for until %s (%d days); prove again after that"
              .formatted(proof.runId(), proof.asOf(), watermark, policy.lateDays()));
    }
    return new CheckResult(
        PROOF,
        brand,
        Outcome.PASSED,
        "proof %s is clean, at checkpoint %d of %s"
            .formatted(proof.runId(), proof.checkpointId(), proof.asOf()));
  }

  private CheckResult breaks(BrandFacts facts) {
    BrandFacts.Breaks breaks = facts.breaks();
    if (breaks == null) {
      return result(BREAKS, facts, Outcome.NOT_CHECKED, "no reconciliation is set up");
    }
    String found =
        "%d open breaks of %s %s"
            .formatted(breaks.count(), breaks.value().toPlainString(), facts.currency());
    boolean isBelow =
        breaks.count() <= policy.maxBreaks()
            && breaks.value().compareTo(policy.maxBreakValue()) <= 0;
    return isBelow
        ? result(BREAKS, facts, Outcome.PASSED, found)
        : result(
            BREAKS,
            facts,
            Outcome.FAILED,
            "%s, but at most %d of %s %s may be open; settle or accept them (./loopledger breaks list)"
                .formatted(
                    found,
                    policy.maxBreaks(),
                    policy.maxBreakValue().toPlainString(),
                    facts.currency()));
  }

  private static CheckResult deferred(BrandFacts facts, Instant watermark) {
    BrandFacts.Waiting waiting = facts.deferred();
    return waiting == null
        ? result(
            DEFERRED, facts, Outcome.PASSED, "no event of before %s waits".formatted(watermark))
        : result(
            DEFERRED,
            facts,
            Outcome.FAILED,
            "%d events in ops.deferred wait, the oldest since %s; let the night rehydrate them, or send what they wait for"
                .formatted(waiting.count(), waiting.oldest()));
  }

  private static CheckResult statements(BrandFacts facts) {
    List<String> missing = facts.missingStatements();
    if (missing == null) {
      return result(STATEMENTS, facts, Outcome.NOT_CHECKED, "no list of statements is set up");
    }
    return missing.isEmpty()
        ? result(STATEMENTS, facts, Outcome.PASSED, "all statements were taken")
        : result(
            STATEMENTS,
            facts,
            Outcome.FAILED,
            "not taken yet: %s; put the files into the inbox"
                .formatted(String.join(", ", missing)));
  }

  private static CheckResult result(
      String check, BrandFacts facts, Outcome outcome, String message) {
    return new CheckResult(check, facts.brand(), outcome, message);
  }
}
