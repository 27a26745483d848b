package io.loopledger.dayend.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.rules.UnitInStock;
import io.loopledger.dayend.Story;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.UnitGraded.DecidedBy;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.event.Resale.PriceChanged;
import io.loopledger.schemas.event.Resale.UnitListed;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteDownsTest {
  private static final BigDecimal TENTH = new BigDecimal("0.10");

  private final Story story =
      new Story("unit:hand/1")
          .at("2022-06-20T10:00:00Z", new UnitReceived(null, euro("5.00")))
          .at("2022-06-20T11:00:00Z", new PayoutIssued(Instrument.CASH, euro("40.00")));

  private static Money euro(String amount) {
    return Money.of(amount, "EUR");
  }

  private Optional<Wanted> wanted(String date) {
    SubjectBook book = story.on(date);
    UnitInStock unit =
        UnitInStock.of(
                book.standing().state(), Story.BRAND.policies().bookPolicies(), book.day().date())
            .orElseThrow();
    return WriteDowns.of(book, unit, Story.referenceData(), TENTH);
  }

  private Optional<Money> amount(String date) {
    return wanted(date).map(one -> ((UnitWrittenDown) one.event().data()).amount());
  }

  /** The unit cost 45.00; a tenth of the price is the cost of selling. */
  @ParameterizedTest
  @CsvSource({
    // 45.00 - 5 x 19/119 = 0.80 - 4.50 = 39.70
    "MARGIN, 45.00, 5.30",
    // 45.00 - 45 x 19/119 = 7.18 - 4.50 = 33.32
    "STANDARD, 45.00, 11.68",
    // 45.00 - 4.50 = 40.50
    "EXPORT, 45.00, 4.50",
    // worth nothing: down to nothing, not below
    "STANDARD, 0.00, 45.00"
  })
  void aUnitIsWrittenDownToThePriceLessTaxAndSelling(
      VatScheme scheme, String price, String expected) {
    story.at("2022-06-21T10:00:00Z", new UnitListed(null, euro(price), scheme));

    assertThat(amount("2022-06-30")).contains(euro(expected));
  }

  @Test
  void aUnitWorthWhatItCostOrMoreIsLeftAlone() {
    // 50.00 - 5.00 = 45.00
    story.at("2022-06-21T10:00:00Z", new UnitListed(null, euro("50.00"), VatScheme.EXPORT));

    assertThat(wanted("2022-06-30")).isEmpty();
  }

  @Test
  void aUnitWithoutAPriceIsLeftAlone() {
    assertThat(wanted("2022-06-30")).isEmpty();
  }

  @Test
  void afterTheWriteDownIsPostedTheSameNightFindsNothing() {
    story.at("2022-06-21T10:00:00Z", new UnitListed(null, euro("45.00"), VatScheme.MARGIN));
    story.with(wanted("2022-06-30").orElseThrow().event());

    assertThat(wanted("2022-06-30")).isEmpty();
    assertThat(wanted("2022-07-31")).isEmpty();
  }

  @Test
  void aHigherPriceWritesUpWhatWasWrittenDownAndNoMore() {
    story.at("2022-06-21T10:00:00Z", new UnitListed(null, euro("45.00"), VatScheme.EXPORT));
    story.with(wanted("2022-06-30").orElseThrow().event());
    story.at("2022-07-05T10:00:00Z", changed("47.00"));

    // 47.00 - 4.70 = 42.30, stands at 40.50
    assertThat(amount("2022-07-31")).contains(euro("-1.80"));
    story.with(wanted("2022-07-31").orElseThrow().event());
    story.at("2022-08-05T10:00:00Z", changed("90.00"));
    // 4.50 were taken, 1.80 came back
    assertThat(amount("2022-08-31")).contains(euro("-2.70"));
  }

  private static PriceChanged changed(String price) {
    return new PriceChanged(null, euro(price), null, DecidedBy.RULE, null, null);
  }

  @Test
  void thePriceOfTheDateCounts() {
    story.at("2022-06-21T10:00:00Z", new UnitListed(null, euro("90.00"), VatScheme.EXPORT));
    story.at("2022-06-30T22:00:00Z", changed("30.00"));

    // 22:00 UTC is 1 July in Berlin
    assertThat(wanted("2022-06-30")).isEmpty();
    assertThat(amount("2022-07-01")).contains(euro("18.00"));
  }
}
