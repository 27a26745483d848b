-- The same totals from the Parquet files alone: views 'entries' (the files of ledger.entries) and
-- 'accounts' (the chart) stand for the tables; the margin levels are added up here by hand.
WITH lines AS (
  SELECT e.*, a.level FROM entries e JOIN accounts a ON a.account = e.account
)
SELECT 'net_revenue' AS figure, brand, reporting_currency AS unit, CAST(-sum(reporting_amount) AS decimal(38, 6)) AS total
FROM lines WHERE level = 'net-revenue' GROUP BY ALL
UNION ALL
SELECT 'contribution_2', brand, reporting_currency, CAST(-sum(reporting_amount) AS decimal(38, 6))
FROM lines WHERE level IN ('net-revenue', 'gross-margin', 'contribution-1', 'contribution-2') GROUP BY ALL
UNION ALL
SELECT 'avoided', brand, 'kgCO2e', CAST(sum(amount) AS decimal(38, 6))
FROM lines WHERE account IN ('co2e.avoided', 'co2e.use-phase', 'co2e.end-of-life') GROUP BY ALL
UNION ALL
SELECT 'entries', brand, 'rows', CAST(count(*) AS decimal(38, 6))
FROM lines GROUP BY ALL
UNION ALL
SELECT 'amounts', brand, measure, CAST(sum(abs(amount)) AS decimal(38, 6))
FROM lines GROUP BY ALL
ORDER BY 1, 2, 3
