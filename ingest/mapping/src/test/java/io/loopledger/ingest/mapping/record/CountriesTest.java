package io.loopledger.ingest.mapping.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
  @ParameterizedTest
  @CsvSource({
    "GBR, GB",
    "JEY, JE",
    "XKX, XK",
    "deu, DE",
    "FR, FR",
    "United Kingdom, GB",
    "EIRE, IE",
    "RSA, ZA",
    "USA, US",
    "Hong Kong, HK",
    "Korea, KR",
    "Czech Republic, CZ",
    "United Arab Emirates, AE",
    "' Germany ', DE",
    "uk, GB"
  })
  void codesAndNamesOfRealFilesAreFound(String text, String code) {
    assertThat(Countries.alpha2(text)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Channel Islands", "European Community", "Unspecified", "West Indies", "XYZ"})
  void whatIsNoSingleCountryHasNoCode(String text) {
    assertThat(Countries.alpha2(text)).isEmpty();
  }
}
