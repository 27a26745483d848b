WITH closes AS (
  SELECT close_id, close_number, close_period, tenant, brand,
    CAST(close_period || '-01' AS date) AS first_day,
    last_day_of_month(CAST(close_period || '-01' AS date)) AS last_day
  FROM finance.closes
  WHERE state = 'CLOSED'
),
sums AS (
  SELECT close_id, brand, program, category, account,
    coalesce(reporting_currency, measure) AS unit, method, factor_version, cause, rule,
    coalesce(reporting_amount, amount) AS published, -coalesce(reporting_amount, amount) AS moved
  FROM finance.published
  WHERE business_month = CAST(close_period || '-01' AS date)
  UNION ALL
  SELECT c.close_id, e.brand, e.program, e.category, e.account,
    coalesce(e.reporting_currency, e.measure), e.method, e.factor_version, e.cause, e.rule,
    CAST(0 AS decimal(20, 6)), sum(coalesce(e.reporting_amount, e.amount))
  FROM ledger.entries e
  JOIN closes c ON c.brand = e.brand AND e.business_date BETWEEN c.first_day AND c.last_day
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
),
caused AS (
  SELECT close_id, brand, program, category, account, unit, method, factor_version, published, moved,
    CASE
      WHEN cause IN ('EVENT', 'LATE') AND rule IN ('manual-adjustment', 'inventory-adjusted', 'unit-written-off')
        THEN 'ERROR'
      WHEN cause IN ('EVENT', 'LATE') THEN 'LATE_EVENT'
      ELSE cause
    END AS part
  FROM sums
)
SELECT c.close_period, c.close_id, c.close_number, c.tenant, s.brand, s.program, s.category, s.account, s.unit,
  s.method, s.factor_version,
  sum(published) AS published,
  coalesce(sum(moved) FILTER (WHERE part = 'LATE_EVENT'), 0) AS late_event,
  coalesce(sum(moved) FILTER (WHERE part = 'CORRECTION'), 0) AS correction,
  coalesce(sum(moved) FILTER (WHERE part = 'FACTOR'), 0) AS factor,
  coalesce(sum(moved) FILTER (WHERE part = 'METHOD'), 0) AS method_change,
  coalesce(sum(moved) FILTER (WHERE part = 'RATE'), 0) AS rate,
  coalesce(sum(moved) FILTER (WHERE part = 'RULE'), 0) AS rule,
  coalesce(sum(moved) FILTER (WHERE part = 'PROOF'), 0) AS proof,
  coalesce(sum(moved) FILTER (WHERE part = 'ERROR'), 0) AS error,
  sum(published) + sum(moved) AS restated
FROM caused s
JOIN closes c ON c.close_id = s.close_id AND c.brand = s.brand
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
