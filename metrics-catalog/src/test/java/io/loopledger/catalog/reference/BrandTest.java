package io.loopledger.catalog.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {
  private static final Brand ACME = TestReferences.ACME;

  @ParameterizedTest
  @ValueSource(strings = {"", "Acme", "acme group", "ümlaut", "-acme", ".acme", "a/b"})
  void namesMustFitIntoKeysAndFileNames(String name) {
    String problem =
        " '%s' must be 1 to 63 of a-z, 0-9, '.', '_', '-', beginning with a letter or digit"
            .formatted(name);

    assertThatThrownBy(() -> brand(name, "acme", "DE", "EUR"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("brand id" + problem);
    assertThatThrownBy(() -> brand("acme", name, "DE", "EUR"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tenant" + problem);
    assertThatThrownBy(() -> new Programme(name, "RESTART", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("programme id" + problem);
  }

  @Test
  void aNameMayHave63Characters() {
    assertThat(brand("a".repeat(63), "acme", "DE", "EUR").id()).hasSize(63);
    assertThatThrownBy(() -> brand("a".repeat(64), "acme", "DE", "EUR"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "DEU", "XX", "Germany"})
  void theCountryMustExist(String country) {
    assertThatThrownBy(() -> brand("acme", "acme", country, "EUR"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("legalCountry '%s' is not an ISO 3166-1 alpha-2 code such as DE", country);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "XYZ"})
  void theCurrencyMustExist(String currency) {
    assertThatThrownBy(() -> brand("acme", "acme", "DE", currency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reportingCurrency '%s' is not an ISO 4217 code such as EUR", currency);
  }

  @Test
  void revisionsCountFromOne() {
    assertThatThrownBy(() -> new Programme("fix", "RESTART", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factorRevision of programme fix is 0; revisions count from 1");
  }

  @Test
  void twoProgrammesOfOneNameAreRefused() {
    Programme first = new Programme("fix", "RESTART", 1);
    Programme second = new Programme("fix", "RESTART", 2);

    assertThatThrownBy(
            () ->
                new Brand(
                    "acme",
                    "acme",
                    "DE",
                    ZoneId.of("UTC"),
                    "EUR",
                    Brand.Policies.DEFAULT,
                    List.of(first, second)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("brand acme has two programmes named fix; give one another name");
  }

  @Test
  void anotherProgrammeIsAddedAndAnotherRevisionReplacesTheKnownOne() {
    Brand more = ACME.with(new Programme("fix-3", "RESTART", 2));
    Brand changed = ACME.with(new Programme("fix-1", "RESTART", 2));

    assertThat(more.programmes())
        .extracting(Programme::id)
        .containsExactly("fix-1", "fix-2", "fix-3");
    assertThat(more.programme("fix-3")).contains(new Programme("fix-3", "RESTART", 2));
    assertThat(changed.programme("fix-1")).contains(new Programme("fix-1", "RESTART", 2));
    assertThat(changed.programmes()).hasSize(2);
  }

  private static Brand brand(String id, String tenant, String country, String currency) {
    return new Brand(
        id, tenant, country, ZoneId.of("UTC"), currency, Brand.Policies.DEFAULT, List.of());
  }

  @Test
  void vatIsSplitOffWhereTheRatesOfTheCountryAreKnown() {
    assertThat(Brand.Policies.ofCountry("DE").splitsVat()).isTrue();
    assertThat(Brand.Policies.ofCountry("US")).isEqualTo(Brand.Policies.DEFAULT);
  }
}
