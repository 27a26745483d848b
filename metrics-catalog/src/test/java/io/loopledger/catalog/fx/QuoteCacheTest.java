package io.loopledger.catalog.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuoteCacheTest {
  private static final Instant AT = Instant.parse("2022-10-30T01:30:00Z");

  @Property
  void anInstantsSlotSaysWhatThePolicySays(
      @ForAll @LongRange(min = -3_000_000_000L, max = 9_000_000_000L) long second) {
    Instant at = Instant.ofEpochSecond(second);
    BookingRatePolicy policy = BookingRatePolicy.ECB;

    for (int again = 0; again < 2; again++) {
      long slot = BookingSlot.of(at);
      assertThat(BookingSlot.day(slot)).isEqualTo(policy.day(at));
      assertThat(BookingSlot.newest(slot)).isEqualTo(policy.newest(at));
      assertThat(BookingSlot.oldest(slot)).isEqualTo(policy.oldest(at));
    }
  }

  @Test
  void aSlotBeginsAndEndsToTheSecond() {
    for (LocalDate day : new LocalDate[] {LocalDate.parse("2022-03-27"), LocalDate.EPOCH}) {
      IntStream.range(-3 * 86_400, 3 * 86_400)
          .mapToObj(s -> Instant.ofEpochSecond(day.toEpochDay() * 86_400 + s))
          .forEach(
              at ->
                  assertThat(BookingSlot.newest(BookingSlot.of(at)))
                      .isEqualTo(BookingRatePolicy.ECB.newest(at)));
    }
  }

  @Test
  void aRepeatedLookUpGivesTheSameObject() {
    FxRates rates = FxRates.builtIn();

    assertThat(rates.bookingRate("GBP", "EUR", AT))
        .isSameAs(rates.bookingRate("GBP", "EUR", AT.plusSeconds(3600)));
    assertThat(rates.bookingRate("EUR", "EUR", AT)).isSameAs(rates.bookingRate("EUR", "EUR", AT));
    assertThat(rates.findBookingRate("GBP", "ISK", AT)).isPresent();
    assertThat(rates.findBookingRate("GBP", "XXX", AT)).isEmpty();
    assertThat(rates.findBookingRate("GBP", "XXX", AT)).isEmpty();
  }

  @Test
  void whatIsKeptIsWhatIsFoundHoweverManyThereAre() {
    QuoteCache cache = new QuoteCache();
    int found = 0;

    for (int period = 0; period < 100_000; period++) {
      Optional<FxQuote> quote =
          Optional.of(FxQuote.identity("EUR", LocalDate.ofEpochDay(period % 20_000)));
      assertThat(cache.put("EUR", "EUR", period, quote)).isSameAs(quote);
      assertThat(cache.find("EUR", "EUR", period))
          .isEqualTo(new QuoteCache.Entry("EUR", "EUR", period, quote));
    }
    for (int period = 0; period < 100_000; period++) {
      found += cache.find("EUR", "EUR", period) == null ? 0 : 1;
    }
    assertThat(found).isBetween(1, 1 << 13);
    assertThat(cache.find("EUR", "GBP", 99_999)).isNull();
  }

  @Test
  void threadsSeeTheSameQuotes() {
    FxRates cold = FxRates.builtIn();

    IntStream.range(0, 40_000)
        .parallel()
        .mapToObj(i -> AT.minusSeconds(i % 4_000 * 40_000L))
        .forEach(
            at -> {
              FxQuote quote = cold.bookingRate("GBP", "USD", at);
              LocalDate day = quote.rateDate();
              assertThat(day).isBeforeOrEqualTo(BookingRatePolicy.ECB.newest(at));
              assertThat(cold.perEur("GBP", day)).contains(quote.fromPerEur());
              assertThat(cold.perEur("USD", day)).contains(quote.toPerEur());
            });
  }
}
