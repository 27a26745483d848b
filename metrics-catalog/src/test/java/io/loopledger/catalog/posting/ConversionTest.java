package io.loopledger.catalog.posting;

import static io.loopledger.catalog.posting.Story.eur;
import static io.loopledger.catalog.posting.Story.gbp;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.reference.TestReferences;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.UnitSold;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionTest {
  @Test
  void anAmountIsConvertedAtTheLatestPublishedRateWhichIsRecorded() {
    Story story =
        Story.ofLine()
            .at("2024-03-01T10:00:00Z")
            .then(new ShippingCharged(gbp("10")))
            .at("2024-03-04T14:59:59Z")
            .then(new ShippingCharged(gbp("10")))
            .at("2024-03-04T15:00:00Z")
            .then(new ShippingCharged(gbp("10")));

    assertThat(story.postings("receivables.invoiced").map(ConversionTest::converted))
        .containsExactly(
            "10000000 GBP = 12500000 EUR at 1.2500000000 of 2024-02-29",
            "10000000 GBP = 12500000 EUR at 1.2500000000 of 2024-02-29",
            "10000000 GBP = 11111111 EUR at 1.1111111111 of 2024-03-04");
    assertThat(story.postings("revenue.shipping").map(Posting::reportingMicros))
        .containsExactly(-12_500_000L, -12_500_000L, -11_111_111L);
  }

  @Test
  void theReportingCurrencyItselfHasRateOneOfTheDay() {
    Story story = Story.ofLine().then(new ShippingCharged(eur("10")));

    assertThat(story.postings("receivables.invoiced").map(ConversionTest::converted))
        .containsExactly("10000000 EUR = 10000000 EUR at 1.0000000000 of 2024-03-01");
  }

  @Test
  void aReturnIsConvertedAtItsOwnRateSoTheDifferenceStaysVisible() {
    Story story =
        Story.ofUnit()
            .at("2024-03-01T10:00:00Z")
            .then(new UnitSold(gbp("90")))
            .at("2024-03-04T16:00:00Z")
            .then(new SaleReturned(1, gbp("90"), null, null));

    assertThat(story.postings("revenue.resale").map(Posting::reportingMicros))
        .containsExactly(-112_500_000L);
    assertThat(story.postings("revenue.resale-returned").map(Posting::reportingMicros))
        .containsExactly(100_000_000L);
  }

  @Test
  void statisticalLinesAreNotConverted() {
    Story story = Story.ofUnit().then(new UnitSold(gbp("90")));

    assertThat(
            story
                .postings("units.resold")
                .map(p -> p.key().fx() == null && p.reportingMicros() == 0))
        .containsExactly(true);
  }

  @Test
  void aRateKeepsThePinOfItsEvent() {
    Story pinnedBefore =
        Story.ofLine()
            .at("2022-10-03T16:00:00Z")
            .then(TestReferences.WITH_PROGRAMMES, new ShippingCharged(gbp("10")), c -> c);

    assertThat(pinnedBefore.postings("revenue.shipping").map(ConversionTest::converted))
        .containsExactly("-10000000 GBP = -11485012 EUR at 1.1485012059 of 2022-10-03");
  }

  @Test
  void everyOutcomeOfRoundingBalances() {
    List<Posting> postings =
        Story.ofUnit()
            .at("2024-03-05T16:00:00Z")
            .then(new UnitSold(gbp("0.000001")))
            .journal()
            .postings();

    assertThat(postings.stream().mapToLong(Posting::reportingMicros).sum()).isZero();
    assertThat(postings.get(0).reportingMicros()).isIn(1L, 2L);
  }

  private static String converted(Posting posting) {
    Posting.Fx fx = requireNonNull(posting.key().fx());
    return "%d %s = %d %s at %s of %s"
        .formatted(
            posting.amountMicros(),
            posting.key().measure(),
            posting.reportingMicros(),
            fx.reportingCurrency(),
            fx.rate().toPlainString(),
            fx.rateDate());
  }
}
