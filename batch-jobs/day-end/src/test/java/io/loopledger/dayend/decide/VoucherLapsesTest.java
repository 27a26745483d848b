package io.loopledger.dayend.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.dayend.Story;
import io.loopledger.dayend.policy.VoucherValidity;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.event.Payout.VoucherExpired;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Vouchers of a brand whose terms give 30 days. */
class VoucherLapsesTest {
  private static final String CARD = "voucher:hand/card";
  private static final String UNIT = "unit:hand/1";

  private static Money euro(String amount) {
    return Money.of(amount, "EUR");
  }

  private static List<Event> published(String date, Story... stories) {
    Known known = new Known();
    VoucherLapses lapses = new VoucherLapses();
    List<Event> events = new ArrayList<>();
    Day day = new Day(Story.BRAND, java.time.LocalDate.parse(date));
    for (Story story : stories) {
      known.take(story.on(date));
      lapses.take(story.on(date));
    }
    for (Wanted one : lapses.wanted(any -> new VoucherValidity.Days(30), known)) {
      known.change(one, day.end()).ifPresent(events::add);
    }
    return events;
  }

  private static Story sold() {
    return new Story(CARD)
        .at("2022-01-10T10:00:00Z", new VoucherSold(2, euro("25.00"), VoucherKind.MPV));
  }

  private static VoucherRedeemed redeemed(String amount, @Nullable String issuer) {
    return new VoucherRedeemed(euro(amount), VoucherKind.MPV, null, issuer);
  }

  @Test
  void whatIsLeftLapsesAtTheEndOfTheLastDay() {
    Story card = sold().at("2022-02-01T10:00:00Z", redeemed("20.00", null));

    assertThat(published("2022-02-08", card)).isEmpty();
    List<Event> events = published("2022-02-09", card);
    assertThat(events)
        .extracting(Event::data)
        .containsExactly(new VoucherExpired(euro("30.00"), VoucherKind.MPV, CARD));
    assertThat(events.getFirst().effectiveTime()).isEqualTo(Instant.parse("2022-02-09T22:59:59Z"));
    assertThat(events.getFirst().subject().toString()).isEqualTo(CARD);
    // A later night, because this one was missed: the same event.
    assertThat(published("2022-03-01", card)).isEqualTo(events);
  }

  @Test
  void whatWasPublishedIsNotPublishedAgain() {
    Story card = sold();
    card.with(published("2022-02-09", card).getFirst());

    assertThat(published("2022-02-09", card)).isEmpty();
    assertThat(published("2022-02-10", card)).isEmpty();
  }

  @Test
  void aVoucherPaidOutOnAUnitIsUsedUpWhereItIsRedeemed() {
    Story unit =
        new Story(UNIT).at("2022-01-10T10:00:00Z", new PayoutIssued(Instrument.MPV, euro("40.00")));
    Story card = new Story(CARD).at("2022-01-20T10:00:00Z", redeemed("15.00", UNIT));

    assertThat(published("2022-02-09", unit, card))
        .extracting(Event::data)
        .containsExactly(new VoucherExpired(euro("25.00"), VoucherKind.MPV, UNIT));
  }

  @Test
  void theOldestVoucherIsUsedFirst() {
    Story card =
        sold()
            .at("2022-01-25T10:00:00Z", new VoucherSold(1, euro("10.00"), VoucherKind.MPV))
            .at("2022-02-01T10:00:00Z", redeemed("45.00", null));

    assertThat(published("2022-02-28", card))
        .extracting(Event::data)
        .containsExactly(
            new VoucherExpired(euro("5.00"), VoucherKind.MPV, CARD),
            new VoucherExpired(euro("10.00"), VoucherKind.MPV, CARD));
  }

  @Test
  void aVoucherTakenAfterItLapsedCorrectsTheLapse() {
    Story card = sold();
    Event lapse = published("2022-02-09", card).getFirst();
    card.with(lapse).at("2022-02-11T10:00:00Z", redeemed("50.00", null));

    Event correction = published("2022-02-11", card).getFirst();

    assertThat(correction.id()).isEqualTo(lapse.id() + "-r1");
    card.with(correction);
    assertThat(card.on("2022-02-11").standing().events())
        .extracting(Event::data)
        .contains(new VoucherExpired(euro("0.00"), VoucherKind.MPV, CARD));
    assertThat(published("2022-02-12", card)).isEmpty();
    // An older night that is run again knows less, and does not undo it.
    assertThat(published("2022-02-10", card)).isEmpty();
  }

  @Test
  void cashAndTradeInsAndCouponsAreNoVouchers() {
    Story unit =
        new Story(UNIT)
            .at("2022-01-10T10:00:00Z", new PayoutIssued(Instrument.CASH, euro("40.00")))
            .at("2022-01-10T11:00:00Z", new PayoutIssued(Instrument.COUPON, euro("40.00")));

    assertThat(published("2022-03-09", unit)).isEmpty();
  }
}
