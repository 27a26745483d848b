package io.loopledger.catalog.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatRatesTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-01-01");

  private final VatRates rates = VatRates.builtIn();

  @ParameterizedTest(name = "{0}: {2}, from {1} {3}")
  @CsvSource({
    "DE, 2020-07-01, 19, 16", "DE, 2021-01-01, 16, 19", "FI, 2010-07-01, 22, 23",
    "FI, 2013-01-01, 23, 24", "FI, 2024-09-01, 24, 25.5", "EE, 2024-01-01, 20, 22",
    "EE, 2025-07-01, 22, 24", "SK, 2011-01-01, 19, 20", "SK, 2025-01-01, 20, 23",
    "RO, 2010-07-01, 19, 24", "RO, 2016-01-01, 24, 20", "RO, 2017-01-01, 20, 19",
    "RO, 2025-08-01, 19, 21", "LU, 2015-01-01, 15, 17", "LU, 2023-01-01, 17, 16",
    "LU, 2024-01-01, 16, 17", "IE, 2010-01-01, 21.5, 21", "IE, 2012-01-01, 21, 23",
    "IE, 2020-09-01, 23, 21", "IE, 2021-03-01, 21, 23", "CH, 2011-01-01, 7.6, 8",
    "CH, 2018-01-01, 8, 7.7", "CH, 2024-01-01, 7.7, 8.1", "GB, 2008-12-01, 17.5, 15",
    "GB, 2010-01-01, 15, 17.5", "GB, 2011-01-04, 17.5, 20", "FR, 2014-01-01, 19.6, 20",
    "NL, 2012-10-01, 19, 21", "IT, 2011-09-17, 20, 21", "IT, 2013-10-01, 21, 22",
    "ES, 2010-07-01, 16, 18", "ES, 2012-09-01, 18, 21", "PL, 2011-01-01, 22, 23",
    "PT, 2010-07-01, 20, 21", "PT, 2011-01-01, 21, 23", "GR, 2010-03-15, 19, 21",
    "GR, 2010-07-01, 21, 23", "GR, 2016-06-01, 23, 24", "CZ, 2013-01-01, 20, 21",
    "HU, 2012-01-01, 25, 27", "CY, 2012-03-01, 15, 17", "CY, 2013-01-14, 17, 18",
    "CY, 2014-01-13, 18, 19", "LV, 2011-01-01, 21, 22", "LV, 2012-07-01, 22, 21",
    "SI, 2013-07-01, 20, 22", "HR, 2012-03-01, 23, 25"
  })
  void aRateChangesOnItsDay(String country, LocalDate from, String before, String after) {
    assertThat(rates.standard(country, from.minusDays(1)).text()).isEqualTo(before);
    assertThat(rates.standard(country, from).text()).isEqualTo(after);
    assertThat(rates.standard(country, from).from()).isEqualTo(from);
  }

  @ParameterizedTest
  @CsvSource({
    "AT, 20", "BE, 21", "BG, 20", "CH, 8.1", "CY, 19", "CZ, 21", "DE, 19", "DK, 25", "EE, 24",
    "ES, 21", "FI, 25.5", "FR, 20", "GB, 20", "GR, 24", "HR, 25", "HU, 27", "IE, 23", "IT, 22",
    "LT, 21", "LU, 17", "LV, 21", "MT, 18", "NL, 21", "NO, 25", "PL, 23", "PT, 23", "RO, 21",
    "SE, 25", "SI, 22", "SK, 23"
  })
  void theRateOfTheDayTheLawWasLookedAt(String country, String percent) {
    assertThat(rates.standard(country, TODAY).text()).isEqualTo(percent);
    assertThat(rates.asOf()).isEqualTo(TODAY);
  }

  @Test
  void everyRateHasASourceAndEveryCountryReachesBackTo2009() {
    assertThat(rates.rates()).allSatisfy(rate -> assertThat(rate.source()).hasSizeGreaterThan(9));
    assertThat(rates.countries())
        .hasSize(30)
        .allSatisfy(
            country ->
                assertThat(rates.standard(country, LocalDate.parse("2009-12-01")).basisPoints())
                    .isPositive());
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "GB, 2020-12-31, true", "GB, 2021-01-01, false", "HR, 2013-06-30, false",
    "HR, 2013-07-01, true", "DE, 2026-01-01, true", "CH, 2026-01-01, false",
    "NO, 2026-01-01, false", "US, 2026-01-01, false", "AT, 1994-12-31, false",
    "BG, 2006-12-31, false", "BG, 2007-01-01, true"
  })
  void aCountryBelongsToTheUnionForAPeriod(String country, LocalDate day, boolean isMember) {
    assertThat(rates.isInUnion(country, day)).isEqualTo(isMember);
  }

  @Test
  void theUnionHasTwentySevenMembers() {
    assertThat(rates.countries().stream().filter(c -> rates.isInUnion(c, TODAY))).hasSize(27);
  }

  @Test
  void aMissingRateNamesCountryDayAndWhatExists() {
    assertThatThrownBy(() -> rates.standard("US", TODAY))
        .isInstanceOf(VatRateMissingException.class)
        .hasMessageContaining("country 'US' on 2026-01-01")
        .hasMessageContaining("AT, BE, BG");
    assertThatThrownBy(() -> rates.standard("DE", LocalDate.parse("2006-12-31")))
        .isInstanceOf(VatRateMissingException.class)
        .hasMessageContaining("its first rate is of 2007-01-01");
    assertThatThrownBy(() -> rates.standard("de", TODAY))
        .isInstanceOf(VatRateMissingException.class)
        .hasMessageContaining("'de'");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rate: '19', source: S | from of DE is missing",
        "from: '2007-01-01', source: S | rate of DE is missing",
        "from: '2007-01-01', rate: '19' | source of DE is missing",
        "from: '2007-01-01', rate: '19', source: ' ' | source of the rate of DE",
        "from: '2007-13-01', rate: '19', source: S | '2007-13-01', not a day",
        "from: '2007-01-01', rate: '19 %', source: S | rate '19 %' is not a percentage",
        "from: '2007-01-01', rate: '19.005', source: S | rate '19.005' is not a percentage",
        "from: '2007-01-01', rate: '101', source: S | basisPoints is 10100"
      })
  void aRowThatIsNotCompleteIsRefused(String row, String message) {
    byte[] yaml =
        """
        as_of: '2026-01-01'
        countries: [ { country: DE, union: [], standard: [ { %s } ] } ]
        """
            .formatted(row)
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> VatRatesReader.read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void ratesAreListedByCountryAndDay() {
    VatRates rates =
        new VatRates(
            LocalDate.parse("2024-01-01"),
            List.of(
                country("DE", rate("DE", 1600, "2020-07-01"), rate("DE", 1900, "2021-01-01")),
                country("AT", rate("AT", 2000, "1984-01-01"))));

    assertThat(rates.countries()).containsExactly("AT", "DE");
    assertThat(rates.rates())
        .containsExactly(
            rate("AT", 2000, "1984-01-01"),
            rate("DE", 1600, "2020-07-01"),
            rate("DE", 1900, "2021-01-01"));
    assertThat(rates.asOf()).isEqualTo("2024-01-01");
    assertThat(rates.standard("DE", LocalDate.parse("2020-12-31")).basisPoints()).isEqualTo(1600);
    assertThat(rates.findStandard("DE", LocalDate.parse("2020-06-30"))).isEmpty();
    for (String unknown : List.of("D", "DEU", "dE", "De", "[A", "A[", "@A", "A@", "ZZ", "AA")) {
      assertThat(rates.findStandard(unknown, LocalDate.parse("2024-01-01"))).as(unknown).isEmpty();
      assertThat(rates.isInUnion(unknown, LocalDate.parse("2024-01-01"))).as(unknown).isFalse();
    }
  }

  @Test
  void theCodesAtTheEndsOfTheAlphabetAreCodes() {
    VatRates rates =
        new VatRates(
            LocalDate.parse("2024-01-01"),
            List.of(
                country("AA", rate("AA", 1, "2000-01-01")),
                country("ZZ", rate("ZZ", 2, "2000-01-01")),
                country("AZ", rate("AZ", 3, "2000-01-01"))));
    LocalDate day = LocalDate.parse("2024-01-01");

    assertThat(rates.standard("AA", day).basisPoints()).isEqualTo(1);
    assertThat(rates.standard("ZZ", day).basisPoints()).isEqualTo(2);
    assertThat(rates.standard("AZ", day).basisPoints()).isEqualTo(3);
  }

  @Test
  void whatIsNotInOrderOrTwiceIsRefused() {
    CountryVat country = country("AT", rate("AT", 2000, "1984-01-01"));

    assertThatThrownBy(() -> new VatRates(LocalDate.EPOCH, List.of(country, country)))
        .hasMessage("country AT is defined twice; keep one");
    assertThatThrownBy(() -> country("AT")).hasMessage("country AT has no rate; give one");
    assertThatThrownBy(
            () -> country("AT", rate("AT", 1, "2000-01-02"), rate("AT", 2, "2000-01-01")))
        .hasMessage(
            "the rate of AT from 2000-01-01 follows one from 2000-01-02; put the rows in order of"
                + " their days");
    assertThatThrownBy(
            () -> country("AT", rate("AT", 1, "2000-01-01"), rate("AT", 2, "2000-01-01")))
        .hasMessageContaining("put the rows in order");
  }

  private static CountryVat country(String code, VatRate... rates) {
    return new CountryVat(code, List.of(rates), List.of());
  }

  private static VatRate rate(String country, int basisPoints, String from) {
    return new VatRate(country, basisPoints, LocalDate.parse(from), "made up for a test");
  }
}
