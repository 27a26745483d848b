package io.loopledger.breaks.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.matching.rule.BreakKind;
import io.loopledger.matching.run.Break;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTest {
  private static final Causes CAUSES =
      new Causes(
          Map.of("line", new BigDecimal("-1.40")), Map.of("ch_2", "event was rejected: INVALID"));

  @ParameterizedTest
  @CsvSource({
    "AMOUNT, 100.00, 100.05, ch_1, rounding, 0.05",
    "AMOUNT, 100.00, 98.60, ch_1, fee not split, -1.40",
    "AMOUNT, 100.00, -100.00, ch_1, wrong sign, -200.00",
    "AMOUNT, 100.00, 90.00, ch_1, another amount, -10.00",
    "CURRENCY, 100.00, 100.00, ch_1, wrong currency, 100.00",
    "DATE, 100.00, 100.00, ch_1, date after cut-off, 0",
    "DUPLICATE, , 100.00, ch_1, sent twice, 100.00",
    "MISSING_IN_LEDGER, , 100.00, ch_1, the event has not arrived yet, 100.00",
    "MISSING_IN_LEDGER, , 100.00, ch_2, event was rejected: INVALID, 100.00",
    "MISSING_IN_STATEMENT, 100.00, , ch_1, 'no statement has it yet, or its line was lost', -100.00"
  })
  void aBreakHasASuspectedCauseAndAValue(
      BreakKind kind,
      @Nullable String ledger,
      @Nullable String statement,
      String reference,
      String cause,
      BigDecimal value) {
    Break found =
        new Break(
            "id",
            kind,
            "hansa",
            "acme",
            "PAYMENT",
            reference,
            side("item", ledger, reference),
            side("line", statement, reference));

    FoundBreak kept = FoundItems.of("payments", found, CAUSES);

    assertThat(kept.about().cause()).isEqualTo(cause);
    assertThat(BigDecimal.valueOf(kept.about().valueMicros(), 6)).isEqualByComparingTo(value);
  }

  private static Optional<Break.Side> side(String item, @Nullable String amount, String reference) {
    return amount == null
        ? Optional.empty()
        : Optional.of(
            new Break.Side(
                item, "EUR", new BigDecimal(amount), LocalDate.parse("2026-11-20"), reference));
  }
}
