package io.loopledger.statements.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Fault;
import io.loopledger.statements.model.Faults;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyReaderTest {
  private final Faults faults = new Faults(10);
  private final MoneyReader reader = new MoneyReader(faults);

  @ParameterizedTest
  @CsvSource({
    "12.34, EUR, 12340000",
    "-0.01, EUR, -10000",
    "+5, EUR, 5000000",
    "12.3400, EUR, 12340000",
    "1200, JPY, 1200000000",
    "1200.00, JPY, 1200000000",
    "1.234, KWD, 1234000",
    "-1.001, BHD, -1001000",
    "9223372036854.77, EUR, 9223372036854770000",
    "000000000000012.50, EUR, 12500000"
  })
  void amountsAreExact(String text, String currency, long micros) {
    assertThat(reader.read("p", "f", text, currency)).contains(new Money(micros, currency));
    assertThat(faults.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "12.345, EUR, 'EUR has 2 decimals, this amount has more; ask the sender for a corrected file'",
    "12.5, JPY, 'JPY has 0 decimals, this amount has more; ask the sender for a corrected file'",
    "1.2345, KWD, 'KWD has 3 decimals, this amount has more; ask the sender for a corrected file'",
    "9223372036854.78, EUR, 'larger than the ledger can hold: at most 9.2e12'",
    "1e3, EUR, 'not a number of the form 1234.50; ask the sender for a corrected file'",
    "1., EUR, 'not a number of the form 1234.50; ask the sender for a corrected file'",
    ".5, EUR, 'not a number of the form 1234.50; ask the sender for a corrected file'",
    "--1, EUR, 'not a number of the form 1234.50; ask the sender for a corrected file'",
    "-, EUR, 'not a number of the form 1234.50; ask the sender for a corrected file'",
    "1 000, EUR, 'not a number of the form 1234.50; ask the sender for a corrected file'",
    "１２, EUR, 'not a number of the form 1234.50; ask the sender for a corrected file'",
    "NaN, EUR, 'not a number of the form 1234.50; ask the sender for a corrected file'",
    "'', EUR, 'an amount is missing'"
  })
  void whatIsNotExactIsRefused(String text, String currency, String message) {
    assertThat(reader.read("line 2", "net", text, currency)).isEmpty();
    assertThat(faults.kept()).containsExactly(new Fault("line 2", "net", text, message));
  }

  @Test
  void aCurrencyHasCapitalsAndAMinorUnit() {
    for (String none : new String[] {"eur", "EURO", "", "XXX", "XAU"}) {
      assertThat(reader.read("line 2", "net", "1", none)).isEmpty();
    }
    assertThat(faults.count()).isEqualTo(5);
    assertThat(faults.kept().getFirst())
        .isEqualTo(
            new Fault(
                "line 2",
                "net",
                "eur",
                "not a currency of ISO 4217 with capital letters, such as EUR"));
  }

  /** The short way and the long way agree. */
  @Property
  void everyAmountReadsAsBigDecimalHasIt(
      @ForAll @LongRange(min = -9_223_372_036_854L, max = 9_223_372_036_854L) long unscaled,
      @ForAll @IntRange(min = 0, max = 3) int scale) {
    BigDecimal value = BigDecimal.valueOf(unscaled, scale);

    assertThat(reader.read("p", "f", value.toPlainString(), "KWD"))
        .contains(Money.of(value, "KWD"));
  }
}
