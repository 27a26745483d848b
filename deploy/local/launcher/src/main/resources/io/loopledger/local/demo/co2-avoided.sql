-- Avoided kg CO2e, with the units behind it: a fixed repair without a factor earns nothing.
SELECT
  coalesce(category, '= all') AS category,
  method,
  factor_version,
  coalesce(sum(amount) FILTER (WHERE account = 'co2e.avoided'), 0) AS kg_co2e_avoided,
  CAST(coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed-with-factor'), 0)
    AS decimal(18, 0)) AS repairs_with_factor,
  CAST(coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed-without-factor'), 0)
    AS decimal(18, 0)) AS repairs_without_factor
FROM ledger.entries
WHERE brand = ${brand} AND program = ${program}
  AND account IN ('co2e.avoided', 'repairs.fixed-with-factor', 'repairs.fixed-without-factor')
GROUP BY GROUPING SETS ((category, method, factor_version), (method, factor_version))
ORDER BY coalesce(category, '= all') = '= all', kg_co2e_avoided DESC
