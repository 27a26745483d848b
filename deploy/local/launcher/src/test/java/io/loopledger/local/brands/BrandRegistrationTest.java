package io.loopledger.local.brands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandRegistrationTest {
  private final List<String> said = new ArrayList<>();

  @TempDir private Path folder = Path.of("");
  private ReferenceLog log;

  @BeforeEach
  void openLog() {
    log = ReferenceLog.open(folder);
  }

  @Test
  void aMissingBrandIsRegisteredWithDefaultsThatAreSaidWithTheirFlags() {
    Brand brand = german(BrandRequest.of("acme", "loop"));

    assertThat(brand.tenant()).isEqualTo("acme");
    assertThat(brand.legalCountry()).isEqualTo("DE");
    assertThat(brand.contractZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(brand.reportingCurrency()).isEqualTo("EUR");
    assertThat(brand.programmes()).containsExactly(new Programme("loop", "RESTART", 2));
    assertThat(log.latest().brand("acme")).contains(brand);
    assertThat(String.join("\n", said))
        .contains("acme was not registered")
        .contains("--tenant", "--legal-country", "--zone", "--reporting-currency")
        .contains("RESTART (--method), factor revision 2 (--factor-revision)");
  }

  @Test
  void theDefaultsOfRetailAreBritishAndNeedNoProgramme() {
    Brand brand =
        new BrandRegistration(log, BrandDefaults.BRITISH).register(named("shop"), said::add);

    assertThat(brand.legalCountry()).isEqualTo("GB");
    assertThat(brand.contractZone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(brand.reportingCurrency()).isEqualTo("GBP");
    assertThat(brand.programmes()).isEmpty();
  }

  @Test
  void aRevisionIsANewVersionAndTheVersionsBeforeStay() {
    german(
        new BrandRequest(
            "acme",
            Optional.of("loop"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(1)));
    long before = log.latest().version();
    BrandRequest second =
        new BrandRequest(
            "acme",
            Optional.of("loop"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(2));

    registration().revise(second, said::add);
    registration().revise(second, said::add);

    assertThat(log.latest().version()).isEqualTo(before + 1);
    assertThat(log.latest().brand("acme").orElseThrow().programmes())
        .containsExactly(new Programme("loop", "RESTART", 2));
    assertThat(log.at(before).brand("acme").orElseThrow().programmes())
        .containsExactly(new Programme("loop", "RESTART", 1));
    assertThat(said.get(said.size() - 2)).contains("restate --to latest --brand acme");
    assertThat(said.getLast()).isEqualTo("Brand acme is so already; nothing changed.");
  }

  @Test
  void whatIsNotRegisteredCannotBeRevised() {
    assertThatThrownBy(() -> registration().revise(BrandRequest.of("acme", "loop"), said::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("brand 'acme' is not registered");
    german(BrandRequest.of("acme", "loop"));
    assertThatThrownBy(() -> registration().revise(BrandRequest.of("acme", "lop"), said::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("brand 'acme' has no programme 'lop'; it has [loop]");
  }

  private BrandRegistration registration() {
    return new BrandRegistration(log, BrandDefaults.GERMAN);
  }

  @Test
  void flagsGoBeforeDefaults() {
    Brand brand =
        german(
            new BrandRequest(
                "acme",
                Optional.of("loop"),
                Optional.of("holding"),
                Optional.of("FR"),
                Optional.of(ZoneId.of("Europe/Paris")),
                Optional.of("CHF"),
                Optional.of(1)));

    assertThat(brand.tenant()).isEqualTo("holding");
    assertThat(brand.legalCountry()).isEqualTo("FR");
    assertThat(brand.contractZone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(brand.reportingCurrency()).isEqualTo("CHF");
    assertThat(brand.programmes()).containsExactly(new Programme("loop", "RESTART", 1));
  }

  @Test
  void aKnownBrandIsLeftAsItIsWithoutAWord() {
    german(revision("acme", "loop", 1));
    said.clear();

    Brand again = german(BrandRequest.of("acme", "loop"));

    assertThat(said).isEmpty();
    assertThat(again.programmes()).containsExactly(new Programme("loop", "RESTART", 1));
    assertThat(log.latest().version()).isEqualTo(1);
  }

  @Test
  void aNewProgrammeOfAKnownBrandIsAdded() {
    german(BrandRequest.of("acme", "loop"));
    said.clear();

    Brand brand = german(revision("acme", "second", 1));

    assertThat(brand.programmes())
        .containsExactly(
            new Programme("loop", "RESTART", 2), new Programme("second", "RESTART", 1));
    assertThat(said).singleElement().asString().contains("Programme second");
  }

  @Test
  void anotherRevisionOfAKnownProgrammeIsRefusedWithTheReason() {
    german(BrandRequest.of("acme", "loop"));

    assertThatThrownBy(() -> german(revision("acme", "loop", 1)))
        .hasMessageContaining("loop")
        .hasMessageContaining("cannot become")
        .hasMessageContaining("Use another programme");
    assertThat(log.latest().version()).isEqualTo(1);
  }

  @Test
  void anotherCurrencyOfAKnownBrandIsRefused() {
    german(BrandRequest.of("acme", "loop"));

    assertThatThrownBy(
            () ->
                german(
                    new BrandRequest(
                        "acme",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("USD"),
                        Optional.empty())))
        .hasMessageContaining("reportingCurrency is EUR and cannot become USD");
  }

  @Test
  void aRevisionThatIsNotPublishedIsRefused() {
    assertThatThrownBy(() -> german(revision("acme", "loop", 3)))
        .hasMessageContaining("factor revision 3");
    assertThat(log.latest().brands()).isEmpty();
  }

  private Brand german(BrandRequest request) {
    return new BrandRegistration(log, BrandDefaults.GERMAN).register(request, said::add);
  }

  private static BrandRequest named(String brand) {
    return new BrandRequest(
        brand,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static BrandRequest revision(String brand, String program, int revision) {
    return new BrandRequest(
        brand,
        Optional.of(program),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(revision));
  }
}
