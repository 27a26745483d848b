package io.loopledger.ingest.files.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.testing.ImportBench.Result;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.FeeCharged.FeeKind;
import io.loopledger.schemas.event.EventData.InventoryAdjusted;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.EventData.ManualAdjustment.Kind;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.money.Money;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineClassificationTest {
  private final Shop shop;

  LineClassificationTest(@TempDir Path folder) {
    this.shop = new Shop(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"85123A", "85123a", "DCGSSGIRL", "DCGS0003", "PADS", "SP1002", "C9"})
  void articlesAreSold(String stockCode) {
    assertData("536365", stockCode, "6", "2.55", new ProductSold(6, gbp("2.55"), "TEXT"));
  }

  @Test
  void aFreeArticleIsSoldForNothing() {
    assertData("536365", "85123A", "6", "0.0", new ProductSold(6, gbp("0"), "TEXT"));
    assertThat(shop.line("536365", "85123A", "6", "0").summary().accepted())
        .containsOnlyKeys("goods free or unpriced");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C536379", "c536379"})
  void articlesOnACreditNoteAreReturned(String invoice) {
    assertData(invoice, "85123A", "-2", "2.55", new SaleReturned(2, gbp("2.55"), "TEXT", null));
  }

  @Test
  void articlesThatLeaveWithoutPriceAndCreditNoteAdjustTheStock() {
    assertData("536996", "22712", "-20", "0.0", new InventoryAdjusted(-20, "TEXT"));
    assertData("536996", "gift_0001_20", "-1", "0", new InventoryAdjusted(-1, "TEXT"));
  }

  @Test
  void pricedArticlesWithANegativeQuantityAreGivenBackWhateverTheDocument() {
    assertData("536996", "22712", "-2", "1.5", new SaleReturned(2, gbp("1.5"), "TEXT", null));
    assertData("C536996", "22712", "2", "1.5", new ProductSold(2, gbp("1.5"), "TEXT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "post", "DOT", "C2"})
  void postageIsShippingAndGivenBackOnACreditNote(String stockCode) {
    assertData("536370", stockCode, "3", "18", new ShippingCharged(gbp("54")));
    assertData("C536370", stockCode, "-1", "18", new ShippingCharged(gbp("-18")));
    assertData("536370", stockCode, "1", "0", new ShippingCharged(gbp("0")));
  }

  @ParameterizedTest
  @CsvSource({"AMAZONFEE, MARKETPLACE", "BANK CHARGES, BANK"})
  void aFeeCostsWhatItTakesOffTheCustomersAccount(String stockCode, FeeKind kind) {
    assertData("C537600", stockCode, "-1", "1.25", new FeeCharged(kind, gbp("1.25")));
    assertData("537600", stockCode, "1", "1.25", new FeeCharged(kind, gbp("-1.25")));
  }

  @ParameterizedTest
  @CsvSource({
    "D, DISCOUNT",
    "S, SAMPLE",
    "CRUK, CHARITY",
    "B, BAD_DEBT",
    "M, MANUAL",
    "m, MANUAL",
    "ADJUST, MANUAL",
    "ADJUST2, MANUAL",
    "TEST001, MANUAL",
    "SAMPLES, MANUAL"
  })
  void otherCodesAreAdjustmentsOfAnySign(String stockCode, Kind kind) {
    assertData("536365", stockCode, "1", "5", new ManualAdjustment(kind, gbp("5"), "TEXT"));
    assertData("C536365", stockCode, "-2", "5", new ManualAdjustment(kind, gbp("-10"), "TEXT"));
    assertData("A563186", stockCode, "1", "-5.5", new ManualAdjustment(kind, gbp("-5.5"), "TEXT"));
  }

  @Test
  void anUnknownCodeIsCountedOnItsOwn() {
    assertThat(shop.line("1", "SAMPLES", "1", "5").summary().accepted())
        .containsOnlyKeys("manual adjustments (code is not known as a product)");
  }

  @Test
  void giftVouchersAreSoldAndTakenBack() {
    assertData("536365", "gift_0001_20", "2", "16.67", new VoucherSold(2, gbp("16.67")));
    assertData("C536365", "gift_0001_20", "-1", "16.67", new VoucherSold(-1, gbp("16.67")));
  }

  @ParameterizedTest
  @CsvSource({
    "536365, 85123A, 0, 2.55, Quantity", // nothing moves
    "536365, 85123A, 1, -2.55, UnitPrice", // a price below 0
    "C536365, 85123A, -1, -2.55, UnitPrice",
    "536365, gift_0001_20, 1, -20, UnitPrice",
    "536365, 85123A, 1, 0.0000001, UnitPrice", // seven decimals
    "536365, 85123A, 1.5, 2.55, Quantity",
    "536365, 85123A, many, 2.55, Quantity",
    "536365, 85123A, 1, free, UnitPrice",
    "536365, 85123A, 9000000000000, 9000000, Quantity", // beyond the ledger
    "536365, 85123A, -9223372036854775808, 0, Quantity",
    "536365, '', 1, 2.55, StockCode",
    "'', 85123A, 1, 2.55, InvoiceNo"
  })
  void whatNoEventCanHoldIsRejectedNamingTheField(
      String invoice, String stockCode, String quantity, String price, String field)
      throws java.io.IOException {
    Result result = shop.line(invoice, stockCode, quantity, price);

    assertThat(result.events()).isEmpty();
    assertThat(result.summary().rowsRejected()).isEqualTo(1);
    assertThat(Imports.rejects(result.summary().rejectsFile().orElseThrow()).get(1))
        .contains("," + field + ",");
  }

  private void assertData(
      String invoice, String stockCode, String quantity, String price, EventData expected) {
    assertThat(shop.line(invoice, stockCode, quantity, price).event().data()).isEqualTo(expected);
  }

  private static Money gbp(String amount) {
    return Money.of(amount, "GBP");
  }
}
