package io.loopledger.schemas.command;

import io.loopledger.schemas.event.Doc;
import io.loopledger.schemas.event.Origin;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A sum of entries under their full key: the columns of {@code ledger.entries} by which a proof
 * compares, and the source of the event.
 */
@Doc(
    "A sum of entries under their full key: the columns of ledger.entries, and the event's source.")
public record PostedAmount(
    @Doc(value = "Source of the event.", example = "/shop/acme") String source,
    @Doc(value = "The event whose journal it belongs to.", example = "4711-1") String eventId,
    @Doc(value = "Cycle of the unit, from 1.", example = "1") long cycleNo,
    @Doc(value = "Who owns the brand.", example = "acme-group") String tenant,
    @Doc(value = "Brand.", example = "acme") String brand,
    @Doc(value = "Programme.", example = "take-back") @Nullable String program,
    @Doc(value = "Product category.", example = "Jacket") @Nullable String category,
    @Doc(value = "Product.", example = "J-100") @Nullable String product,
    @Doc(value = "Condition grade.", example = "GOOD") @Nullable String grade,
    @Doc(value = "Channel.", example = "own-shop") @Nullable String channel,
    @Doc(value = "Partner.", example = "fixers") @Nullable String partner,
    @Doc(value = "Country, ISO 3166-1 alpha-2.", example = "DE") @Nullable String country,
    @Doc(value = "Account of the chart.", example = "revenue.resale") String account,
    @Doc(value = "Currency code, kgCO2e, unit, g or s.", example = "EUR") String measure,
    @Doc(value = "Amount in the measure; money: debit positive.", example = "-219.000000")
        String amount,
    @Doc(value = "Amount in the reporting currency; money only.", example = "-219.000000")
        @Nullable String reportingAmount,
    @Doc(value = "Reporting currency; money only.", example = "EUR")
        @Nullable String reportingCurrency,
    @Doc(value = "Reporting currency per unit of the measure; money only.", example = "1.0")
        @Nullable String fxRate,
    @Doc(value = "Day of the rate; money only.", example = "2026-11-25") @Nullable String fxDate,
    @Doc(value = "Version of the rate file used.", example = "ecb-2026-11-25")
        @Nullable String rateVersion,
    @Doc(value = "The event's date in the brand's contract zone.", example = "2026-11-25")
        String businessDate,
    @Doc(value = "When the event happened.", example = "2026-11-25T10:00:00Z") String effectiveTime,
    @Doc(value = "Version of the posting rules.", example = "2026-12") String ruleVersion,
    @Doc(value = "Posting rule.", example = "unit-sold") @Nullable String rule,
    @Doc(value = "Rule that decided the tax.", example = "margin/DE/19") @Nullable String taxRule,
    @Doc(value = "Impact method.", example = "RESTART") @Nullable String method,
    @Doc(value = "Factor version.", example = "restart-2021-r2") @Nullable String factorVersion,
    @Doc("REAL, DERIVED or SIMULATED.") Origin origin) {

  private static final int MAX_CYCLES = 1_000_000;

  public PostedAmount {
    if (cycleNo < 1 || cycleNo > MAX_CYCLES) {
      Checks.refuse("cycle_no", "cycle_no is %d; cycles count from 1".formatted(cycleNo));
    }
    requireWritable(
        source, eventId, tenant, brand, program, category, product, grade, channel, partner,
        country);
    requireWritable(
        account,
        measure,
        reportingCurrency,
        rateVersion,
        ruleVersion,
        rule,
        taxRule,
        method,
        factorVersion);
    Checks.requireAmount("amount", amount);
    Checks.requireAmount("reporting_amount", reportingAmount);
    Checks.requireRate("fx_rate", fxRate);
    Checks.requireParsed("fx_date", fxDate, "a day such as 2026-11-25", LocalDate::parse);
    Checks.requireParsed(
        "business_date", businessDate, "a day such as 2026-11-25", LocalDate::parse);
    Checks.requireParsed(
        "effective_time", effectiveTime, "a time such as 2026-11-25T10:00:00Z", Instant::parse);
    boolean isMoney = reportingCurrency != null;
    if (isMoney != (reportingAmount != null)
        || isMoney != (fxRate != null)
        || isMoney != (fxDate != null)) {
      Checks.refuse(
          "reporting_currency",
          "reporting_amount, reporting_currency, fx_rate and fx_date belong together: give all"
              + " four, or none for an amount that is no money");
    }
  }

  private static void requireWritable(@Nullable String... texts) {
    for (String text : texts) {
      Checks.requireWritable("a text of an amount", text);
    }
  }
}
