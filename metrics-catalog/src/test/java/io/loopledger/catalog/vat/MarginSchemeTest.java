package io.loopledger.catalog.vat;

import static io.loopledger.catalog.vat.MarginRefusal.NOT_TAKEN_BACK;
import static io.loopledger.catalog.vat.MarginRefusal.NO_DOCUMENT;
import static io.loopledger.catalog.vat.MarginRefusal.NO_PURCHASE;
import static io.loopledger.catalog.vat.MarginRefusal.SELLER_NOT_PRIVATE;
import static io.loopledger.catalog.vat.MarginRefusal.WARRANTY_UNIT;
import static io.loopledger.catalog.vat.MarginRefusal.WITHDRAWN_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.SellerStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarginSchemeTest {
  private static final MarginConditions.Policy LENIENT = new MarginConditions.Policy(false, true);

  @ParameterizedTest(name = "S {0} P {1} in {2} on {3}: {4}")
  @CsvSource({
    "219.00, 100.00, DE, 2022-05-01, 19.00",
    "90.00, 100.00, DE, 2022-05-01, 0.00",
    "100.00, 100.00, DE, 2022-05-01, 0.00",
    "219.00, 100.00, DE, 2020-12-31, 16.41",
    "219.00, 100.00, FI, 2024-09-01, 24.18",
    "219.00, 0.00, DE, 2022-05-01, 34.97"
  })
  void onlyTheMarginIsTaxed(
      String sales, String purchase, String country, LocalDate day, String tax) {
    VatRate rate = VatRates.builtIn().standard(country, day);

    assertThat(MarginScheme.taxMicros(micros(sales), micros(purchase), rate, 2))
        .isEqualTo(micros(tax));
    assertThat(GlobalMargin.taxMicros(micros(sales), micros(purchase), rate, 2))
        .isEqualTo(micros(tax));
  }

  @Property
  void theTaxIsNeverNegativeAndNeverMoreThanTheStandardTax(
      @ForAll @LongRange(max = 1L << 60) long sales,
      @ForAll @LongRange(max = 1L << 60) long purchase) {
    VatRate rate = VatRateTest.rate(1900);

    assertThat(MarginScheme.taxMicros(sales, purchase, rate, 2))
        .isBetween(0L, rate.inGrossMicros(sales, 2));
  }

  @Test
  void aPurchaseFromAPrivatePersonWithADocumentIsAccepted() {
    assertThat(MarginScheme.refusal(unit(false, false, true, true, true))).isEmpty();
  }

  @Test
  void theFirstMissingConditionIsNamed() {
    assertThat(MarginScheme.refusal(unit(true, true, false, false, false)))
        .contains(WITHDRAWN_UNIT);
    assertThat(MarginScheme.refusal(unit(false, true, false, false, false)))
        .contains(WARRANTY_UNIT);
    assertThat(MarginScheme.refusal(unit(false, false, false, false, false)))
        .contains(NOT_TAKEN_BACK);
    assertThat(MarginScheme.refusal(unit(false, false, true, false, false))).contains(NO_PURCHASE);
    assertThat(MarginScheme.refusal(unit(false, false, true, true, false))).contains(NO_DOCUMENT);
  }

  @ParameterizedTest
  @EnumSource(value = SellerStatus.class, names = "PRIVATE", mode = EnumSource.Mode.EXCLUDE)
  void onlyAPrivateSellerIsAccepted(SellerStatus seller) {
    assertThat(
            MarginScheme.refusal(
                new MarginConditions(false, false, true, seller, true, true, LENIENT)))
        .contains(SELLER_NOT_PRIVATE);
  }

  @Test
  void thePolicyMayAcceptDonatedUnitsAndMissingDocuments() {
    MarginConditions.Policy donated = new MarginConditions.Policy(true, true);

    assertThat(MarginScheme.refusal(unit(false, donated))).isEmpty();
    assertThat(MarginScheme.refusal(unit(true, donated))).contains(NO_DOCUMENT);
    assertThat(MarginScheme.refusal(unit(true, LENIENT))).isEmpty();
  }

  @Test
  void theThresholdItselfIsWithinTheGlobalMargin() {
    assertThat(GlobalMargin.isWithin(500_000_000, 500_000_000)).isTrue();
    assertThat(GlobalMargin.isWithin(500_010_000, 500_000_000)).isFalse();
  }

  private static MarginConditions unit(boolean isPurchased, MarginConditions.Policy policy) {
    return new MarginConditions(
        false, false, true, SellerStatus.PRIVATE, isPurchased, false, policy);
  }

  private static MarginConditions unit(
      boolean isWithdrawn,
      boolean isWarranty,
      boolean isTakenBack,
      boolean isPurchased,
      boolean isDocumented) {
    return new MarginConditions(
        isWithdrawn,
        isWarranty,
        isTakenBack,
        SellerStatus.PRIVATE,
        isPurchased,
        isDocumented,
        MarginConditions.Policy.STRICT);
  }

  private static long micros(String amount) {
    return new BigDecimal(amount).movePointRight(6).longValueExact();
  }
}
