package io.loopledger.catalog.posting;

import static io.loopledger.catalog.posting.Story.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.SaleReturned;
import org.junit.jupiter.api.Test;

class SalesRulesTest {
  @Test
  void aSaleIsRevenueAgainstTheCustomersAccount() {
    Story story = Story.ofLine().then(sold(6, "2.55"));

    assertThat(story.lines())
        .containsExactly(
            "e1 receivables.invoiced 15.3 EUR",
            "e1 revenue.products -15.3 EUR",
            "e1 units.sold 6 unit");
  }

  @Test
  void aFreePieceIsCountedAndPostsNoMoney() {
    assertThat(Story.ofLine().then(sold(2, "0")).lines()).containsExactly("e1 units.sold 2 unit");
  }

  @Test
  void theDocumentDecidesTheCustomersAccount() {
    Story story =
        Story.ofLine()
            .then(sold(1, "10"), c -> c.document("C-1", DocumentType.CREDIT_NOTE))
            .then(returned(1, "10"), c -> c.document("F-1", DocumentType.INVOICE));

    assertThat(story.lines("e1")).first().isEqualTo("receivables.credited 10 EUR");
    assertThat(story.lines("e2")).contains("receivables.invoiced -10 EUR");
  }

  @Test
  void aPartialReturnGivesBackItsOwnPriceAndLeavesTheRestOpen() {
    Story story = Story.ofLine().then(sold(6, "2.55")).then(returned(4, "2.50"));

    assertThat(story.lines("e2"))
        .containsExactly(
            "revenue.products-returned 10 EUR",
            "receivables.credited -10 EUR",
            "units.returned 4 unit");
    assertThat(story.then(returned(3, "2.55")).lines("e3"))
        .containsExactly(
            "revenue.products-returned 5.1 EUR",
            "receivables.credited -7.65 EUR",
            "revenue.returned-unmatched 2.55 EUR",
            "units.returned 2 unit",
            "units.returned-unmatched 1 unit");
  }

  @Test
  void aReturnTakesFromTheLatestSaleFirst() {
    Story story = Story.ofLine().then(sold(2, "1")).then(sold(3, "1")).then(returned(4, "1"));

    assertThat(story.lines("e3"))
        .containsExactly(
            "revenue.products-returned 4 EUR",
            "receivables.credited -4 EUR",
            "units.returned 4 unit");
    assertThat(story.then(returned(2, "1")).lines("e4"))
        .contains("units.returned 1 unit", "units.returned-unmatched 1 unit");
  }

  @Test
  void aReturnWithoutASaleIsReportedUnmatched() {
    Story story = Story.ofLine().then(returned(5, "1.25"));

    assertThat(story.lines())
        .containsExactly(
            "e1 revenue.returned-unmatched 6.25 EUR",
            "e1 receivables.credited -6.25 EUR",
            "e1 units.returned-unmatched 5 unit");
  }

  @Test
  void aReturnBeforeItsSaleIsNotMatchedToIt() {
    Story story = Story.ofLine().then(returned(1, "5")).then(sold(1, "5"));

    assertThat(story.lines("e1")).contains("units.returned-unmatched 1 unit");
    assertThat(story.lines("e2")).contains("units.sold 1 unit");
  }

  @Test
  void inTheSameInstantTheSaleComesFirst() {
    Story story =
        Story.ofLine().then(returned(1, "5")).at(Story.START.toString()).then(sold(1, "5"));

    assertThat(story.lines("e1")).contains("units.returned 1 unit");
  }

  private static ProductSold sold(long quantity, String price) {
    return new ProductSold(quantity, eur(price), null);
  }

  private static SaleReturned returned(long quantity, String price) {
    return new SaleReturned(quantity, eur(price), null, null);
  }
}
