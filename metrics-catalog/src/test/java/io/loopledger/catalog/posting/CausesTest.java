package io.loopledger.catalog.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why a restatement changes a figure: what stays the same beside the change says it. */
class CausesTest {
  private static final Posting.Fx OLD_RATE = fx("1.25");
  private static final Posting.Fx NEW_RATE = fx("1.20");

  @Test
  void anotherFactorOfTheSameMethodIsFactor() {
    assertThat(
            causes(
                kg("e1", "RESTART", "restart-2018-r1", -10),
                kg("e1", "RESTART", "restart-2021-r2", 12)))
        .containsExactly(Cause.FACTOR, Cause.FACTOR);
  }

  @Test
  void anotherMethodOfTheSameEventIsMethod() {
    assertThat(
            causes(
                kg("e1", "RESTART", "restart-2021-r2", -10),
                kg("e1", "ADEME", "ademe-r1", 30),
                kg("e2", "ADEME", "ademe-r1", 5)))
        .containsExactly(Cause.METHOD, Cause.METHOD, Cause.FACTOR);
  }

  @Test
  void theSameEventIdOfAnotherSourceIsAnotherEvent() {
    assertThat(
            causes(
                kg("e1", "RESTART", "restart-2021-r2", -10),
                new Posting(
                    key("/other", "e1", "co2e.avoided", "kgCO2e", null, "ADEME", "ademe-r1"),
                    30,
                    0)))
        .containsExactly(Cause.FACTOR, Cause.FACTOR);
  }

  @Test
  void theSameMoneyAtAnotherRateIsRate() {
    assertThat(
            causes(
                money("revenue.resale", OLD_RATE, 100, 125),
                money("revenue.resale", NEW_RATE, -100, -120)))
        .containsExactly(Cause.RATE, Cause.RATE);
  }

  @Test
  void otherMoneyIsRule() {
    assertThat(
            causes(
                money("vat.margin", OLD_RATE, 100, 125),
                money("vat.margin", OLD_RATE, -90, -112),
                money("revenue.resale", OLD_RATE, -10, -13)))
        .containsExactly(Cause.RULE, Cause.RULE, Cause.RULE);
  }

  @Test
  void otherCountsAreRule() {
    Posting count = new Posting(key("/test", "e1", "units.resold", "unit", null, null, null), 0, 0);

    assertThat(causes(count)).containsExactly(Cause.RULE);
  }

  @Test
  void underOtherRulesEverythingIsRule() {
    List<Posting> difference =
        List.of(
            kg("e1", "RESTART", "restart-2018-r1", -10),
            money("revenue.resale", OLD_RATE, 100, 125),
            money("revenue.resale", NEW_RATE, -100, -120));

    assertThat(Causes.ofRestatement(difference, true))
        .isEqualTo(difference.stream().map(posting -> new Caused(posting, Cause.RULE)).toList());
  }

  private static List<Cause> causes(Posting... difference) {
    List<Caused> caused = Causes.ofRestatement(List.of(difference), false);
    assertThat(caused).extracting(Caused::posting).containsExactly(difference);
    return caused.stream().map(Caused::cause).toList();
  }

  private static Posting kg(String eventId, String method, String factorVersion, long micros) {
    return new Posting(
        key("/test", eventId, "co2e.avoided", "kgCO2e", null, method, factorVersion), micros, 0);
  }

  private static Posting money(String account, Posting.Fx fx, long micros, long reporting) {
    return new Posting(key("/test", "e1", account, "GBP", fx, null, null), micros, reporting);
  }

  private static Posting.Fx fx(String rate) {
    return new Posting.Fx("EUR", new BigDecimal(rate), LocalDate.parse("2024-03-01"));
  }

  private static Posting.Key key(
      String source,
      String eventId,
      String account,
      String measure,
      Posting.@Nullable Fx fx,
      @Nullable String method,
      @Nullable String factorVersion) {
    return new Posting.Key(
        new Posting.Header(
            source,
            eventId,
            1,
            new Dimensions("acme", "acme", null, null, null, null, null, null, null),
            LocalDate.parse("2024-03-01"),
            Instant.parse("2024-03-01T10:00:00Z"),
            "2026-12",
            "unit-sold",
            Origin.REAL),
        account,
        measure,
        fx,
        null,
        method,
        factorVersion);
  }
}
