package io.loopledger.catalog.posting;

import static io.loopledger.catalog.posting.Story.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentRulesTest {
  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of(
            new EventData.ShippingCharged(eur("15")),
            new String[] {"receivables.invoiced 15 EUR", "revenue.shipping -15 EUR"}),
        Arguments.of(
            new EventData.ShippingCharged(eur("-15")),
            new String[] {"receivables.invoiced -15 EUR", "revenue.shipping 15 EUR"}),
        Arguments.of(
            new FeeCharged(FeeCharged.FeeKind.MARKETPLACE, eur("13541.33")),
            new String[] {"fees.marketplace 13541.33 EUR", "receivables.invoiced -13541.33 EUR"}),
        Arguments.of(
            new EventData.VoucherSold(3, eur("50")),
            new String[] {
              "receivables.invoiced 150 EUR",
              "vouchers.outstanding -150 EUR",
              "vouchers.sold 3 unit"
            }),
        Arguments.of(
            new EventData.VoucherSold(-1, eur("50")),
            new String[] {
              "receivables.invoiced -50 EUR", "vouchers.outstanding 50 EUR", "vouchers.sold -1 unit"
            }),
        Arguments.of(
            new EventData.VoucherRedeemed(eur("20")),
            new String[] {"vouchers.outstanding 20 EUR", "receivables.invoiced -20 EUR"}),
        Arguments.of(
            new EventData.InventoryAdjusted(-240, "damaged"),
            new String[] {"units.adjusted -240 unit"}),
        Arguments.of(new EventData.InventoryAdjusted(0, "counted"), new String[] {}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void aDocumentsAmountPostsAsItStands(EventData data, String[] lines) {
    assertThat(Story.ofLine().then(data).lines("e1")).containsExactly(lines);
  }

  @ParameterizedTest
  @CsvSource({"MARKETPLACE, fees.marketplace", "PAYMENT, fees.payment", "BANK, fees.bank"})
  void everyFeeHasItsAccount(FeeCharged.FeeKind kind, String account) {
    Story story =
        Story.ofLine()
            .then(
                new FeeCharged(kind, eur("1.5")), c -> c.document("C-1", DocumentType.CREDIT_NOTE));

    assertThat(story.lines("e1"))
        .containsExactly(account + " 1.5 EUR", "receivables.credited -1.5 EUR");
  }

  @ParameterizedTest
  @CsvSource({
    "DISCOUNT, revenue.discounts",
    "SAMPLE, cost.samples",
    "CHARITY, cost.charity",
    "BAD_DEBT, cost.bad-debts",
    "MANUAL, revenue.manual"
  })
  void aNegativeAdjustmentLowersWhatTheCustomerOwes(ManualAdjustment.Kind kind, String account) {
    Story story = Story.ofLine().then(new ManualAdjustment(kind, eur("-27.5"), "as agreed"));

    assertThat(story.lines("e1"))
        .containsExactly("receivables.invoiced -27.5 EUR", account + " 27.5 EUR");
  }

  @Test
  void noneOfThemIsASaleThatCouldBeReturned() {
    Story story =
        Story.ofLine()
            .then(new EventData.ShippingCharged(eur("5")))
            .then(new EventData.VoucherSold(1, eur("5")))
            .then(new EventData.InventoryAdjusted(1, null))
            .then(new EventData.SaleReturned(1, eur("5"), null, null));

    assertThat(story.lines("e4")).contains("units.returned-unmatched 1 unit");
  }
}
