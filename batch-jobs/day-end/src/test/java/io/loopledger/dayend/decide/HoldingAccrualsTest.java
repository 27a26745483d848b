package io.loopledger.dayend.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.rules.UnitInStock;
import io.loopledger.dayend.Story;
import io.loopledger.schemas.event.Documents.HoldingAccrued;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldingAccrualsTest {
  private final Story first =
      new Story("unit:hand/1")
          .at("2022-03-20T22:59:59Z", new UnitReceived(null, Money.of("100", "EUR")));
  private final Story second =
      new Story("unit:hand/2")
          .at("2022-03-20T23:00:00Z", new UnitReceived(null, null))
          .at("2022-03-28T10:00:00Z", new UnitWrittenOff("lost"));

  private static Optional<UnitInStock> unit(SubjectBook book) {
    return UnitInStock.of(
        book.standing().state(), Story.BRAND.policies().bookPolicies(), book.day().date());
  }

  private List<Wanted> wanted(String date) {
    HoldingAccruals accruals = new HoldingAccruals();
    for (Story story : List.of(first, second)) {
      SubjectBook book = story.on(date);
      unit(book).ifPresent(unit -> accruals.take(book.day(), unit));
    }
    return accruals.wanted();
  }

  /** Received on 20 and 21 March in Berlin; 27 March has 23 hours and is one night. */
  @Test
  void nightsAreCountedInTheZoneOfTheBrandAndTheEventIsAtTheLastSecondOfItsDay() {
    Event event = wanted("2022-03-27").getFirst().event();

    // 7 + 6 nights x 0.05; interest on 100 for 7 nights: 100 x 3.65 % x 7 / 365 = 0.07
    assertThat(event.data())
        .isEqualTo(new HoldingAccrued(Money.of("0.65", "EUR"), Money.of("0.07", "EUR"), 2, 13));
    assertThat(event.effectiveTime()).isEqualTo(Instant.parse("2022-03-27T21:59:59Z"));
    assertThat(event.subject()).isEqualTo(Subject.parse("period:hand/2022-03-27/holding/again"));
    assertThat(event.source()).isEqualTo("loopledger/night");
    assertThat(event.context().origin()).isEqualTo(Origin.DERIVED);
    assertThat(event.context().program()).isEqualTo("again");
  }

  @Test
  void aUnitThatLeftOnTheDayIsNotAccruedAnyMore() {
    assertThat(wanted("2022-03-28").getFirst().event().data())
        .isEqualTo(new HoldingAccrued(Money.of("0.40", "EUR"), Money.of("0.08", "EUR"), 1, 8));
  }

  @Test
  void nothingIsAccruedWhereNothingWasSpent() {
    assertThat(wanted("2022-03-20")).isEmpty();
    assertThat(wanted("2022-03-19")).isEmpty();
  }

  @Test
  void theIdFollowsFromDateBrandAndProgramme() {
    assertThat(wanted("2022-03-27")).isEqualTo(wanted("2022-03-27"));
    assertThat(wanted("2022-03-27").getFirst().event().id())
        .isNotEqualTo(wanted("2022-03-26").getFirst().event().id());
  }
}
