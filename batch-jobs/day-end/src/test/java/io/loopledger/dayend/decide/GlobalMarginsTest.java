package io.loopledger.dayend.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.dayend.Story;
import io.loopledger.dayend.policy.DayEndPolicy.MarginPeriod;
import io.loopledger.schemas.event.Documents.GlobalMarginComputed;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlobalMarginsTest {
  private static final MarginPeriodOf JUNE =
      MarginPeriodOf.endedBy(LocalDate.parse("2022-07-15"), MarginPeriod.MONTH);

  private static Money euro(String amount) {
    return Money.of(amount, "EUR");
  }

  private static Story bought(String unit, SellerStatus seller, String time, String price) {
    return new Story("unit:hand/" + unit)
        .at(
            time,
            new UnitReceived(null, null, null, ReturnKind.TAKE_BACK, seller, null, null, List.of()))
        .at(time, new PayoutIssued(Instrument.CASH, euro(price)));
  }

  private static Optional<Event> june(long salesMicros, Story... stories) {
    GlobalMargins margins = new GlobalMargins();
    Known known = new Known();
    for (Story story : stories) {
      SubjectBook book = story.on("2022-07-15");
      known.take(book);
      if (book.subject().toString().startsWith("unit:")) {
        margins.take(book, JUNE);
      }
    }
    Day day = new Day(Story.BRAND, LocalDate.parse("2022-07-15"));
    return margins
        .wanted(day, JUNE, salesMicros, known)
        .flatMap(one -> known.change(one, day.end()));
  }

  @Test
  void periodsEndWithTheirLastDate() {
    assertThat(MarginPeriodOf.endedBy(LocalDate.parse("2022-06-30"), MarginPeriod.MONTH))
        .isEqualTo(JUNE);
    assertThat(MarginPeriodOf.endedBy(LocalDate.parse("2022-06-29"), MarginPeriod.MONTH).key())
        .isEqualTo("2022-05");
    assertThat(MarginPeriodOf.endedBy(LocalDate.parse("2022-12-31"), MarginPeriod.YEAR).key())
        .isEqualTo("2022");
    assertThat(MarginPeriodOf.endedBy(LocalDate.parse("2022-12-30"), MarginPeriod.YEAR).key())
        .isEqualTo("2021");
  }

  /** 40 and 500 from private sellers; not 500.01, not a business's, not July's. */
  @Test
  void whatIsBoughtUnderTheGlobalMarginIsCountedSoldOrNot() {
    Event event =
        june(
                119_000_000,
                bought("1", SellerStatus.PRIVATE, "2022-06-10T10:00:00Z", "40.00"),
                bought("2", SellerStatus.PRIVATE, "2022-06-11T10:00:00Z", "500.00"),
                bought("3", SellerStatus.PRIVATE, "2022-06-12T10:00:00Z", "500.01"),
                bought("4", SellerStatus.BUSINESS, "2022-06-13T10:00:00Z", "70.00"),
                bought("5", SellerStatus.PRIVATE, "2022-06-30T22:00:00Z", "60.00"))
            .orElseThrow();

    assertThat(event.data()).isEqualTo(new GlobalMarginComputed(euro("119.00"), euro("540.00")));
    assertThat(event.effectiveTime()).isEqualTo(Instant.parse("2022-06-30T21:59:59Z"));
    assertThat(event.subject().toString()).isEqualTo("period:hand/2022-06/global-margin");
  }

  @Test
  void aLateSaleOfThePeriodCorrectsIt() {
    Story unit = bought("1", SellerStatus.PRIVATE, "2022-06-10T10:00:00Z", "40.00");
    Event first = june(119_000_000, unit).orElseThrow();
    Story period = new Story("period:hand/2022-06/global-margin").with(first);

    assertThat(june(119_000_000, unit, period)).isEmpty();
    Event correction = june(238_000_000, unit, period).orElseThrow();
    assertThat(correction.id()).isEqualTo(first.id() + "-r1");
    period.with(correction);
    assertThat(period.on("2022-07-15").standing().events())
        .extracting(Event::data)
        .containsExactly(new GlobalMarginComputed(euro("238.00"), euro("40.00")));
    assertThat(june(238_000_000, unit, period)).isEmpty();
    assertThat(june(119_000_000, unit, period).orElseThrow().id()).isEqualTo(first.id() + "-r2");
  }

  @Test
  void aPeriodWithoutAnythingHasNoEvent() {
    assertThat(june(0)).isEmpty();
  }
}
