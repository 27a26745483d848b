-- The circular business only: units that came back, not the articles sold new (their subject is a line:).
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
  WHERE brand = ${brand} AND program = ${program} AND subject LIKE 'unit:%'
  GROUP BY GROUPING SETS ((category, reporting_currency), (reporting_currency))
), by_category AS (
  -- Rounded once, to cents, before anything is subtracted: every line adds up as it is printed.
  SELECT coalesce(category, '= all') AS category,
    max(reporting_currency) AS currency,
    CAST(sum(coalesce(units_resold, 0)) AS decimal(18, 0)) AS units_resold,
    CAST(sum(coalesce(net_revenue, 0)) AS decimal(18, 2)) AS net_revenue,
    CAST(sum(coalesce(unit_cost, 0)) AS decimal(18, 2)) AS unit_cost,
    CAST(sum(coalesce(selling, 0)) AS decimal(18, 2)) AS selling,
    CAST(sum(coalesce(disposal, 0)) AS decimal(18, 2)) AS disposal
  FROM levels
  GROUP BY coalesce(category, '= all')
)
SELECT
  category,
  currency,
  units_resold,
  net_revenue,
  unit_cost AS cost_of_units,
  net_revenue - unit_cost AS gross_margin,
  selling AS selling_cost,
  net_revenue - unit_cost - selling AS contribution_1,
  disposal AS disposal_and_write_offs,
  net_revenue - unit_cost - selling - disposal AS contribution_2
FROM by_category
ORDER BY category = '= all', net_revenue - unit_cost - selling - disposal DESC
