package io.loopledger.dayend.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.dayend.Story;
import io.loopledger.dayend.decide.ExpectedReturns.Sums;
import io.loopledger.schemas.event.Documents.ExpectedReturnsEstimated;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedReturnsTest {
  private static final Day JUNE = new Day(Story.BRAND, LocalDate.parse("2022-06-30"));

  private static Sums sums(String sold, String returned, String cost, String open) {
    return new Sums(
        new BigDecimal(sold), new BigDecimal(returned), new BigDecimal(cost), new BigDecimal(open));
  }

  @ParameterizedTest
  @CsvSource({
    // a tenth comes back, goods are worth 60 % of their price
    "1000.00, 100.00, 600.00, 250.00, 25.00, 15.00",
    // 250 / 3 = 83.333...; a third of that
    "300.00, 100.00, 100.00, 250.00, 83.33, 27.78",
    // more came back than was sold: all of it; worth no more than the price
    "100.00, 150.00, 120.00, 80.00, 80.00, 80.00",
    "100.00, 0.00, 60.00, 80.00, 0.00, 0.00",
  })
  void theShareThatCameBackOfWhatMayComeBack(
      String sold, String returned, String cost, String open, String refunds, String goods) {
    Wanted wanted = ExpectedReturns.wanted(JUNE, sums(sold, returned, cost, open)).orElseThrow();

    assertThat(wanted.event().data())
        .isEqualTo(new ExpectedReturnsEstimated(Money.of(refunds, "EUR"), Money.of(goods, "EUR")));
    assertThat(wanted.event().subject().toString()).isEqualTo("period:hand/expected-returns");
  }

  @Test
  void withoutSalesThereIsNoEstimate() {
    assertThat(ExpectedReturns.wanted(JUNE, sums("0", "0", "0", "0"))).isEmpty();
  }
}
