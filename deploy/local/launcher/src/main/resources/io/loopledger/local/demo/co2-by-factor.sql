-- Avoided kg CO2e by what their error rests on: factor version and category.
SELECT factor_version, category, sum(amount) AS kg_co2e
FROM ledger.entries
WHERE brand = ${brand} AND program = ${program} AND account = 'co2e.avoided'
GROUP BY 1, 2
HAVING sum(amount) <> 0
