package io.loopledger.catalog.live;

import static io.loopledger.catalog.live.Watched.eur;
import static io.loopledger.catalog.live.Watched.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Resale.UnitDelisted;
import io.loopledger.schemas.event.Resale.UnitListed;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.live.Alert.Severity;
import io.loopledger.schemas.live.Alert.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each rule about a unit finds, in full, and what takes it away again. */
class UnitAlertsTest {
  private static final Event RECEIVED = event("r-1", 0, new UnitReceived(740L, null));

  @Test
  void aUnitOfferedTwiceIsADoubleListing() {
    Watched unit = new Watched().arrive(RECEIVED, listed("l-1", 1, "web", "L-1"));
    assertThat(unit.alerts).isEmpty();

    unit.arrive(listed("l-2", 2, "market", "M-7"));

    Alert alert = only(unit);
    assertThat(alert.rule()).isEqualTo("double-listing");
    assertThat(alert.severity()).isEqualTo(Severity.WARNING);
    assertThat(alert.status()).isEqualTo(Status.RAISED);
    assertThat(alert.version()).isEqualTo(3);
    assertThat(alert.brand()).isEqualTo("acme");
    assertThat(alert.about()).isEqualTo("unit:acme/QR-1");
    assertThat(alert.message()).isEqualTo("unit:acme/QR-1 is offered 2 times: market/M-7, web/L-1");
    assertThat(alert.evidence())
        .containsOnly(entry("offers", "market/M-7, web/L-1"), entry("listed_by", "l-2, l-1"));
    assertThat(alert.triggerId()).isEqualTo("l-2");
    assertThat(alert.effectiveTime()).isEqualTo("2026-03-03T10:00:00Z");
    assertThat(alert.recordedTime()).isEqualTo(Watched.NOW);
    assertThat(alert.alertId()).isEqualTo("a33d3a2b49188e7c8c51af30923563ea");
  }

  @Test
  void takingAnOfferOffClearsIt() {
    Watched unit =
        new Watched()
            .arrive(
                RECEIVED,
                listed("l-1", 1, "web", "L-1"),
                listed("l-2", 2, "market", "M-7"),
                event("d-1", 3, new UnitDelisted("L-1", null)));

    assertThat(unit.alerts)
        .extracting(Alert::status)
        .containsExactly(Status.RAISED, Status.CLEARED);
    assertThat(unit.alerts).extracting(Alert::alertId).containsOnly(unit.alerts.get(0).alertId());
    assertThat(unit.standing()).isEmpty();
  }

