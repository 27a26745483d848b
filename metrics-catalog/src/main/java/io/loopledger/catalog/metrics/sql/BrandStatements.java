package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.reference.Brand;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Table {@code ref.brands} as statements: the registered brands, as they are now. It is a table and
 * no view of literals, because a plan shows literals: whoever asked for the plan of a view read
 * there which other brands there are.
 */
public final class BrandStatements {
  /** The table. */
  public static final String TABLE = "ref.brands";

  private BrandStatements() {}

  /** Creates the table, empty, where it is missing. */
  public static String create() {
    return """
        CREATE TABLE IF NOT EXISTS %s (
          brand varchar NOT NULL COMMENT 'Brand.',
          tenant varchar NOT NULL COMMENT 'Who owns it.',
          country varchar NOT NULL COMMENT 'Legal country, ISO 3166-1 alpha-2.',
          zone varchar NOT NULL COMMENT 'Contract time zone: decides the business date.',
          reporting_currency varchar NOT NULL COMMENT 'Currency of its reports.'
        )
        COMMENT 'The registered brands, as they are now.'"""
        .formatted(TABLE);
  }

  /** The row of a brand as {@link #rows} has it. */
  static String text(Brand brand) {
    return String.join(
        "|",
        brand.id(),
        brand.tenant(),
        brand.legalCountry(),
        brand.contractZone().getId(),
        brand.reportingCurrency());
  }

  /** Each row as one text. */
  static String rows() {
    return "SELECT brand || '|' || tenant || '|' || country || '|' || zone || '|' || reporting_currency, brand FROM "
        + TABLE;
  }

  /** Takes in brands that are new, in one commit. */
  static String insert(List<Brand> brands) {
    return "INSERT INTO %s (brand, tenant, country, zone, reporting_currency) VALUES%n  %s"
        .formatted(TABLE, values(brands));
  }

  /** Takes in brands of which something changed, in one commit. */
  static String update(List<Brand> brands) {
    return """
        MERGE INTO %s t USING (VALUES
          %s
        ) AS s (brand, tenant, country, zone, reporting_currency) ON t.brand = s.brand
        WHEN MATCHED THEN UPDATE SET tenant = s.tenant, country = s.country, zone = s.zone,
          reporting_currency = s.reporting_currency"""
        .formatted(TABLE, values(brands));
  }

  /** Forgets brands that are not registered, such as those of a lake that was made for a test. */
  static String keepOnly(List<Brand> brands) {
    return "DELETE FROM %s WHERE brand NOT IN (%s)"
        .formatted(
            TABLE,
            brands.stream()
                .map(brand -> ViewStatement.text(brand.id()))
                .collect(Collectors.joining(", ")));
  }

  private static String values(List<Brand> brands) {
    return brands.stream().map(BrandStatements::values).collect(Collectors.joining(",\n  "));
  }

  private static String values(Brand brand) {
    return List.of(
            brand.id(),
            brand.tenant(),
            brand.legalCountry(),
            brand.contractZone().getId(),
            brand.reportingCurrency())
        .stream()
        .map(text -> "CAST(%s AS varchar)".formatted(ViewStatement.text(text)))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
