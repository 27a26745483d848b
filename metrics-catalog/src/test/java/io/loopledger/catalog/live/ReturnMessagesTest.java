package io.loopledger.catalog.live;

import static io.loopledger.catalog.live.Watched.BUYER;
import static io.loopledger.catalog.live.Watched.CUSTOMER;
import static io.loopledger.catalog.live.Watched.eur;
import static io.loopledger.catalog.live.Watched.event;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.Corrections.EventCorrected;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitGraded.Grade;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.TakeBack.ReturnRequested;
import io.loopledger.schemas.event.TransportMode;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.live.CustomerImpact;
import io.loopledger.schemas.live.CustomerImpact.Basis;
import io.loopledger.schemas.live.CustomerImpact.Figure;
import io.loopledger.schemas.live.CustomerImpact.Status;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One message for a return, expected and then final, and a new one whenever it changes. */
class ReturnMessagesTest {
  @Test
  void aRepairIsExpectedAtTheReceiptAndFinalWithTheCredit() {
    Watched unit = new Watched().arrive(received("repair", "Hair & Beauty item"));

    CustomerImpact expected = unit.last();
    assertThat(expected.returnId()).isEqualTo("unit:acme/QR-1#1");
    assertThat(expected.version()).isEqualTo(1);
    assertThat(expected.status()).isEqualTo(Status.EXPECTED);
    assertThat(expected.customer()).isEqualTo(CUSTOMER);
    assertThat(expected.program()).isEqualTo("repair");
    assertThat(expected.category()).isEqualTo("Hair & Beauty item");
    assertThat(expected.textDe())
        .startsWith(
            "Danke! Wird dieser Artikel repariert, vermeidet das voraussichtlich rund 5,1 kg CO2e. ");

    unit.arrive(event("f-1", 2, fixed()));

    CustomerImpact last = unit.last();
    assertThat(unit.impacts).hasSize(2);
    assertThat(last.version()).isEqualTo(2);
    assertThat(last.status()).isEqualTo(Status.FINAL);
    assertThat(figure(last).avoidedKg()).isEqualByComparingTo("5.14");
    assertThat(figure(last).p5Kg()).isEqualByComparingTo("2.281183");
    assertThat(figure(last).p95Kg()).isBetween(new BigDecimal("11.85"), new BigDecimal("11.95"));
    assertThat(figure(last).method()).isEqualTo("RESTART");
    assertThat(figure(last).factorVersion()).isEqualTo("restart-2021-r2");
    assertThat(figure(last).boundary())
        .isEqualTo("before use: manufacture and distribution; without use, repair and end of life");
    assertThat(figure(last).basis()).isEqualTo(Basis.ASSUMED);
    assertThat(figure(last).isFitForAdvertising()).isFalse();
    assertThat(last.textDe())
        .startsWith("Danke! Die Reparatur dieses Artikels hat rund 5,1 kg CO2e vermieden. ")
        .contains("90-%-Intervall: 2,3 bis 11,9 kg.");
    assertThat(last.textEn())
        .startsWith("Thank you! Repairing this item avoided about 5.1 kg CO2e. ")
        .contains("90 % interval: 2.3 to 11.9 kg.");
  }

  @Test
  void aResaleIsFinalWithTheSaleAndCorrectedByWhatItsTransportEmits() {
    Watched unit =
        new Watched().arrive(received("resale", "Smartphone"), sold("s-1", 3), shipped("t-1", 4));

    CustomerImpact sold = unit.last();
    assertThat(unit.impacts)
        .extracting(CustomerImpact::status)
        .containsExactly(Status.EXPECTED, Status.FINAL);
    assertThat(sold.customer()).isEqualTo(CUSTOMER);

    unit.arrive(
        event(
            "c-1",
            5,
            new EventCorrected(
                "/live", "t-1", 1, JsonEvents.write(byVan()), "leg missing", "ops")));

    CustomerImpact corrected = unit.last();
    assertThat(unit.impacts).hasSize(3);
    assertThat(corrected.version()).isEqualTo(4);
    assertThat(figure(corrected).factorVersion()).isEqualTo("process-r1, resale-r1");
    // 0.4 kg over 500 km in a van of 0.6313 kg CO2e per tonne-km
    assertThat(figure(sold).avoidedKg().subtract(figure(corrected).avoidedKg()))
        .isEqualByComparingTo("0.12626");
  }

