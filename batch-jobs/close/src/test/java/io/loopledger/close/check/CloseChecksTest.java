package io.loopledger.close.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.CheckResult.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloseChecksTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Three days after the end of October, in winter time. */
  private static final Instant WATERMARK = Instant.parse("2026-11-03T23:00:00Z");

  private static final BrandFacts GOOD =
      facts(LocalDate.of(2026, 11, 5), BrandFacts.Breaks.NONE, null, List.of());

  @Test
  void whereAllHoldsAllPasses() {
    assertThat(check(ClosePolicy.DEFAULT, GOOD, proof(WATERMARK.plusMillis(1))))
        .extracting(CheckResult::outcome)
        .containsExactly(
            Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.PASSED);
  }

  @Test
  void theWatermarkIsCountedInTheBrandsZone() {
    assertThat(ClosePolicy.DEFAULT.watermark(OCTOBER, BERLIN)).isEqualTo(WATERMARK);
    assertThat(ClosePolicy.DEFAULT.watermark(OCTOBER, ZoneId.of("America/New_York")))
        .isEqualTo(Instant.parse("2026-11-04T05:00:00Z"));
  }

  @Test
  void aProofOfTheWatermarkItselfIsTooOld() {
    assertThat(of("proof", ClosePolicy.DEFAULT, GOOD, proof(WATERMARK)))
        .isEqualTo(
            new CheckResult(
                "proof",
                "acme",
                Outcome.FAILED,
                "the newest proof night-1 read the tables of 2026-11-03T23:00:00Z, before late events"
                    + " were waited for until 2026-11-03T23:00:00Z (3 days); prove again after that"));
  }

  @Test
  void aProofThatFoundSomethingOrIsMissingFails() {
    ProofFact dirty = new ProofFact("night-1", false, 7, 9, WATERMARK.plusSeconds(1));

    assertThat(of("proof", ClosePolicy.DEFAULT, GOOD, dirty).message())
        .isEqualTo("proof night-1 has 7 findings; see ops.proofs, mend them and prove again");
    assertThat(of("proof", ClosePolicy.DEFAULT, GOOD, null).message())
        .isEqualTo("nothing was proved yet; run the night's proof");
  }

  @Test
  void theLastDayOfTheMonthIsNotItsEnd() {
    BrandFacts facts = facts(LocalDate.of(2026, 10, 31), BrandFacts.Breaks.NONE, null, List.of());

    assertThat(of("ended", ClosePolicy.DEFAULT, facts, null).outcome())
        .isEqualTo(Outcome.IMPOSSIBLE);
    assertThat(
            of(
                    "ended",
                    ClosePolicy.DEFAULT,
                    facts(LocalDate.of(2026, 11, 1), null, null, null),
                    null)
                .outcome())
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void breaksPassUpToTheThresholdInCountAndInValue() {
    ClosePolicy policy = new ClosePolicy(3, 2, new BigDecimal("10.00"));

    assertThat(breaks(policy, 2, "10")).isEqualTo(Outcome.PASSED);
    assertThat(breaks(policy, 3, "10")).isEqualTo(Outcome.FAILED);
    assertThat(breaks(policy, 1, "10.01")).isEqualTo(Outcome.FAILED);
  }

  @Test
  void whatNobodyCanTellIsNotTakenForPassed() {
    BrandFacts facts = facts(LocalDate.of(2026, 11, 5), null, null, null);

    assertThat(of("breaks", ClosePolicy.DEFAULT, facts, null).outcome())
        .isEqualTo(Outcome.NOT_CHECKED);
    assertThat(of("statements", ClosePolicy.DEFAULT, facts, null).outcome())
        .isEqualTo(Outcome.NOT_CHECKED);
  }

  @Test
  void missingStatementsAndWaitingEventsAreNamed() {
    BrandFacts facts =
        facts(
            LocalDate.of(2026, 11, 5),
            BrandFacts.Breaks.NONE,
            new BrandFacts.Waiting(4, Instant.parse("2026-10-30T08:00:00Z")),
            List.of("bank 2026-10-31", "adyen payout 88"));

    assertThat(of("statements", ClosePolicy.DEFAULT, facts, null).message())
        .isEqualTo("not taken yet: bank 2026-10-31, adyen payout 88; put the files into the inbox");
    assertThat(of("deferred", ClosePolicy.DEFAULT, facts, null).message())
        .startsWith("4 events in ops.deferred wait, the oldest since 2026-10-30T08:00:00Z;");
  }

  private static Outcome breaks(ClosePolicy policy, long count, String value) {
    BrandFacts facts =
        facts(
            LocalDate.of(2026, 11, 5),
            new BrandFacts.Breaks(count, new BigDecimal(value)),
            null,
            null);
    return of("breaks", policy, facts, null).outcome();
  }

  private static BrandFacts facts(
      LocalDate today,
      BrandFacts.@Nullable Breaks breaks,
      BrandFacts.@Nullable Waiting deferred,
      @Nullable List<String> missing) {
    return new BrandFacts("acme", BERLIN, "EUR", today, breaks, deferred, missing);
  }

  private static ProofFact proof(Instant asOf) {
    return new ProofFact("night-1", true, 0, 9, asOf);
  }

  private static CheckResult of(
      String check, ClosePolicy policy, BrandFacts facts, @Nullable ProofFact proof) {
    return check(policy, facts, proof).stream()
        .filter(result -> result.check().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private static List<CheckResult> check(
      ClosePolicy policy, BrandFacts facts, @Nullable ProofFact proof) {
    return new CloseChecks(policy).of(OCTOBER, List.of(facts), proof);
  }
}
