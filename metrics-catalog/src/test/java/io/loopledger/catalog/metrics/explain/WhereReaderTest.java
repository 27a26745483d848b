package io.loopledger.catalog.metrics.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Model;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type becomes conditions on columns, or a message that helps. */
class WhereReaderTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Model ENTRIES = CATALOG.model("entries").orElseThrow();
  private final WhereReader reader =
      new WhereReader(CATALOG, CATALOG.metric("finance.contribution_2"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          brand = 'acme' and category in ('Jacket','Shoe') | (brand = 'acme' AND category IN ('Jacket', 'Shoe'))
          business_month = '2026-12' | (business_date >= DATE '2026-12-01' AND business_date < DATE '2027-01-01')
          business_month > '2026-12' | business_date >= DATE '2027-01-01'
          business_month <= '2026-12' | business_date < DATE '2027-01-01'
          business_month <> '2026-12' | NOT ((business_date >= DATE '2026-12-01' AND business_date < DATE '2027-01-01'))
          business_month in ('2026-01', '2026-03') | ((business_date >= DATE '2026-01-01' AND business_date < DATE '2026-02-01') OR (business_date >= DATE '2026-03-01' AND business_date < DATE '2026-04-01'))
          business_date between '2026-10-01' and '2026-10-15' | (business_date >= DATE '2026-10-01' AND business_date <= DATE '2026-10-15')
          period = '2026-10' and not grade is null | (period = '2026-10' AND NOT (grade IS NULL))
          Brand != 'it''s' or (channel = 'x' or channel = 'y') | (brand <> 'it''s' OR (channel = 'x' OR channel = 'y'))
          brand = 'x'' OR ''1''=''1' | brand = 'x'' OR ''1''=''1'
          """)
  void aTextBecomesAConditionOnColumns(String text, String sql) {
    assertThat(reader.read(text).sql(ENTRIES, true)).isEqualTo(sql);
  }

  @Test
  void nothingAsksForEverything() {
    assertThat(reader.read(" ").sql(ENTRIES, true)).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          brnd = 'a' | --where has 'brnd', which is no dimension of this metric; did you mean 'brand'? Known are business_date, business_month, tenant, brand, program, category, product, grade, channel, partner, country, origin, account, measure, cause, method, factor_version, period, vat_period, reporting_currency, rule, tax_rule
          brand = acme | --where 'brand = acme' has 'acme' where a text in single quotes or a number belongs; write it as brand = 'acme' and business_month = '2026-10'
          brand = 5 | --where compares brand, a text, with 5; write '5'
          business_month = '2026-13' | '2026-13' is no month; write it as '2026-10'
          business_date < '10.10.2026' | '10.10.2026' is no day; write it as '2026-10-31'
          brand = 'a'; DROP TABLE x | --where 'brand = 'a'; DROP TABLE x' is not understood at '; DROP TABLE x'; write it as brand = 'acme' and business_month = '2026-10'
          brand = 'a' -- | --where 'brand = 'a' --' has '-' where the end belongs; write it as brand = 'acme' and business_month = '2026-10'
          = 'a' | --where '= 'a'' has '=' where the name of a dimension, such as brand, belongs; write it as brand = 'acme' and business_month = '2026-10'
          """)
  void whatIsWrongIsSaid(String text, String message) {
    assertThatThrownBy(() -> reader.read(text)).hasMessage(message);
  }

  @Test
  void rowsWithoutMoneyHaveTheCurrencyOfTheirBrand() {
    assertThat(reader.read("reporting_currency = 'EUR'").sql(ENTRIES, false))
        .isEqualTo("brand IN (SELECT brand FROM ref.brands WHERE reporting_currency = 'EUR')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          brand = 'a' and business_month = '2026-10' |  | (brand = 'a' AND business_date <= DATE '2026-10-31')
          business_date between '2026-03-05' and '2026-10-15' | year | (business_date <= DATE '2026-10-15' AND business_date >= DATE '2026-01-01')
          business_date = '2026-08-15' | quarter | (business_date <= DATE '2026-08-15' AND business_date >= DATE '2026-07-01')
          business_date > '2026-08-15' |  | true
          """)
  void aRunningTotalCountsWhatWasBefore(String text, String grain, String sql) {
    Where where = reader.read(text).upToEnd(Optional.ofNullable(grain));

    assertThat(where.sql(ENTRIES, true)).isEqualTo(sql);
  }

  @Test
  void aRunningTotalHasOneEnd() {
    Where where = reader.read("business_month in ('2026-01', '2026-03')");

    assertThatThrownBy(() -> where.upToEnd(Optional.empty()))
        .hasMessage(
            "a running total is asked for at the end of one range of days; write for example"
                + " business_month = '2026-10' or business_date <= '2026-10-31'");
  }
}
