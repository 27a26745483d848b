-- The margin levels of the chart, from the top. Money is debit positive: revenue is minus the sum.
WITH levels AS (
  SELECT
    category,
    reporting_currency,
    -sum(reporting_amount) FILTER (WHERE account IN (${net-revenue})) AS net_revenue,
    sum(reporting_amount) FILTER (WHERE account IN (${gross-margin})) AS unit_cost,
    sum(reporting_amount) FILTER (WHERE account IN (${contribution-1})) AS selling,
    sum(reporting_amount) FILTER (WHERE account IN (${contribution-2})) AS disposal,
    sum(amount) FILTER (WHERE account = 'units.resold') AS units_resold
  FROM ledger.entries
  WHERE brand = ${brand} AND program = ${program}
  GROUP BY GROUPING SETS ((category, reporting_currency), (reporting_currency))
), by_category AS (
  SELECT coalesce(category, '= all') AS category,
    max(reporting_currency) AS currency,
    sum(coalesce(units_resold, 0)) AS units_resold,
    sum(coalesce(net_revenue, 0)) AS net_revenue,
    sum(coalesce(unit_cost, 0)) AS unit_cost,
    sum(coalesce(selling, 0)) AS selling,
    sum(coalesce(disposal, 0)) AS disposal
  FROM levels
  GROUP BY coalesce(category, '= all')
)
SELECT
  category,
  currency,
  CAST(units_resold AS decimal(18, 0)) AS units_resold,
  CAST(net_revenue AS decimal(18, 2)) AS net_revenue,
  CAST(unit_cost AS decimal(18, 2)) AS cost_of_units,
  CAST(net_revenue - unit_cost AS decimal(18, 2)) AS gross_margin,
  CAST(selling AS decimal(18, 2)) AS selling_cost,
  CAST(net_revenue - unit_cost - selling AS decimal(18, 2)) AS contribution_1,
  CAST(disposal AS decimal(18, 2)) AS disposal_and_write_offs,
  CAST(net_revenue - unit_cost - selling - disposal AS decimal(18, 2)) AS contribution_2
FROM by_category
ORDER BY category = '= all', net_revenue - unit_cost - selling - disposal DESC
