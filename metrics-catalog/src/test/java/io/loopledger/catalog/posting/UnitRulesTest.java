package io.loopledger.catalog.posting;

import static io.loopledger.catalog.posting.Story.eur;
import static io.loopledger.catalog.posting.Story.gbp;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitGraded.Grade;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitRulesTest {
  @Test
  void theCostOfAUnitGathersInStockAndLeavesWithItsSale() {
    Story story = resold();

    assertThat(story.lines())
        .containsExactly(
            "e1 inventory.units 4.9 EUR",
            "e1 payables.carriers -4.9 EUR",
            "e1 units.received 1 unit",
            "e1 mass.received 1500 g",
            "e2 units.graded 1 unit",
            "e3 inventory.units 100 EUR",
            "e3 payouts.payable -100 EUR",
            "e4 inventory.units 30 EUR",
            "e4 payables.partners -30 EUR",
            "e4 repairs.fixed 1 unit",
            "e5 receivables.invoiced 219 EUR",
            "e5 revenue.resale -219 EUR",
            "e5 cost.units-sold 134.9 EUR",
            "e5 inventory.units -134.9 EUR",
            "e5 units.resold 1 unit");
    assertThat(story.balance("inventory.units")).isEqualTo("0");
  }

  @Test
  void aReturnedResalePutsTheCostBackIntoStock() {
    Story story = resold().then(new SaleReturned(1, eur("219"), null, "too slow"));

    assertThat(story.lines("e6"))
        .containsExactly(
            "revenue.resale-returned 219 EUR",
            "receivables.credited -219 EUR",
            "inventory.units 134.9 EUR",
            "cost.units-sold -134.9 EUR",
            "units.resold -1 unit");

    story.then(new UnitSold(eur("199")));
    assertThat(story.lines("e7"))
        .contains("cost.units-sold 134.9 EUR", "inventory.units -134.9 EUR");
    assertThat(story.balance("units.resold")).isEqualTo("1");
    assertThat(story.balance("inventory.units")).isEqualTo("0");
  }

  @Test
  void ofAReturnOfMorePiecesThanTheOneResoldTheRestIsUnmatched() {
    Story story = resold().then(new SaleReturned(3, eur("219"), null, null));

    assertThat(story.lines("e6"))
        .containsExactly(
            "revenue.resale-returned 219 EUR",
            "receivables.credited -657 EUR",
            "inventory.units 134.9 EUR",
            "cost.units-sold -134.9 EUR",
            "revenue.returned-unmatched 438 EUR",
            "units.resold -1 unit",
            "units.returned-unmatched 2 unit");
  }

  @Test
  void aUnitSoldTwiceWithoutAReturnTakesItsCostOnceAndIsVisibleInTheCount() {
    Story story = resold().then(new UnitSold(eur("99")));

    assertThat(story.lines("e6"))
        .containsExactly(
            "receivables.invoiced 99 EUR", "revenue.resale -99 EUR", "units.resold 1 unit");
    assertThat(story.balance("units.resold")).isEqualTo("2");

    story.then(new SaleReturned(1, eur("99"), null, null));
    assertThat(story.lines("e7")).doesNotContain("inventory.units 134.9 EUR");
    story.then(new SaleReturned(1, eur("219"), null, null));
    assertThat(story.lines("e8")).contains("inventory.units 134.9 EUR");
  }

  @Test
  void aFirstSaleAndAResaleOfOneUnitAreReturnedLatestFirst() {
    Story story =
        Story.ofUnit()
            .then(new EventData.ProductSold(1, eur("400"), null))
            .then(received(null))
            .then(new UnitSold(eur("200")))
            .then(new SaleReturned(1, eur("200"), null, null))
            .then(new SaleReturned(1, eur("400"), null, null));

    assertThat(story.lines("e4")).contains("revenue.resale-returned 200 EUR");
    assertThat(story.lines("e5"))
        .contains("revenue.products-returned 400 EUR", "units.returned 1 unit");
  }

  @Test
  void aPayoutAsAVoucherIsOwedAsAVoucher() {
    Story story = Story.ofUnit().then(new PayoutIssued(Instrument.VOUCHER, eur("120")));

    assertThat(story.lines())
        .containsExactly("e1 inventory.units 120 EUR", "e1 vouchers.outstanding -120 EUR");
  }

  @Test
  void costsInTwoCurrenciesStayApart() {
    Story story =
        Story.ofUnit()
            .then(new PayoutIssued(Instrument.CASH, gbp("80")))
            .then(received(eur("5")))
            .then(new UnitSold(eur("200")));

    assertThat(story.lines("e3"))
        .containsExactly(
            "receivables.invoiced 200 EUR",
            "revenue.resale -200 EUR",
            "cost.units-sold 5 EUR",
            "inventory.units -5 EUR",
            "cost.units-sold 80 GBP",
            "inventory.units -80 GBP",
            "units.resold 1 unit");
  }

  @Test
  void theSecondArrivalOpensTheNextCycleUngraded() {
    Story story =
        resold()
            .then(received(null))
            .then(new UnitGraded(Grade.DEFECTIVE, UnitGraded.DecidedBy.RULE, null));

    assertThat(story.journal().postings())
        .filteredOn(posting -> posting.key().cycleNo() == 2)
        .extracting(posting -> posting.key().eventId())
        .containsExactly("e6", "e7");
    assertThat(story.dimensions("e5").grade()).isEqualTo("GOOD");
    assertThat(story.dimensions("e6").grade()).isNull();
    assertThat(story.dimensions("e7").grade()).isEqualTo("DEFECTIVE");
  }

  @Test
  void whatHappensBeforeTheFirstArrivalBelongsToTheFirstCycle() {
    Story story = Story.ofUnit().then(repair(Outcome.FIXED, null)).then(received(null));

    assertThat(story.journal().postings())
        .allSatisfy(posting -> assertThat(posting.key().cycleNo()).isEqualTo(1));
  }

  @Test
  void recyclingWritesOffWhatTheUnitHadCost() {
    Story story =
        Story.ofUnit()
            .then(received(eur("4.90")))
            .then(repair(Outcome.END_OF_LIFE, eur("10")))
            .then(new UnitRecycled(1_400L, eur("2.10")));

    assertThat(story.lines("e2"))
        .containsExactly(
            "inventory.units 10 EUR",
            "payables.partners -10 EUR",
            "repairs.end-of-life 1 unit",
            "units.disposed 1 unit");
    assertThat(story.lines("e3"))
        .containsExactly(
            "cost.disposal 2.1 EUR",
            "payables.partners -2.1 EUR",
            "cost.write-offs 14.9 EUR",
            "inventory.units -14.9 EUR",
            "units.recycled 1 unit",
            "mass.recycled 1400 g");
  }

  @Test
  void aLostUnitIsWrittenOffOnce() {
    Story story =
        Story.ofUnit()
            .then(new PayoutIssued(Instrument.CASH, eur("50")))
            .then(new UnitWrittenOff("lost"))
            .then(new UnitWrittenOff("lost again"));

    assertThat(story.lines("e2"))
        .containsExactly(
            "cost.write-offs 50 EUR", "inventory.units -50 EUR", "units.written-off 1 unit");
    assertThat(story.lines("e3")).containsExactly("units.written-off 1 unit");
  }

  @ParameterizedTest
  @CsvSource({"FIXED, repairs.fixed", "REPAIRABLE, repairs.repairable", "UNKNOWN, repairs.unknown"})
  void anOutcomeIsCountedOnItsAccountOnly(Outcome outcome, String account) {
    assertThat(Story.ofUnit().then(repair(outcome, null)).lines())
        .containsExactly("e1 " + account + " 1 unit");
  }

  @Test
  void partnerAndCountryAreThoseOfTheEventTheOtherFactsStay() {
    Story story =
        Story.ofUnit()
            .then(
                received(eur("4.90")),
                c ->
                    c.program("fix-2")
                        .category("Kettle")
                        .product("K-1")
                        .channel("shop")
                        .partner("carrier")
                        .country("AT"))
            .then(new UnitSold(eur("20")), c -> c.country("DE"))
            .then(new SaleReturned(1, eur("20"), null, null));

    var sale = story.dimensions("e2");
    assertThat(sale.tenant()).isEqualTo("acme-group");
    assertThat(sale.program()).isEqualTo("fix-2");
    assertThat(sale.category()).isEqualTo("Kettle");
    assertThat(sale.product()).isEqualTo("K-1");
    assertThat(sale.channel()).isEqualTo("shop");
    assertThat(sale.partner()).isNull();
    assertThat(sale.country()).isEqualTo("DE");
    assertThat(story.dimensions("e1").partner()).isEqualTo("carrier");
    assertThat(story.dimensions("e3").country()).isNull();
  }

  @Test
  void theBusinessDateIsTheDayInTheBrandsZone() {
    Story story =
        Story.ofUnit()
            .at("2024-03-30T22:59:59Z")
            .then(new EventData.ShippingCharged(eur("1")))
            .at("2024-03-30T23:00:00Z")
            .then(new EventData.ShippingCharged(eur("1")))
            .at("2024-03-31T21:59:59Z")
            .then(new EventData.ShippingCharged(eur("1")))
            .at("2024-03-31T22:00:00Z")
            .then(new EventData.ShippingCharged(eur("1")));

    assertThat(story.postings("revenue.shipping").map(p -> p.key().businessDate().toString()))
        .containsExactly("2024-03-30", "2024-03-31", "2024-03-31", "2024-04-01");
  }

  private static Story resold() {
    return Story.ofUnit()
        .then(new UnitReceived(1_500L, eur("4.90")))
        .then(new UnitGraded(Grade.GOOD, UnitGraded.DecidedBy.PERSON, eur("150")))
        .then(new PayoutIssued(Instrument.CASH, eur("100")))
        .then(repair(Outcome.FIXED, eur("30")))
        .then(new UnitSold(eur("219")));
  }

  private static UnitReceived received(@Nullable Money inboundCost) {
    return new UnitReceived(null, inboundCost);
  }

  private static RepairCompleted repair(Outcome outcome, @Nullable Money cost) {
    return new RepairCompleted(outcome, null, null, null, null, cost);
  }
}