  @Test
  void aSaleThatComesBackMakesItExpectedAgain() {
    Watched unit =
        new Watched()
            .arrive(
                received("resale", "Smartphone"),
                sold("s-1", 3),
                shipped("t-1", 4),
                event("b-1", 5, new SaleReturned(1, eur("219"), null, null)));

    assertThat(unit.impacts)
        .extracting(CustomerImpact::status)
        .containsExactly(Status.EXPECTED, Status.FINAL, Status.EXPECTED);
    assertThat(unit.impacts.get(2).figure()).isEqualTo(unit.impacts.get(0).figure());
  }

  @Test
  void whatEndsWithoutACreditHasNothingToTell() {
    Watched unit =
        new Watched()
            .arrive(
                received("resale", "Smartphone"), event("x-1", 5, new UnitRecycled(200L, null)));

    assertThat(unit.last().status()).isEqualTo(Status.NONE);
    assertThat(unit.last().figure()).isNull();
    assertThat(unit.last().textDe())
        .isEqualTo("Danke für die Rückgabe! Zu diesem Artikel gibt es keine CO2e-Angabe.");
    assertThat(unit.last().textEn())
        .isEqualTo("Thank you for your return! There is no CO2e figure for this item.");
  }

  @Test
  void aCategoryWithoutAFactorHasNoFigure() {
    Watched unit = new Watched().arrive(received("repair", "Submarine"));

    assertThat(unit.last().status()).isEqualTo(Status.EXPECTED);
    assertThat(unit.last().figure()).isNull();
    assertThat(unit.last().textEn())
        .isEqualTo("Thank you for your return! A CO2e figure cannot be given for this item.");

    unit.arrive(event("f-1", 2, fixed()));

    assertThat(unit.last().status()).isEqualTo(Status.NONE);
  }

  @Test
  void moreEmittedThanAvoidedIsNeverASaving() {
    Watched unit =
        new Watched()
            .arrive(
                event(
                    "r-1",
                    0,
                    new UnitReceived(
                        9_000L,
                        null,
                        null,
                        ReturnKind.TAKE_BACK,
                        null,
                        null,
                        null,
                        List.of(new Leg(TransportMode.VAN, 20_000_000L, null))),
                    c -> c.program("repair").category("Hair & Beauty item").customer(CUSTOMER)),
                event("f-1", 2, fixed()));

    assertThat(unit.last().status()).isEqualTo(Status.FINAL);
    assertThat(figure(unit.last()).avoidedKg().signum()).isNegative();
    assertThat(unit.last().textDe())
        .startsWith(
            "Danke für die Rückgabe! Für diesen Artikel ist keine CO2e-Einsparung nachweisbar"
                + " (rechnerisch -");
    assertThat(unit.last().textEn()).contains("cannot be demonstrated").doesNotContain("avoided");
  }

  @Test
  void whoAskedForTheReturnIsItsCustomerWhereTheReceiptNamesNone() {
    Watched unit =
        new Watched()
            .arrive(
                event(
                    "q-1",
                    -2,
                    new ReturnRequested(ReturnKind.TAKE_BACK, Grade.GOOD, null, null, null, null),
                    c -> c.customer(CUSTOMER)),
                event(
                    "r-1",
                    0,
                    new UnitReceived(740L, null),
                    c -> c.program("repair").category("Hair & Beauty item")));

    assertThat(unit.impacts).hasSize(1);
    assertThat(unit.last().customer()).isEqualTo(CUSTOMER);
  }

