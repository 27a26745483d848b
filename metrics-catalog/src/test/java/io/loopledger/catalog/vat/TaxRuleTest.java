package io.loopledger.catalog.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxRuleTest {
  private final VatRate rate = VatRates.builtIn().standard("FI", LocalDate.parse("2025-01-01"));

  @Test
  void theTextNamesRuleCountryAndRateAndIsMadeOnce() {
    assertThat(TaxRule.MARGIN.on(rate)).isEqualTo("margin/FI/25.5");
    assertThat(TaxRule.MARGIN.on(rate)).isSameAs(TaxRule.MARGIN.on(rate));
    assertThat(MarginRefusal.NO_DOCUMENT.on(rate)).isEqualTo("margin-refused/FI/25.5/no-document");
    assertThat(TaxRule.EXPORT.text()).isEqualTo("export");
  }

  @ParameterizedTest
  @EnumSource(TaxRule.class)
  void everyTextIsReadBackAndExplained(TaxRule rule) {
    AppliedTaxRule applied = TaxRule.parse(rule.on(rate));

    assertThat(applied.rule()).isEqualTo(rule);
    assertThat(applied.country()).contains("FI");
    assertThat(applied.basisPoints()).isEqualTo(2550);
    assertThat(applied.text()).isEqualTo(rule.on(rate));
    assertThat(TaxRule.parse(rule.text()).text()).isEqualTo(rule.id());
    assertThat(applied.english()).contains(rule.english(), "FI: 25.5 %.", rule.article());
    assertThat(applied.german()).contains(rule.german(), "FI: 25.5 %.", rule.section());
  }

  @ParameterizedTest
  @EnumSource(MarginRefusal.class)
  void aRefusalIsReadBackWithItsReason(MarginRefusal refusal) {
    AppliedTaxRule applied = TaxRule.parse(refusal.on(rate));

    assertThat(applied.refusal()).contains(refusal);
    assertThat(applied.text()).isEqualTo(refusal.on(rate));
    assertThat(applied.english()).contains(refusal.english(), refusal.article());
    assertThat(applied.german()).contains(refusal.german(), refusal.section());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "margins/DE/19",
        "margin/DE",
        "margin/DE/19/no-document",
        "margin/de/19",
        "margin/DE/x",
        "margin-refused/DE/19/why",
        "margin/DE/19/",
        "Margin"
      })
  void whatNobodyWroteIsRefused(String text) {
    assertThatThrownBy(() -> TaxRule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tax_rule '" + text + "'");
  }
}
