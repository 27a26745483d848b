package io.loopledger.local.access;

import java.util.List;

/**
 * Views of the check, one in each schema of views, so that there is something to ask in each
 * whatever the catalog generates. The one of {@code dashboards} stands on others, as those do.
 */
final class SampleViews {
  static final String NAME = "access_check";

  private SampleViews() {}

  static List<String> statements() {
    return List.of(
        "CREATE SCHEMA IF NOT EXISTS lake.finance",
        "CREATE SCHEMA IF NOT EXISTS lake.impact",
        "CREATE SCHEMA IF NOT EXISTS lake.operations",
        "CREATE SCHEMA IF NOT EXISTS lake.customers",
        "CREATE SCHEMA IF NOT EXISTS lake.dashboards",
        view(
            "finance",
            "SELECT tenant, brand, product, max(reporting_amount) AS amount FROM ledger.entries"
                + " GROUP BY 1, 2, 3"),
        view(
            "impact",
            "SELECT brand, category, max(amount) AS amount FROM mart.\"rollup\" GROUP BY 1, 2"),
        view(
            "operations",
            "SELECT brand, type, product, max(mass_g) AS mass_g, count(*) AS events"
                + " FROM raw.events GROUP BY 1, 2, 3"),
        view(
            "customers",
            "SELECT brand, count(DISTINCT customer) AS customers FROM raw.events GROUP BY 1"),
        view(
            "dashboards",
            "SELECT f.tenant, f.brand, f.product, f.amount, c.customers FROM finance.access_check f"
                + " JOIN customers.access_check c ON c.brand = f.brand"));
  }

  private static String view(String schema, String sql) {
    return "CREATE OR REPLACE VIEW %s.%s SECURITY INVOKER AS %s".formatted(schema, NAME, sql);
  }
}