  @Test
  void withdrawalsAndReturnsWithoutACustomerAreNoMessage() {
    Watched withdrawn =
        new Watched()
            .arrive(
                event(
                    "r-1",
                    0,
                    new UnitReceived(
                        740L, null, null, ReturnKind.WITHDRAWAL, null, null, null, List.of()),
                    c -> c.program("resale").category("Smartphone").customer(CUSTOMER)));
    Watched nobody =
        new Watched()
            .arrive(
                event(
                    "r-1",
                    0,
                    new UnitReceived(740L, null),
                    c -> c.program("resale").category("Smartphone")),
                sold("s-1", 3),
                shipped("t-1", 4));

    assertThat(withdrawn.impacts).isEmpty();
    assertThat(nobody.impacts).isEmpty();
  }

  @Test
  void aVoidedReceiptTakesTheMessageBack() {
    Watched unit =
        new Watched()
            .arrive(
                received("repair", "Hair & Beauty item"),
                event("v-1", 1, new EventVoided("/live", "r-1", 1, "wrong unit", "ops")));

    assertThat(unit.impacts)
        .extracting(CustomerImpact::status)
        .containsExactly(Status.EXPECTED, Status.NONE);
    assertThat(unit.last().customer()).isEqualTo(CUSTOMER);
  }

  @Test
  void theNextCycleIsAReturnOfItsOwn() {
    Watched unit =
        new Watched()
            .arrive(
                received("resale", "Smartphone"),
                sold("s-1", 3),
                shipped("t-1", 4),
                event("r-2", 90, new UnitReceived(740L, null), c -> c.customer(BUYER)),
                sold("s-2", 95),
                shipped("t-2", 96));

    assertThat(unit.impacts)
        .extracting(CustomerImpact::returnId)
        .containsExactly(
            "unit:acme/QR-1#1", "unit:acme/QR-1#1", "unit:acme/QR-1#2", "unit:acme/QR-1#2");
    assertThat(unit.last().customer()).isEqualTo(BUYER);
    assertThat(figure(unit.impacts.get(2)).avoidedKg())
        .as("as expected, so it came")
        .isEqualByComparingTo(figure(unit.impacts.get(3)).avoidedKg());
  }

  @Test
  void aJobThatKeptNoFiguresMakesThemOfTheJournal() {
    Watched whole =
        new Watched().arrive(received("resale", "Smartphone"), sold("s-1", 3), shipped("t-1", 4));
    Watched upgraded =
        new Watched()
            .arrive(received("resale", "Smartphone"))
            .withoutFigures()
            .arrive(sold("s-1", 3), shipped("t-1", 4));

    assertThat(upgraded.last()).isEqualTo(whole.last());
  }

  private static Figure figure(CustomerImpact message) {
    return requireNonNull(message.figure());
  }

  static Event received(String program, String category) {
    return event(
        "r-1",
        0,
        new UnitReceived(740L, null),
        c -> c.program(program).category(category).customer(CUSTOMER));
  }

  static Event sold(String id, double day) {
    return event(id, day, new UnitSold(eur("219")), c -> c.channel("web").customer(BUYER));
  }

  /** A sale is recognised with its shipment, and with it the credit. */
  static Event shipped(String id, double day) {
    return event(id, day, new UnitShipped(null, null, null, null, null, null, null, List.of()));
  }

  /** The same shipment: 0.4 kg over 500 km. */
  private static Event byVan() {
    return event(
        "t-1",
        4,
        new UnitShipped(
            null,
            null,
            null,
            null,
            null,
            null,
            400L,
            List.of(new Leg(TransportMode.VAN, 500_000L, null))));
  }

  static RepairCompleted fixed() {
    return new RepairCompleted(Outcome.FIXED, null, null, null, null, null);
  }
}