  @Test
  void anOfferThatStaysAfterTheSaleIsOneToo() {
    Watched unit =
        new Watched()
            .arrive(
                RECEIVED,
                listed("l-1", 1, "web", "L-1"),
                listed("l-2", 2, "market", "M-7"),
                sold("s-1", 3, "web", "L-1"));

    assertThat(unit.standing())
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.message())
                    .isEqualTo("unit:acme/QR-1 is sold (s-1) and still offered: market/M-7"));
  }

  @Test
  void oneOfferThatIsSoldIsNothing() {
    Watched unit =
        new Watched()
            .arrive(RECEIVED, listed("l-1", 1, "web", "L-1"), sold("s-1", 3, "web", "L-1"));

    assertThat(unit.alerts).isEmpty();
  }

  @Test
  void aUnitSoldTwiceIsOversold() {
    Watched unit =
        new Watched().arrive(RECEIVED, sold("s-1", 3, "web", null), sold("s-2", 4, "market", null));

    Alert alert = only(unit);
    assertThat(alert.rule()).isEqualTo("unit-oversold");
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.message())
        .isEqualTo("unit:acme/QR-1 was sold 2 times, and no sale was taken back: s-1, s-2");
    assertThat(alert.evidence())
        .containsOnly(entry("sales", "s-1, s-2"), entry("channels", "web, market"));
  }

  @Test
  void aReturnOrAVoidOfOneOfTheSalesClearsIt() {
    Watched returned =
        new Watched()
            .arrive(
                RECEIVED,
                sold("s-1", 3, "web", null),
                sold("s-2", 4, "market", null),
                event("b-1", 5, new SaleReturned(1, eur("219"), null, null, null, "s-2")));
    Watched voided =
        new Watched()
            .arrive(
                RECEIVED,
                sold("s-1", 3, "web", null),
                sold("s-2", 4, "market", null),
                event("v-1", 5, new EventVoided("/live", "s-2", 1, "typing error", "ops")));

    assertThat(returned.standing()).isEmpty();
    assertThat(returned.alerts).hasSize(2);
    assertThat(voided.standing()).isEmpty();
    assertThat(voided.alerts).hasSize(2);
  }

  @Test
  void aUnitSoldAgainAfterItsReturnIsNotOversold() {
    Watched unit =
        new Watched()
            .arrive(
                RECEIVED,
                sold("s-1", 3, "web", null),
                event("b-1", 4, new SaleReturned(1, eur("219"), null, null)),
                sold("s-2", 5, "web", null));

    assertThat(unit.alerts).isEmpty();
  }

  @Test
  void aSaleOfAUnitThatNeverCameInIsFoundAndALateReceiptClearsIt() {
    Watched unit = new Watched().arrive(sold("s-1", 3, "web", null));

    Alert alert = only(unit);
    assertThat(alert.rule()).isEqualTo("sale-never-received");
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.message()).isEqualTo("unit:acme/QR-1 was sold (s-1) and never received");
    assertThat(alert.evidence())
        .containsOnly(
            entry("sale", "s-1"),
            entry("sold_at", "2026-03-04T10:00:00Z"),
            entry("price", "219 EUR"),
            entry("channel", "web"));

    unit.arrive(RECEIVED);

    assertThat(unit.standing()).isEmpty();
    assertThat(unit.alerts.getLast().status()).isEqualTo(Status.CLEARED);
    assertThat(unit.alerts.getLast().version()).isEqualTo(2);
  }

  @Test
  void aReceiptAfterTheSaleExplainsNothing() {
    Watched unit =
        new Watched()
            .arrive(sold("s-1", 3, "web", null), event("r-9", 9, new UnitReceived(740L, null)));

    assertThat(unit.standing()).extracting(Alert::rule).containsExactly("sale-never-received");
  }

  @Test
  void moreThanTheValuationPaidIsFoundWithItsBonus() {
    Watched unit =
        new Watched()
            .arrive(
                RECEIVED, graded("g-1", 1, "80"), payout("p-1", 2, Instrument.CASH, "75", null));
    assertThat(unit.alerts).isEmpty();

    unit.arrive(payout("p-2", 3, Instrument.MPV, "5", "0.01"));

    Alert alert = only(unit);
    assertThat(alert.rule()).isEqualTo("payout-above-valuation");
    assertThat(alert.severity()).isEqualTo(Severity.WARNING);
    assertThat(alert.message())
        .isEqualTo("unit:acme/QR-1 was valued at 80 EUR (g-1) and paid 80.01 EUR");
    assertThat(alert.evidence())
        .containsOnly(
            entry("valuation", "80 EUR"),
            entry("graded_by", "g-1"),
            entry("paid", "80.01 EUR"),
            entry("payouts", "p-1, p-2"));
  }

  @Test
  void couponsDoNotCountAndAHigherValuationClearsIt() {
    Watched unit =
        new Watched()
            .arrive(
                RECEIVED,
                payout("p-1", 2, Instrument.CASH, "90", null),
                payout("p-2", 2, Instrument.COUPON, "50", null));
    assertThat(unit.alerts).isEmpty();

    unit.arrive(graded("g-1", 1, "80"));
    assertThat(unit.standing()).hasSize(1);

    unit.arrive(graded("g-2", 3, "90"));
    assertThat(unit.standing()).isEmpty();
  }

  @Test
  void eachCycleIsValuedByItself() {
    Watched unit =
        new Watched()
            .arrive(
                RECEIVED,
                graded("g-1", 1, "80"),
                payout("p-1", 2, Instrument.CASH, "60", null),
                sold("s-1", 3, "web", null),
                event("r-2", 9, new UnitReceived(740L, null)),
                graded("g-2", 10, "50"),
                payout("p-2", 11, Instrument.CASH, "45", null));

    assertThat(unit.alerts).isEmpty();
  }

  private static Alert only(Watched unit) {
    assertThat(unit.alerts).hasSize(1);
    return unit.alerts.getFirst();
  }

  private static Event listed(String id, double day, String channel, @Nullable String listing) {
    return event(id, day, new UnitListed(listing, eur("219"), null), c -> c.channel(channel));
  }

  private static Event sold(String id, double day, String channel, @Nullable String listing) {
    return event(
        id,
        day,
        new UnitSold(eur("219"), null, null, null, null, listing),
        c -> c.channel(channel));
  }

  private static Event graded(String id, double day, String valuation) {
    return event(
        id, day, new UnitGraded(UnitGraded.Grade.GOOD, UnitGraded.DecidedBy.RULE, eur(valuation)));
  }

  private static Event payout(
      String id, double day, Instrument instrument, String amount, @Nullable String bonus) {
    return event(
        id,
        day,
        new PayoutIssued(
            instrument,
            eur(amount),
            null,
            bonus == null ? null : eur(bonus),
            null,
            null,
            null,
            null,
            null));
  }
}
