package io.loopledger.documents.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.documents.model.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1234.56          | 2 | EUR   | 1.234,56      | 1,234.56
          1234567          | 0 | g     | 1.234.567     | 1,234,567
          999              | 1 | g     | 999,0         | 999.0
          0                | 2 | EUR   | 0,00          | 0.00
          0.005            | 2 | EUR   | 0,01          | 0.01
          -0.005           | 2 | EUR   | −0,01         | −0.01
          -0.004           | 2 | EUR   | 0,00          | 0.00
          -1234.5          | 0 | EUR   | −1.235        | −1,235
          1E+3             | 0 | EUR   | 1.000         | 1,000
          0.8731           | 1 | ratio | 87,3\u00A0% | 87.3%
          -0.005           | 0 | ratio | −1\u00A0% | −1%
          12345678901234567890.125 | 3 | EUR | 12.345.678.901.234.567.890,125 | 12,345,678,901,234,567,890.125
          """)
  void numbersAreRoundedHalfUpAndGroupedByThree(
      BigDecimal value, int decimals, String unit, String german, String english) {
    Cell.Amount amount = Cell.Amount.of(value, decimals, unit);

    assertThat(ReaderFormat.GERMAN.number(amount)).isEqualTo(german);
    assertThat(ReaderFormat.ENGLISH.number(amount)).isEqualTo(english);
  }

  @Test
  void unitsAreWrittenAsPeopleWriteThem() {
    Cell.Amount amount = Cell.Amount.of(new BigDecimal("1.5"), 1, "kgCO2e");

    assertThat(ReaderFormat.GERMAN.withUnit(amount)).isEqualTo("1,5\u00A0kg\u00A0CO₂e");
    assertThat(ReaderFormat.GERMAN.unit("unit")).isEqualTo("Stück");
    assertThat(ReaderFormat.ENGLISH.unit("unit")).isEqualTo("units");
    assertThat(ReaderFormat.ENGLISH.unit("EUR")).isEqualTo("EUR");
    assertThat(ReaderFormat.ENGLISH.withUnit(Cell.Amount.of(BigDecimal.ONE, 0, "ratio")))
        .isEqualTo("100%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rows                  | Zeilen                         | rows
          version               | ''                             | ''
          cycle                 | ''                             | ''
          entry                 | ''                             | ''
          kg CO2e per tonne     | kg CO₂e je Tonne               | kg CO₂e per tonne
          kg CO2e per tonne-km  | kg CO₂e je Tonnenkilometer     | kg CO₂e per tonne-km
          kg CO2e per kWh       | kg CO₂e je kWh                 | kg CO₂e per kWh
          """)
  void unitsAreThoseOfTheLanguage(String unit, String german, String english) {
    assertThat(ReaderFormat.GERMAN.unit(unit)).isEqualTo(german);
    assertThat(ReaderFormat.ENGLISH.unit(unit)).isEqualTo(english);
  }

  @Test
  void monthsAreWords() {
    assertThat(ReaderFormat.GERMAN.month(YearMonth.of(2023, 3))).isEqualTo("März 2023");
    assertThat(ReaderFormat.ENGLISH.month(YearMonth.of(2023, 1))).isEqualTo("January 2023");
    assertThat(ReaderFormat.ENGLISH.month(YearMonth.of(2023, 12))).isEqualTo("December 2023");
  }

  @ParameterizedTest
  @CsvSource({"12.5, +12.5", "-12.5, −12.5", "0, 0.0", "0.04, 0.0", "0.05, +0.1"})
  void aChangeHasASign(BigDecimal value, String shown) {
    assertThat(ReaderFormat.ENGLISH.change(value, 1, "EUR")).isEqualTo(shown);
  }

  @Test
  void datesAreThoseOfTheLanguage() {
    LocalDate date = LocalDate.of(2026, 3, 7);

    assertThat(ReaderFormat.GERMAN.date(date)).isEqualTo("07.03.2026");
    assertThat(ReaderFormat.ENGLISH.date(date)).isEqualTo("7\u00A0Mar\u00A02026");
  }

  @Test
  void otherLanguagesAreRefused() {
    assertThat(ReaderFormat.of(Locale.forLanguageTag("de-AT"))).isEqualTo(ReaderFormat.GERMAN);
    assertThatThrownBy(() -> ReaderFormat.of(Locale.FRENCH))
        .hasMessage("locale is fr: a document is in de or en");
  }
}
