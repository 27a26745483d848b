package io.loopledger.reports.finance;

import io.loopledger.close.lake.Sql;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose books, and of when.
 *
 * @param tenant who owns the brands
 * @param brand one brand; empty for all of the tenant
 * @param month posting period
 */
public record FinanceScope(String tenant, Optional<String> brand, YearMonth month) {
  /** The tenant, with its brand if it is about one. */
  public String text() {
    return brand.orElse(tenant);
  }

  /** As a condition of SQL, over columns {@code tenant} and {@code brand}. */
  public String sql() {
    String tenants = "tenant = " + Sql.text(tenant);
    return brand.map(one -> tenants + " AND brand = " + Sql.text(one)).orElse(tenants);
  }

  /** As dimensions of a metric, with the month. */
  Map<String, String> dimensions() {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put("tenant", tenant);
    brand.ifPresent(one -> dimensions.put("brand", one));
    dimensions.put("business_month", month.toString());
    return dimensions;
  }
}
