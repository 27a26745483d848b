package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.reference.LawReferences;
import io.loopledger.schemas.event.Documents.InvoiceKind;
import io.loopledger.schemas.event.Documents.InvoiceReceived;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitGraded.Grade;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.TakeBack.ReturnRequested;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.money.Money;
import java.util.List;
import net.jqwik.api.Example;

/** What the laws found wrong once: the fewest events that show each. */
class LawFindingsTest {
  private static final Money NOTHING_LEFT = eur("500");

  @Example
  void aCostThatWasWrittenDownAndTurnsOutLowerLeavesNoNegativeStock() {
    Tale tale =
        new Tale("eu-de")
            .then(receivedFor(eur("119")))
            .then(new UnitWrittenDown(NOTHING_LEFT, "value"))
            .then(new InvoiceReceived(InvoiceKind.CARRIER, eur("100"), null, 1, 1, eur("100")));

    Laws.requireStockNeverBelowZero(tale.events());
  }

  @Example
  void anOversoldUnitStaysSoldToItsOtherBuyer() {
    Tale tale =
        new Tale("eu-sale")
            .then(receivedFor(eur("119")))
            .then(Deeds.sold(eur("219"), VatScheme.STANDARD))
            .then(Deeds.sold(eur("219"), VatScheme.STANDARD))
            .then(new SaleReturned(1, eur("219"), null, "oversold"))
            .then(new InvoiceReceived(InvoiceKind.CARRIER, eur("100"), null, 1, 1, eur("100")));

    Laws.requireStockNeverBelowZero(tale.events());
  }

  @Example
  void theSellerOfASecondCycleIsKnownFromTheRequest() {
    Tale tale =
        new Tale("eu-de")
            .then(Deeds.received(SellerStatus.PRIVATE))
            .then(Deeds.sold(eur("219"), VatScheme.STANDARD))
            .then(shipped())
            .then(
                new ReturnRequested(
                    ReturnKind.TAKE_BACK, Grade.GOOD, SellerStatus.PRIVATE, null, null, null))
            .then(receivedFor(eur("4.90")))
            .then(Deeds.payout(eur("100")), context -> context.document("D-1", null))
            .then(Deeds.sold(eur("219"), VatScheme.MARGIN))
            .then(shipped());

    assertThat(Laws.sum(tale.journal(), "EUR", "vat.margin")).isEqualTo(-19_000_000);
  }

  @Example
  void theFirstRulesMeasureNothingForAProgrammeOfALaterMethod() {
    Tale tale =
        new Tale("eu-de").then(receivedFor(eur("4.90")), context -> context.program("resale"));

    assertThat(
            Laws.ENGINE.journal(Laws.pinnedTo(LawReferences.FIRST_RULES, tale.events())).postings())
        .isNotEmpty();
  }

  private static UnitReceived receivedFor(Money inbound) {
    return new UnitReceived(null, inbound, null, ReturnKind.TAKE_BACK, null, null, null, List.of());
  }

  private static UnitShipped shipped() {
    return new UnitShipped(null, null, null, null, null, null, null, List.of());
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
