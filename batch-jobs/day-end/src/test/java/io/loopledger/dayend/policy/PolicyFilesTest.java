package io.loopledger.dayend.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopledger.dayend.Story;
import io.loopledger.dayend.policy.DayEndPolicy.MarginPeriod;
import io.loopledger.dayend.policy.DayEndPolicy.When;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFilesTest {
  @Test
  void withoutAFileVouchersLapseByGermanLawAndNothingIsWrittenDown(@TempDir Path home) {
    assertThat(DayEndPolicies.in(home).of(Story.BRAND))
        .isEqualTo(
            new DayEndPolicy(
                new VoucherValidity.Statutory(),
                When.NEVER,
                BigDecimal.ZERO,
                MarginPeriod.MONTH,
                Optional.empty()));
    assertThat(OverheadFile.in(home)).isEmpty();
  }

  @Test
  void theBrandsOwnWordGoesBeforeTheDefault() {
    DayEndPolicies policies =
        DayEndPolicies.read(
            "day-end.yaml",
            """
            defaults:
              selling_cost_share: '0.15'
              global_margin_period: year
              expected_returns: {months: 12, days: 30}
            brands:
              hand:
                voucher_validity: 365
                write_downs: daily
            """);

    assertThat(policies.of(Story.BRAND))
        .isEqualTo(
            new DayEndPolicy(
                new VoucherValidity.Days(365),
                When.DAILY,
                new BigDecimal("0.15"),
                MarginPeriod.YEAR,
                Optional.of(new ReturnsPolicy(12, 30))));
  }

  /** Sections 195, 199(1) BGB: three years from the end of the year. */
  @Test
  void whenAVoucherLapses() {
    assertThat(new VoucherValidity.Statutory().lastDay(LocalDate.parse("2022-01-01")))
        .contains(LocalDate.parse("2025-12-31"));
    assertThat(new VoucherValidity.Days(30).lastDay(LocalDate.parse("2022-01-10")))
        .contains(LocalDate.parse("2022-02-09"));
    assertThat(new VoucherValidity.Unlimited().lastDay(LocalDate.parse("2022-01-10"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "defaults: {voucher_validity: soon}|day-end.yaml: defaults.voucher_validity is 'soon'",
        "defaults: {voucher_validity: 0}|voucher_validity is 0 days",
        "defaults: {selling_cost_share: half}|selling_cost_share is 'half'; give a number, such as 0.15",
        "defaults: {selling_cost_share: '1.5'}|selling_cost_share is 1.5; write a share from 0",
        "brands: {hand: {write_downs: weekly}}|brands.hand.write_downs is 'weekly'; give one of",
        "defaults: {write_downs: daily}|defaults.write_downs is 'DAILY' without selling_cost_share",
        "brands: {hand: {vouchers: 3}}|brands.hand.vouchers is no field here; known are [voucher_validity,",
        "brand: {}|day-end.yaml: brand is no field here; known are [defaults, brands]",
      })
  void whatIsWrongIsNamed(String yaml, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DayEndPolicies.read("day-end.yaml", yaml))
        .withMessageContaining(message);
  }

  @Test
  void overheadIsRead() {
    assertThat(
            OverheadFile.read(
                "overhead.yaml",
                """
                overhead:
                  - {document: OH-6, brand: hand, program: again, month: '2022-06', amount: '100.00', currency: EUR, key: handling-minutes}
                """))
        .containsExactly(
            new OverheadDocument(
                "OH-6",
                "hand",
                "again",
                YearMonth.of(2022, 6),
                Money.of("100.00", "EUR"),
                AllocationKey.HANDLING_MINUTES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "month: June|month is 'June'; give a month such as '2026-11'",
        "amount: much|overhead[1].amount is 'much'; give a number",
        "amount: '1.23456789'|amount or currency",
        "key: kilos|key is 'kilos'; give one of [units-received, units-sold, mass, handling-minutes]",
        "brand: ''|brand is ''; give a text",
      })
  void whatIsWrongWithOverheadIsNamed(String field, String message) {
    String name = field.substring(0, field.indexOf(':'));
    String fields =
        "document: '1', brand: hand, program: again, month: '2022-06', amount: '1', currency: EUR, key: mass"
            .replaceFirst(name + ": [^,]*", java.util.regex.Matcher.quoteReplacement(field));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OverheadFile.read("overhead.yaml", "overhead: [{%s}]".formatted(fields)))
        .withMessageContaining(message);
  }

  @Test
  void aDocumentIsThereOnce() {
    String one =
        "{document: '1', brand: hand, program: again, month: '2022-06', amount: '1', currency: EUR, key: mass}";

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> OverheadFile.read("overhead.yaml", "overhead: [%s, %s]".formatted(one, one)))
        .withMessageContaining("document is '1'; give a number of its own");
  }
}
