package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code ref.factors}: every factor of every shipped revision as a Trino view, so that anyone can
 * recompute an avoided kilogram from {@code raw.events}. Join on {@code category_key =
 * lower(category)} and a factor version.
 */
public final class FactorsView {
  /** Schema of the view. */
  public static final String SCHEMA = "ref";

  /** Name of the view in its schema. */
  public static final String NAME = "factors";

  private static final String COLUMNS =
      "method, revision, factor_version, category_key, category, co2e_kg, displacement,"
          + " displacement_basis, weight_kg, products, quality_score, reliability, unit, boundary,"
          + " \"interval\", valid_from, source";

  private FactorsView() {}

  /** The statement that creates the view, or replaces an earlier release's. */
  public static String sql(List<FactorRow> rows) {
    String values = rows.stream().map(FactorsView::values).collect(Collectors.joining(",\n  "));
    return """
        CREATE OR REPLACE VIEW %s.%s
        COMMENT 'Emission factors of every released revision, one row for each name of a category.'
        SECURITY INVOKER AS
        SELECT * FROM (VALUES
          %s
        ) AS factors (%s)"""
        .formatted(SCHEMA, NAME, values, COLUMNS);
  }

  private static String values(FactorRow row) {
    return "(%s)"
        .formatted(
            String.join(
                ", ",
                text(row.method()),
                Integer.toString(row.revision()),
                text(row.factorVersion()),
                text(row.categoryKey()),
                text(row.category()),
                decimal(row.co2eKg(), "decimal(12, 6)"),
                decimal(row.displacement(), "decimal(4, 3)"),
                text(row.displacementBasis()),
                decimal(row.weightKg(), "decimal(12, 6)"),
                number(row.products()),
                decimal(row.qualityScore(), "decimal(4, 1)"),
                number(row.reliability()),
                text(row.unit()),
                text(row.boundary()),
                text(row.interval()),
                "DATE '" + row.validFrom() + "'",
                text(row.source())));
  }

  /** Varchar without a length: rows of different lengths share a column. */
  private static String text(String value) {
    return "CAST('%s' AS varchar)".formatted(value.replace("'", "''"));
  }

  private static String decimal(@Nullable BigDecimal value, String type) {
    String plain = value == null ? "NULL" : value.toPlainString();
    return "CAST(%s AS %s)".formatted(plain, type);
  }

  private static String number(@Nullable Integer value) {
    return "CAST(%s AS integer)"
        .formatted(value == null ? "NULL" : String.format(Locale.ROOT, "%d", value));
  }
}
