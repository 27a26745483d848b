-- Repair rate = fixed / attempts with a known outcome; its coverage = those / all attempts.
-- Recovery = resold / (resold + recycled + written off); its coverage = those / units received.
WITH counts AS (
  SELECT
    coalesce(category, '= all') AS category,
    coalesce(sum(amount) FILTER (WHERE account = 'units.received'), 0) AS received,
    coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed'), 0) AS fixed,
    coalesce(sum(amount) FILTER (WHERE account IN
      ('repairs.fixed', 'repairs.repairable', 'repairs.end-of-life')), 0) AS attempted,
    coalesce(sum(amount) FILTER (WHERE account = 'repairs.unknown'), 0) AS unknown,
    coalesce(sum(amount) FILTER (WHERE account = 'units.resold'), 0) AS resold,
    coalesce(sum(amount) FILTER (WHERE account IN
      ('units.resold', 'units.recycled', 'units.written-off')), 0) AS dispositioned
  FROM ledger.entries
  WHERE brand = ${brand} AND program = ${program} AND subject LIKE 'unit:%' AND measure = 'unit'
  GROUP BY GROUPING SETS ((category), ())
)
SELECT
  category,
  CAST(received AS decimal(18, 0)) AS received,
  CAST(fixed AS decimal(18, 0)) AS fixed,
  CAST(attempted AS decimal(18, 0)) AS attempted,
  CAST(unknown AS decimal(18, 0)) AS unknown,
  CAST(100 * fixed / nullif(attempted, 0) AS decimal(18, 1)) AS repair_rate_pct,
  CAST(100 * attempted / nullif(attempted + unknown, 0) AS decimal(18, 1)) AS repair_coverage_pct,
  CAST(resold AS decimal(18, 0)) AS resold,
  CAST(dispositioned AS decimal(18, 0)) AS dispositioned,
  CAST(100 * resold / nullif(dispositioned, 0) AS decimal(18, 1)) AS recovery_pct,
  CAST(100 * dispositioned / nullif(received, 0) AS decimal(18, 1)) AS recovery_coverage_pct
FROM counts
ORDER BY category = '= all', received DESC, category
