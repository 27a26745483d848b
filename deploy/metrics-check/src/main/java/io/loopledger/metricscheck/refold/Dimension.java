package io.loopledger.metricscheck.refold;

import io.loopledger.catalog.posting.Posting;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What figures can be grouped by: as SQL over {@code ledger.entries} or the roll-up, and as the
 * refolded posting has it. Posting period and cause are not among them: they follow from arrival.
 */
public enum Dimension {
  /** Who owns the brand. */
  TENANT("tenant", key -> key.dimensions().tenant()),
  /** Brand. */
  BRAND("brand", key -> key.dimensions().brand()),
  /** Programme. */
  PROGRAM("program", key -> key.dimensions().program()),
  /** Product category. */
  CATEGORY("category", key -> key.dimensions().category()),
  /** Product; not in the roll-up. */
  PRODUCT("product", key -> key.dimensions().product()),
  /** Condition grade. */
  GRADE("grade", key -> key.dimensions().grade()),
  /** Channel. */
  CHANNEL("channel", key -> key.dimensions().channel()),
  /** Partner. */
  PARTNER("partner", key -> key.dimensions().partner()),
  /** Country. */
  COUNTRY("country", key -> key.dimensions().country()),
  /** Account of the chart. */
  ACCOUNT("account", Posting.Key::account),
  /** Currency code, kgCO2e, unit, g or s. */
  MEASURE("measure", Posting.Key::measure),
  /** Reporting currency; none on accounts without money. */
  REPORTING_CURRENCY("reporting_currency", Dimension::currency),
  /** Business month, yyyy-MM. */
  BUSINESS_MONTH(
      "date_format(business_date, '%Y-%m')", key -> YearMonth.from(key.businessDate()).toString()),
  /** Business day. */
  BUSINESS_DATE("CAST(business_date AS varchar)", key -> key.businessDate().toString()),
  /** Impact method. */
  METHOD("method", Posting.Key::method),
  /** Factor version. */
  FACTOR_VERSION("factor_version", Posting.Key::factorVersion),
  /** Real, derived or simulated. */
  ORIGIN("origin", key -> key.origin().text()),
  /** Rule that decided the tax; not in the roll-up. */
  TAX_RULE("tax_rule", Posting.Key::taxRule);

  private final String sql;
  private final Function<Posting.Key, @Nullable String> value;

  Dimension(String sql, Function<Posting.Key, @Nullable String> value) {
    this.sql = sql;
    this.value = value;
  }

  /** The expression over the entries' columns, a text. */
  public String sql() {
    return sql;
  }

  /** Whether the roll-up has it. */
  public boolean isInRollup() {
    return this != PRODUCT && this != TAX_RULE;
  }

  @Nullable String of(Posting.Key key) {
    return value.apply(key);
  }

  private static @Nullable String currency(Posting.Key key) {
    Posting.Fx fx = key.fx();
    return fx == null ? null : fx.reportingCurrency();
  }
}
