SELECT 'net_revenue' AS figure, brand, reporting_currency AS unit, CAST(sum(net_revenue) AS decimal(38, 6)) AS total
FROM finance.net_revenue GROUP BY brand, reporting_currency
UNION ALL
SELECT 'contribution_2', brand, reporting_currency, CAST(sum(contribution_2) AS decimal(38, 6))
FROM finance.contribution_2 GROUP BY brand, reporting_currency
UNION ALL
SELECT 'avoided', brand, 'kgCO2e', CAST(sum(avoided) AS decimal(38, 6))
FROM impact.avoided GROUP BY brand
UNION ALL
SELECT 'entries', brand, 'rows', CAST(count(*) AS decimal(38, 6))
FROM ledger.entries GROUP BY brand
UNION ALL
SELECT 'amounts', brand, measure, CAST(sum(abs(amount)) AS decimal(38, 6))
FROM ledger.entries GROUP BY brand, measure
ORDER BY 1, 2, 3
