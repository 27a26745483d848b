CREATE OR REPLACE VIEW operations.events
COMMENT 'Events that count: after corrections and voids. Of several corrections of an event the highest revision counts, then the greatest id, then the source; one that is itself voided does not count. Voids of voids of corrections are not followed.'
SECURITY INVOKER AS
WITH correction AS (
  SELECT subject, source, event_id, type, revision, target_source, target_id, replacement
  FROM raw.events
  WHERE type IN ('EventCorrected', 'EventVoided')
), overruled AS (
  SELECT subject, target_source, target_id, max_by(type, ROW(revision, event_id, source)) AS type
  FROM correction
  GROUP BY subject, target_source, target_id
), winner AS (
  SELECT c.subject, c.target_source, c.target_id,
    max_by(c.type, ROW(c.revision, c.event_id, c.source)) AS type,
    max_by(c.replacement, ROW(c.revision, c.event_id, c.source)) AS replacement
  FROM correction c
  LEFT JOIN overruled o
    ON o.subject = c.subject AND o.target_source = c.source AND o.target_id = c.event_id
  WHERE o.type IS NULL OR o.type <> 'EventVoided'
  GROUP BY c.subject, c.target_source, c.target_id
), counting AS (
  SELECT r.brand, r.event_id, r.source, r.subject,
    IF(w.replacement IS NULL, r.type, substr(json_extract_scalar(w.replacement, '$.type'), 15)) AS type,
    IF(w.replacement IS NULL, r.effective_time,
      CAST(from_iso8601_timestamp_nanos(json_extract_scalar(w.replacement, '$.time')) AS timestamp(6) with time zone)) AS effective_time,
    IF(w.replacement IS NULL, r.program, json_extract_scalar(w.replacement, '$.data.program')) AS program,
    IF(w.replacement IS NULL, r.product, json_extract_scalar(w.replacement, '$.data.product')) AS product,
    IF(w.replacement IS NULL, r.category, json_extract_scalar(w.replacement, '$.data.category')) AS category,
    IF(w.replacement IS NULL, r.channel, json_extract_scalar(w.replacement, '$.data.channel')) AS channel,
    IF(w.replacement IS NULL, r.partner, json_extract_scalar(w.replacement, '$.data.partner')) AS partner,
    IF(w.replacement IS NULL, r.country, json_extract_scalar(w.replacement, '$.data.country')) AS country,
    IF(w.replacement IS NULL, r.customer, json_extract_scalar(w.replacement, '$.data.customer')) AS customer,
    IF(w.replacement IS NULL, r.order_id, json_extract_scalar(w.replacement, '$.data.order_id')) AS order_id,
    IF(w.replacement IS NULL, r.origin, lower(coalesce(json_extract_scalar(w.replacement, '$.data.origin'), 'REAL'))) AS origin,
    IF(w.replacement IS NULL, r.return_kind, json_extract_scalar(w.replacement, '$.data.return_kind')) AS return_kind,
    IF(w.replacement IS NULL, r.declared_grade, json_extract_scalar(w.replacement, '$.data.declared_grade')) AS declared_grade,
    IF(w.replacement IS NULL, r.grade, json_extract_scalar(w.replacement, '$.data.grade')) AS grade,
    IF(w.replacement IS NULL, r.decided_by, json_extract_scalar(w.replacement, '$.data.decided_by')) AS decided_by,
    IF(w.replacement IS NULL, r.valuation_currency, json_extract_scalar(w.replacement, '$.data.valuation.currency')) AS valuation_currency,
    IF(w.replacement IS NULL, r.disposition, json_extract_scalar(w.replacement, '$.data.disposition')) AS disposition,
    IF(w.replacement IS NULL, r.outcome, json_extract_scalar(w.replacement, '$.data.outcome')) AS outcome,
    IF(w.replacement IS NULL, r.failed_component, json_extract_scalar(w.replacement, '$.data.failed_component')) AS failed_component,
    IF(w.replacement IS NULL, r.repair_cost_currency, json_extract_scalar(w.replacement, '$.data.repair_cost.currency')) AS repair_cost_currency,
    IF(w.replacement IS NULL, r.quote_currency, json_extract_scalar(w.replacement, '$.data.quote.currency')) AS quote_currency,
    IF(w.replacement IS NULL, r.listing_id, json_extract_scalar(w.replacement, '$.data.listing_id')) AS listing_id,
    IF(w.replacement IS NULL, r.price_currency, json_extract_scalar(w.replacement, '$.data.price.currency')) AS price_currency,
    IF(w.replacement IS NULL, r.previous_price_currency, json_extract_scalar(w.replacement, '$.data.previous_price.currency')) AS previous_price_currency,
    IF(w.replacement IS NULL, r.unit_price_currency, json_extract_scalar(w.replacement, '$.data.unit_price.currency')) AS unit_price_currency,
    IF(w.replacement IS NULL, r.amount_currency, json_extract_scalar(w.replacement, '$.data.amount.currency')) AS amount_currency,
    IF(w.replacement IS NULL, r.bonus_currency, json_extract_scalar(w.replacement, '$.data.bonus.currency')) AS bonus_currency,
    IF(w.replacement IS NULL, r.face_value_currency, json_extract_scalar(w.replacement, '$.data.face_value.currency')) AS face_value_currency,
    IF(w.replacement IS NULL, r.instrument, json_extract_scalar(w.replacement, '$.data.instrument')) AS instrument,
    IF(w.replacement IS NULL, r.voucher_kind, json_extract_scalar(w.replacement, '$.data.voucher_kind')) AS voucher_kind,
    IF(w.replacement IS NULL, r.message_id, json_extract_scalar(w.replacement, '$.data.message_id')) AS message_id,
    IF(w.replacement IS NULL, r.message_type, json_extract_scalar(w.replacement, '$.data.message_type')) AS message_type,
    IF(w.replacement IS NULL, r.sale_id, json_extract_scalar(w.replacement, '$.data.sale_id')) AS sale_id,
    IF(w.replacement IS NULL, r.valuation, CAST(json_extract_scalar(w.replacement, '$.data.valuation.amount') AS decimal(20,6))) AS valuation,
    IF(w.replacement IS NULL, r.repair_cost, CAST(json_extract_scalar(w.replacement, '$.data.repair_cost.amount') AS decimal(20,6))) AS repair_cost,
    IF(w.replacement IS NULL, r.quote, CAST(json_extract_scalar(w.replacement, '$.data.quote.amount') AS decimal(20,6))) AS quote,
    IF(w.replacement IS NULL, r.price, CAST(json_extract_scalar(w.replacement, '$.data.price.amount') AS decimal(20,6))) AS price,
    IF(w.replacement IS NULL, r.previous_price, CAST(json_extract_scalar(w.replacement, '$.data.previous_price.amount') AS decimal(20,6))) AS previous_price,
    IF(w.replacement IS NULL, r.unit_price, CAST(json_extract_scalar(w.replacement, '$.data.unit_price.amount') AS decimal(20,6))) AS unit_price,
    IF(w.replacement IS NULL, r.amount, CAST(json_extract_scalar(w.replacement, '$.data.amount.amount') AS decimal(20,6))) AS amount,
    IF(w.replacement IS NULL, r.bonus, CAST(json_extract_scalar(w.replacement, '$.data.bonus.amount') AS decimal(20,6))) AS bonus,
    IF(w.replacement IS NULL, r.face_value, CAST(json_extract_scalar(w.replacement, '$.data.face_value.amount') AS decimal(20,6))) AS face_value,
    IF(w.replacement IS NULL, r.work_minutes, CAST(json_extract_scalar(w.replacement, '$.data.work_minutes') AS bigint)) AS work_minutes,
    IF(w.replacement IS NULL, r.handling_minutes, CAST(json_extract_scalar(w.replacement, '$.data.handling_minutes') AS bigint)) AS handling_minutes,
    IF(w.replacement IS NULL, r.mass_g, CAST(json_extract_scalar(w.replacement, '$.data.mass_g') AS bigint)) AS mass_g,
    IF(w.replacement IS NULL, r.quantity, CAST(json_extract_scalar(w.replacement, '$.data.quantity') AS bigint)) AS quantity,
    IF(w.replacement IS NULL, r.is_first_pass, CAST(json_extract_scalar(w.replacement, '$.data.is_first_pass') AS boolean)) AS is_first_pass,
    IF(w.replacement IS NULL, r.is_control_group, CAST(json_extract_scalar(w.replacement, '$.data.is_control_group') AS boolean)) AS is_control_group
  FROM raw.events r
  LEFT JOIN winner w
    ON w.subject = r.subject AND w.target_source = r.source AND w.target_id = r.event_id
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND (w.type IS NULL OR w.type <> 'EventVoided')
)
SELECT CAST(at_timezone(c.effective_time, b.zone) AS date) AS business_date,
  b.tenant, c.brand, c.event_id, c.source, c.type, CAST(t.stage_rank AS bigint) AS stage_rank, c.subject, c.effective_time, b.reporting_currency,
  c.program, c.product, c.category, c.channel, c.partner, c.country, c.customer, c.order_id,
  c.origin, c.return_kind, c.declared_grade, c.grade, c.decided_by, c.valuation_currency, c.disposition, c.outcome,
  c.failed_component, c.repair_cost_currency, c.quote_currency, c.listing_id, c.price_currency, c.previous_price_currency, c.unit_price_currency, c.amount_currency,
  c.bonus_currency, c.face_value_currency, c.instrument, c.voucher_kind, c.message_id, c.message_type, c.sale_id, c.valuation,
  c.repair_cost, c.quote, c.price, c.previous_price, c.unit_price, c.amount, c.bonus, c.face_value,
  c.work_minutes, c.handling_minutes, c.mass_g, c.quantity, c.is_first_pass, c.is_control_group
FROM counting c
JOIN ref.brands b ON b.brand = c.brand
JOIN ref.event_types t ON t.type = c.type;

CREATE OR REPLACE VIEW impact.stages
COMMENT 'Impact by stage of the life cycle, each figure with interval, method, factor versions and boundary.'
SECURITY INVOKER AS
SELECT business_month, tenant, brand, program, method, 'avoided_product' AS metric, avoided_product AS co2e_kg,
  avoided_product_p5 AS p5_co2e_kg, avoided_product_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.avoided_product
UNION ALL
SELECT business_month, tenant, brand, program, method, 'avoided_use_phase' AS metric, avoided_use_phase AS co2e_kg,
  avoided_use_phase_p5 AS p5_co2e_kg, avoided_use_phase_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.avoided_use_phase
UNION ALL
SELECT business_month, tenant, brand, program, method, 'avoided_end_of_life' AS metric, avoided_end_of_life AS co2e_kg,
  avoided_end_of_life_p5 AS p5_co2e_kg, avoided_end_of_life_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.avoided_end_of_life
UNION ALL
SELECT business_month, tenant, brand, program, method, 'avoided' AS metric, avoided AS co2e_kg,
  avoided_p5 AS p5_co2e_kg, avoided_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.avoided
UNION ALL
SELECT business_month, tenant, brand, program, method, 'emitted_transport' AS metric, emitted_transport AS co2e_kg,
  emitted_transport_p5 AS p5_co2e_kg, emitted_transport_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.emitted_transport
UNION ALL
SELECT business_month, tenant, brand, program, method, 'emitted_packaging' AS metric, emitted_packaging AS co2e_kg,
  emitted_packaging_p5 AS p5_co2e_kg, emitted_packaging_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.emitted_packaging
UNION ALL
SELECT business_month, tenant, brand, program, method, 'emitted_parts' AS metric, emitted_parts AS co2e_kg,
  emitted_parts_p5 AS p5_co2e_kg, emitted_parts_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.emitted_parts
UNION ALL
SELECT business_month, tenant, brand, program, method, 'emitted_energy' AS metric, emitted_energy AS co2e_kg,
  emitted_energy_p5 AS p5_co2e_kg, emitted_energy_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.emitted_energy
UNION ALL
SELECT business_month, tenant, brand, program, method, 'emitted_waste' AS metric, emitted_waste AS co2e_kg,
  emitted_waste_p5 AS p5_co2e_kg, emitted_waste_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.emitted_waste
UNION ALL
SELECT business_month, tenant, brand, program, method, 'emitted' AS metric, emitted AS co2e_kg,
  emitted_p5 AS p5_co2e_kg, emitted_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.emitted
UNION ALL
SELECT business_month, tenant, brand, program, method, 'net_avoided' AS metric, net_avoided AS co2e_kg,
  net_avoided_p5 AS p5_co2e_kg, net_avoided_p95 AS p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.net_avoided;

CREATE OR REPLACE VIEW dashboards.impact
COMMENT 'Impact by month, for the dashboard of sustainability: one row for each metric, with interval, method, factor versions and boundary.'
SECURITY INVOKER AS
SELECT business_month, tenant, brand, program, method, metric, co2e_kg, p5_co2e_kg, p95_co2e_kg, factor_versions, boundary, metric_version
FROM impact.stages;

CREATE OR REPLACE VIEW finance.inventory
COMMENT 'Units in stock at cost, with their age on the day of the brand''s newest entry, so that the same entries always give the same ages: one row for each cycle of a unit whose stock accounts are not 0. New goods are not in it: their purchases are not events of a programme.'
SECURITY INVOKER AS
WITH newest AS (
  SELECT brand, max(business_date) AS day FROM mart."rollup" GROUP BY brand
), unit AS (
  SELECT min(business_date) AS in_stock_since, subject, cycle_no,
    max(tenant) AS tenant, max(brand) AS brand, max(program) AS program, max(category) AS category,
    max(product) AS product, max(grade) AS grade, reporting_currency,
    coalesce(sum(reporting_amount) FILTER (WHERE account IN ('inventory.acquisition', 'inventory.units')), 0) AS acquisition_cost,
    coalesce(sum(reporting_amount) FILTER (WHERE account = 'inventory.inbound'), 0) AS inbound_cost,
    coalesce(sum(reporting_amount) FILTER (WHERE account = 'inventory.intake'), 0) AS intake_cost,
    coalesce(sum(reporting_amount) FILTER (WHERE account = 'inventory.refurbishment'), 0) AS refurbishment_cost,
    sum(reporting_amount) AS stock_at_cost
  FROM ledger.entries
  WHERE account LIKE 'inventory.%' AND account <> 'inventory.new-goods'
  GROUP BY subject, cycle_no, reporting_currency
  HAVING sum(reporting_amount) <> 0
), aged AS (
  SELECT u.*, date_diff('day', u.in_stock_since, n.day) AS age_days
  FROM unit u JOIN newest n ON n.brand = u.brand
)
SELECT in_stock_since, subject, cycle_no, tenant, brand, program, category, product, grade, reporting_currency,
  acquisition_cost, inbound_cost, intake_cost, refurbishment_cost, stock_at_cost, age_days,
  CASE WHEN age_days <= 30 THEN '0-30 days' WHEN age_days <= 60 THEN '31-60 days'
    WHEN age_days <= 90 THEN '61-90 days' WHEN age_days <= 180 THEN '91-180 days'
    ELSE 'over 180 days' END AS age_band
FROM aged;

CREATE OR REPLACE VIEW finance.journal
COMMENT 'Every posting in money, with its account in words: debit and credit in its own and in the reporting currency.'
SECURITY INVOKER AS
SELECT e.business_date, e.period, e.recorded_time, e.entry_id, e.event_id, e.trigger_id, e.subject, e.cycle_no,
  e.tenant, e.brand, e.program, e.category, e.product, e.grade, e.channel, e.partner, e.country,
  e.account, a.kind AS account_kind, a.label_en AS account_name, a.label_de AS account_name_de,
  e.measure AS currency,
  IF(e.amount > 0, e.amount, 0) AS debit, IF(e.amount < 0, -e.amount, 0) AS credit,
  e.reporting_currency,
  IF(e.reporting_amount > 0, e.reporting_amount, 0) AS reporting_debit,
  IF(e.reporting_amount < 0, -e.reporting_amount, 0) AS reporting_credit,
  e.fx_rate, e.fx_date, e.rate_version, e.vat_period, e.tax_rule, e.rule, e.rule_version, e.cause, e.origin
FROM ledger.entries e JOIN ref.accounts a ON a.account = e.account
WHERE a.kind <> 'statistical';

CREATE OR REPLACE VIEW finance.liability_rollforward
COMMENT 'Roll-forward of what is owed to customers: opening, issued, redeemed, lapsed, other and closing, by posting period and programme.'
SECURITY INVOKER AS
WITH moves AS (
  SELECT tenant, brand, program, account, period, reporting_currency,
    coalesce(sum(-reporting_amount) FILTER (WHERE rule IN ('voucher-sold', 'payout-issued', 'loyalty-granted', 'offer-accepted')), 0) AS issued,
    coalesce(sum(-reporting_amount) FILTER (WHERE rule IN ('voucher-redeemed', 'loyalty-redeemed')), 0) AS redeemed,
    coalesce(sum(-reporting_amount) FILTER (WHERE rule = 'voucher-expired'), 0) AS lapsed,
    coalesce(sum(-reporting_amount), 0) AS net
  FROM ledger.entries
  WHERE account IN ('vouchers.outstanding', 'vouchers.spv', 'vouchers.mpv', 'loyalty.outstanding',
    'payouts.payable', 'payouts.failed', 'refunds.payable', 'contract.liabilities')
  GROUP BY tenant, brand, program, account, period, reporting_currency
), running AS (
  SELECT *, sum(net) OVER (PARTITION BY tenant, brand, program, account, reporting_currency ORDER BY period) AS closing
  FROM moves
)
SELECT CAST(r.period || '-01' AS date) AS business_month, r.period, r.tenant, r.brand, r.program, r.account,
  a.label_en AS account_name, a.label_de AS account_name_de, r.reporting_currency,
  r.closing - r.net AS opening_balance, r.issued, r.redeemed, r.lapsed,
  r.net - r.issued - r.redeemed - r.lapsed AS other, r.closing AS closing_balance
FROM running r JOIN ref.accounts a ON a.account = r.account;

CREATE OR REPLACE VIEW finance.margin_scheme_records
COMMENT 'Records of the margin scheme: each sale of a unit taxed by its margin, with sales price, purchase price and the tax.'
SECURITY INVOKER AS
WITH sales AS (
  SELECT subject, cycle_no, event_id, tax_rule, reporting_currency,
    max(tenant) AS tenant, max(brand) AS brand, max(program) AS program, max(country) AS country,
    max(vat_period) AS vat_period, max(business_date) AS business_date,
    sum(-reporting_amount) FILTER (WHERE account LIKE 'revenue.%' OR account IN ('contract.liabilities', 'vat.margin')) AS sales_price,
    coalesce(sum(-reporting_amount) FILTER (WHERE account = 'vat.margin'), 0) AS margin_vat
  FROM ledger.entries
  WHERE tax_rule LIKE 'margin/%' AND reporting_currency IS NOT NULL
  GROUP BY subject, cycle_no, event_id, tax_rule, reporting_currency
), purchases AS (
  SELECT subject, cycle_no, reporting_currency,
    sum(reporting_amount) FILTER (WHERE account IN ('inventory.acquisition', 'cost.payout-bonus') AND rule = 'payout-issued') AS purchase_price
  FROM ledger.entries
  WHERE account IN ('inventory.acquisition', 'cost.payout-bonus') AND reporting_currency IS NOT NULL
  GROUP BY subject, cycle_no, reporting_currency
)
SELECT s.business_date, s.vat_period, s.tenant, s.brand, s.program, s.country, s.subject, s.cycle_no, s.event_id,
  s.tax_rule, s.reporting_currency, s.sales_price, p.purchase_price,
  s.sales_price - coalesce(p.purchase_price, 0) AS margin, s.margin_vat
FROM sales s LEFT JOIN purchases p
  ON p.subject = s.subject AND p.cycle_no = s.cycle_no AND p.reporting_currency = s.reporting_currency;

CREATE OR REPLACE VIEW customers.messages
COMMENT 'One row for each message to a customer, or withheld from one for comparison. Who got it and who did not is compared by what both can do: ask for a take-back within 30 days.'
SECURITY INVOKER AS
WITH message AS (
  SELECT * FROM operations.events WHERE type = 'MessageSent'
), acted AS (
  SELECT DISTINCT brand, message_id FROM operations.events WHERE type = 'MessageActedOn'
), asked AS (
  SELECT m.subject, m.source, m.event_id
  FROM message m
  JOIN operations.events r
    ON r.brand = m.brand AND r.customer = m.customer AND r.type = 'ReturnRequested' AND r.return_kind = 'TAKE_BACK'
    AND r.effective_time > m.effective_time AND r.effective_time <= m.effective_time + INTERVAL '30' DAY
  GROUP BY m.subject, m.source, m.event_id
)
SELECT m.business_date, m.tenant, m.brand, m.program, m.category, m.product, m.country, m.origin, m.customer, m.message_id, m.message_type,
  CAST(IF(m.is_control_group, 'CONTROL', 'REMINDED') AS varchar) AS test_group,
  CAST(IF(t.message_id IS NULL, 0, 1) AS bigint) AS acted_on,
  CAST(IF(a.event_id IS NULL, 0, 1) AS bigint) AS asked_in_time,
  CAST(IF(m.customer IS NULL, 0, 1) AS bigint) AS customer_known
FROM message m
LEFT JOIN acted t ON t.brand = m.brand AND t.message_id = m.message_id
LEFT JOIN asked a ON a.subject = m.subject AND a.source = m.source AND a.event_id = m.event_id;

CREATE OR REPLACE VIEW operations.product_results
COMMENT 'One row for each product of a brand and programme: contribution 2 of its units over all time. Units still open count with what they have earned and cost so far.'
SECURITY INVOKER AS
WITH told AS (
  SELECT max(e.business_date) AS last_date, max(e.tenant) AS tenant, e.brand, e.program, e.category, e.product, e.reporting_currency,
    sum(-e.reporting_amount) AS contribution_2
  FROM ledger.entries e
  JOIN ref.accounts a ON a.account = e.account
  WHERE e.subject LIKE 'unit:%' AND a.level IN ('net-revenue', 'gross-margin', 'contribution-1', 'contribution-2') AND e.program IS NOT NULL AND e.category IS NOT NULL AND e.product IS NOT NULL
  GROUP BY e.brand, e.program, e.category, e.product, e.reporting_currency
)
SELECT last_date, tenant, brand, program, category, product, reporting_currency, CAST(contribution_2 AS decimal(20,6)) AS contribution_2,
  BIGINT '1' AS results, CAST(IF(contribution_2 > 0, 1, 0) AS bigint) AS profitable
FROM told;

CREATE OR REPLACE VIEW operations.program_results
COMMENT 'One row for each programme of a brand: contribution 2 of its units over all time. Units still open count with what they have earned and cost so far.'
SECURITY INVOKER AS
WITH told AS (
  SELECT max(e.business_date) AS last_date, max(e.tenant) AS tenant, e.brand, e.program, e.reporting_currency,
    sum(-e.reporting_amount) AS contribution_2
  FROM ledger.entries e
  JOIN ref.accounts a ON a.account = e.account
  WHERE e.subject LIKE 'unit:%' AND a.level IN ('net-revenue', 'gross-margin', 'contribution-1', 'contribution-2') AND e.program IS NOT NULL
  GROUP BY e.brand, e.program, e.reporting_currency
)
SELECT last_date, tenant, brand, program, reporting_currency, CAST(contribution_2 AS decimal(20,6)) AS contribution_2,
  BIGINT '1' AS results, CAST(IF(contribution_2 > 0, 1, 0) AS bigint) AS profitable
FROM told;

CREATE OR REPLACE VIEW impact.restatement_bridge
COMMENT 'From what was published to what is known now: emissions by what changed them, for each month of business. Amounts carry their method and factor versions; their interval stands in the views of impact metrics.'
SECURITY INVOKER AS
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method,
  split_part(factor_version, ':', 1) AS factor_set, account,
  coalesce(sum(amount) FILTER (WHERE cause = 'EVENT'), 0) AS as_posted_co2e_kg,
  coalesce(sum(amount) FILTER (WHERE cause = 'LATE'), 0) AS late_co2e_kg,
  coalesce(sum(amount) FILTER (WHERE cause = 'CORRECTION'), 0) AS correction_co2e_kg,
  coalesce(sum(amount) FILTER (WHERE cause = 'FACTOR'), 0) AS factor_co2e_kg,
  coalesce(sum(amount) FILTER (WHERE cause = 'METHOD'), 0) AS method_co2e_kg,
  coalesce(sum(amount) FILTER (WHERE cause = 'RATE'), 0) AS rate_co2e_kg,
  coalesce(sum(amount) FILTER (WHERE cause = 'PROOF'), 0) AS proof_co2e_kg,
  sum(amount) AS restated_co2e_kg
FROM mart."rollup"
WHERE measure = 'kgCO2e'
GROUP BY 1, tenant, brand, program, method, 6, account;

CREATE OR REPLACE VIEW finance.trial_balance
COMMENT 'Trial balance by posting period: opening balance, debits, credits and closing balance of each account. Profit-and-loss accounts begin at 0 each calendar year; what they came to before stands as result.earlier-years.'
SECURITY INVOKER AS
WITH moves AS (
  SELECT e.tenant, e.brand, e.period, e.account, e.reporting_currency,
    coalesce(sum(e.reporting_amount) FILTER (WHERE e.reporting_amount > 0), 0) AS debit,
    coalesce(-sum(e.reporting_amount) FILTER (WHERE e.reporting_amount < 0), 0) AS credit,
    sum(e.reporting_amount) AS net
  FROM ledger.entries e JOIN ref.accounts a ON a.account = e.account
  WHERE a.kind <> 'statistical'
  GROUP BY e.tenant, e.brand, e.period, e.account, e.reporting_currency
), periods AS (
  SELECT DISTINCT tenant, brand, reporting_currency, period FROM moves
), grid AS (
  SELECT a.tenant, a.brand, a.reporting_currency, p.period, a.account, r.kind, r.label_en, r.label_de,
    coalesce(m.debit, 0) AS debit, coalesce(m.credit, 0) AS credit, coalesce(m.net, 0) AS net
  FROM (SELECT DISTINCT tenant, brand, reporting_currency, account FROM moves) a
  JOIN periods p ON p.tenant = a.tenant AND p.brand = a.brand AND p.reporting_currency = a.reporting_currency
  JOIN ref.accounts r ON r.account = a.account
  LEFT JOIN moves m ON m.tenant = a.tenant AND m.brand = a.brand
    AND m.reporting_currency = a.reporting_currency AND m.account = a.account AND m.period = p.period
), running AS (
  SELECT *, sum(net) OVER (
      PARTITION BY tenant, brand, account, reporting_currency,
        IF(kind IN ('revenue', 'expense'), substr(period, 1, 4), '')
      ORDER BY period) AS closing
  FROM grid
), results AS (
  SELECT tenant, brand, reporting_currency, substr(period, 1, 4) AS result_year, sum(net) AS net
  FROM grid WHERE kind IN ('revenue', 'expense')
  GROUP BY tenant, brand, reporting_currency, substr(period, 1, 4)
)
SELECT CAST(period || '-01' AS date) AS business_month, period, tenant, brand, account, kind AS account_kind,
  label_en AS account_name, label_de AS account_name_de, reporting_currency,
  closing - net AS opening_balance, debit, credit, closing AS closing_balance
FROM running
WHERE closing <> 0 OR debit <> 0 OR credit <> 0
UNION ALL
SELECT CAST(p.period || '-01' AS date), p.period, p.tenant, p.brand, 'result.earlier-years', 'equity',
  'Results of earlier years', 'Ergebnisse früherer Jahre', p.reporting_currency,
  sum(r.net), 0, 0, sum(r.net)
FROM periods p JOIN results r ON r.tenant = p.tenant AND r.brand = p.brand
  AND r.reporting_currency = p.reporting_currency AND r.result_year < substr(p.period, 1, 4)
GROUP BY p.period, p.tenant, p.brand, p.reporting_currency;

CREATE OR REPLACE VIEW operations.unit_events
COMMENT 'Events of units in their order, with the cycle they belong to and what is known of the unit by then: programme, category, product and channel as last stated, the grade as last given in the cycle.'
SECURITY INVOKER AS
WITH unit AS (
  SELECT e.*,
    row_number() OVER (PARTITION BY subject ORDER BY effective_time, stage_rank, source, event_id) AS step_no,
    CASE
      WHEN type = 'UnitReceived' AND coalesce(return_kind, '') <> 'WARRANTY' THEN 'IN'
      WHEN type = 'SaleReturned' THEN 'BACK'
      WHEN type = 'UnitSold' THEN 'SOLD'
      WHEN type IN ('UnitRecycled', 'PartsHarvested', 'UnitDonated', 'UnitWrittenOff', 'UnitLost', 'UnitSentBack') THEN 'GONE'
    END AS leads_to,
    CASE WHEN type = 'ReturnRequested' THEN return_kind WHEN type = 'UnitReceived' THEN 'NONE' END AS asked
  FROM operations.events e
  WHERE subject LIKE 'unit:%'
), placed AS (
  SELECT u.*,
    last_value(leads_to) IGNORE NULLS OVER before AS state_before,
    last_value(leads_to) IGNORE NULLS OVER so_far AS state,
    last_value(asked) IGNORE NULLS OVER before AS asked_before,
    bool_or(type = 'ReturnRequested' AND return_kind = 'TAKE_BACK') OVER before AS was_asked,
    last_value(program) IGNORE NULLS OVER so_far AS known_program,
    last_value(category) IGNORE NULLS OVER so_far AS known_category,
    last_value(product) IGNORE NULLS OVER so_far AS known_product,
    last_value(channel) IGNORE NULLS OVER so_far AS known_channel
  FROM unit u
  WINDOW so_far AS (PARTITION BY subject ORDER BY step_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    before AS (PARTITION BY subject ORDER BY step_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), kinds AS (
  SELECT p.*,
    IF(type = 'UnitReceived',
      coalesce(return_kind, nullif(asked_before, 'NONE'), IF(state_before = 'BACK', 'WITHDRAWAL', 'TAKE_BACK')),
      return_kind) AS kind
  FROM placed p
), openings AS (
  SELECT k.*,
    CASE
      WHEN type IN ('ReturnRequested', 'UnitReceived') AND kind = 'TAKE_BACK' AND state_before IN ('SOLD', 'GONE') THEN 'OPENS'
      WHEN leads_to IN ('SOLD', 'GONE') THEN 'LEAVES'
    END AS door
  FROM kinds k
), firsts AS (
  SELECT o.*,
    lag(door) IGNORE NULLS OVER (PARTITION BY subject ORDER BY step_no) AS door_before
  FROM openings o
), numbered AS (
  SELECT f.*,
    1 + count_if(door = 'OPENS' AND door_before = 'LEAVES') OVER (PARTITION BY subject ORDER BY step_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cycle_no
  FROM firsts f
)
SELECT business_date, tenant, brand, subject, cycle_no, step_no,
  last_value(grade) IGNORE NULLS OVER (PARTITION BY subject, cycle_no ORDER BY step_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS grade,
  kind AS return_kind, state,
  event_id, source, type, effective_time, reporting_currency, known_program AS program, known_category AS category, known_product AS product,
  known_channel AS channel, partner, country, origin, customer, order_id, declared_grade, decided_by,
  disposition, outcome, failed_component, listing_id, instrument, valuation, valuation_currency, repair_cost,
  repair_cost_currency, quote, quote_currency, price, price_currency, previous_price, previous_price_currency, amount,
  amount_currency, bonus, bonus_currency, work_minutes, handling_minutes, mass_g, is_first_pass
FROM numbered;

CREATE OR REPLACE VIEW customers.cohorts
COMMENT 'Sales of new goods and what came back of them, by the day of the sale: one row for each sale, and one for each return that is matched to a sale, by the order it names, the sale it names, or the latest earlier sale of its line.'
SECURITY INVOKER AS
WITH sale AS (
  SELECT e.*, lead(effective_time) OVER (PARTITION BY subject ORDER BY effective_time, stage_rank, source, event_id) AS next_time
  FROM operations.events e
  WHERE type = 'ProductSold'
), of_order AS (
  SELECT brand, order_id, product, min_by(ROW(subject, source, event_id), ROW(effective_time, event_id)) AS sale_key
  FROM sale
  WHERE order_id IS NOT NULL
  GROUP BY brand, order_id, product
), of_name AS (
  SELECT brand, name, min_by(ROW(subject, source, event_id), ROW(effective_time, event_id)) AS sale_key
  FROM sale CROSS JOIN UNNEST(array_distinct(ARRAY[event_id, order_id])) AS t (name)
  WHERE name IS NOT NULL
  GROUP BY brand, name
), unit_back AS (
  SELECT a.brand, a.product, r.order_id, a.business_date, a.return_kind
  FROM (
    SELECT subject, cycle_no, max(brand) AS brand, min_by(product, step_no) AS product, min(business_date) AS business_date, min_by(return_kind, step_no) AS return_kind
    FROM operations.unit_events
    WHERE type = 'UnitReceived'
    GROUP BY subject, cycle_no
  ) a
  JOIN (
    SELECT subject, cycle_no, min_by(order_id, step_no) AS order_id
    FROM operations.unit_events
    WHERE type = 'ReturnRequested' AND order_id IS NOT NULL
    GROUP BY subject, cycle_no
  ) r ON r.subject = a.subject AND r.cycle_no = a.cycle_no
), line_back AS (
  SELECT e.*
  FROM operations.events e
  WHERE type = 'SaleReturned' AND subject NOT LIKE 'unit:%'
), back AS (
  SELECT u.brand, o.sale_key, u.business_date, u.return_kind, 1 AS pieces
  FROM unit_back u
  JOIN of_order o ON o.brand = u.brand AND o.order_id = u.order_id AND o.product = u.product
  WHERE NOT EXISTS (SELECT 1 FROM line_back l WHERE l.brand = u.brand AND l.order_id = u.order_id AND l.product = u.product)
  UNION ALL
  SELECT l.brand, coalesce(n.sale_key, IF(s.event_id IS NOT NULL, ROW(s.subject, s.source, s.event_id))), l.business_date, coalesce(l.return_kind, 'UNKNOWN'), l.quantity
  FROM line_back l
  LEFT JOIN of_name n ON n.brand = l.brand AND n.name = l.sale_id
  LEFT JOIN sale s ON s.subject = l.subject AND s.effective_time <= l.effective_time AND (s.next_time IS NULL OR s.next_time > l.effective_time)
), told AS (
  SELECT s.*, CAST(NULL AS date) AS return_date, CAST(NULL AS varchar) AS kind, s.quantity AS pieces_sold, 0 AS pieces_returned
  FROM sale s
  UNION ALL
  SELECT s.*, b.business_date, b.return_kind, 0, b.pieces
  FROM back b
  JOIN sale s ON ROW(s.subject, s.source, s.event_id) = b.sale_key
)
SELECT business_date AS sale_date, tenant, brand, program, category, product, channel, country, origin,
  date_format(business_date, '%Y-%m') AS sale_month, date_format(return_date, '%Y-%m') AS return_month,
  lpad(CAST(date_diff('month', date_trunc('month', business_date), date_trunc('month', return_date)) AS varchar), 2, '0') AS months_after,
  kind AS return_kind, CAST(pieces_sold AS bigint) AS pieces_sold, CAST(pieces_returned AS bigint) AS pieces_returned
FROM told;

CREATE OR REPLACE VIEW customers.customers
COMMENT 'One row for each customer of a brand who bought, gave back or was paid out. Buying is a sale of new or refurbished goods. A purchase at the very instant of the payout, such as a trade-in, is not later than it and does not count.'
SECURITY INVOKER AS
WITH act AS (
  SELECT tenant, brand, customer, program, country, origin, business_date, effective_time, event_id, 'PURCHASE' AS kind
  FROM operations.events
  WHERE type IN ('ProductSold', 'UnitSold') AND customer IS NOT NULL
  UNION ALL
  SELECT tenant, brand, customer, program, country, origin, business_date, effective_time, event_id, IF(type = 'PayoutIssued', 'PAYOUT', 'RETURN') AS kind
  FROM operations.unit_events
  WHERE (type = 'PayoutIssued' OR type = 'UnitReceived' AND return_kind = 'TAKE_BACK') AND customer IS NOT NULL
), seen AS (
  SELECT a.*,
    max(IF(kind = 'PAYOUT', effective_time)) OVER w AS last_payout,
    max(IF(kind = 'PURCHASE', effective_time)) OVER w AS last_purchase
  FROM act a
  WINDOW w AS (PARTITION BY brand, customer ORDER BY effective_time GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), person AS (
  SELECT brand, customer, max(tenant) AS tenant, min_by(program, ROW(effective_time, event_id)) AS program,
    min_by(country, ROW(effective_time, event_id)) FILTER (WHERE country IS NOT NULL) AS country, max(origin) AS origin,
    coalesce(min(business_date) FILTER (WHERE kind = 'PAYOUT'), min(business_date) FILTER (WHERE kind = 'PURCHASE'), min(business_date)) AS business_date,
    count_if(kind = 'PURCHASE') AS purchases, count_if(kind = 'RETURN') AS returns, count_if(kind = 'PAYOUT') AS payouts,
    min(effective_time) FILTER (WHERE kind = 'PAYOUT') AS first_payout,
    coalesce(bool_or(kind = 'PURCHASE' AND effective_time <= last_payout + INTERVAL '180' DAY), false) AS is_retained,
    coalesce(bool_or(kind = 'PURCHASE' AND effective_time <= last_purchase + INTERVAL '180' DAY), false) AS has_bought_again
  FROM seen
  GROUP BY brand, customer
), newest AS (
  SELECT brand, max(effective_time) AS newest_time
  FROM operations.events
  GROUP BY brand
)
SELECT p.business_date, p.tenant, p.brand, p.program, p.country, p.origin, p.customer, p.purchases, p.returns, p.payouts,
  CAST(IF(p.returns >= 1, 1, 0) AS bigint) AS returner, CAST(IF(p.returns >= 2, 1, 0) AS bigint) AS repeat_returner,
  CAST(IF(p.payouts >= 1, 1, 0) AS bigint) AS paid_out, CAST(IF(p.is_retained, 1, 0) AS bigint) AS retained,
  CAST(IF(p.payouts >= 1 AND p.first_payout + INTERVAL '180' DAY <= n.newest_time, 1, 0) AS bigint) AS window_complete,
  CAST(IF(p.payouts = 0 AND p.purchases >= 1, 1, 0) AS bigint) AS buyer_only,
  CAST(IF(p.payouts = 0 AND p.has_bought_again, 1, 0) AS bigint) AS buyer_only_again
FROM person p
JOIN newest n ON n.brand = p.brand;

CREATE OR REPLACE VIEW operations.journeys
COMMENT 'One row for each cycle of a unit that was asked for or arrived: what it went through, and how it ended. A sale that came back leaves the cycle open until the unit is sold again or ends.'
SECURITY INVOKER AS
WITH of_unit AS (
  SELECT e.*,
    IF(type IN ('UnitSold', 'SaleReturned', 'UnitRecycled', 'PartsHarvested', 'UnitDonated', 'UnitWrittenOff', 'UnitLost', 'UnitSentBack'), type) AS ending
  FROM operations.unit_events e
), cycle AS (
  SELECT subject, cycle_no,
    min(business_date) FILTER (WHERE type IN ('ReturnRequested', 'UnitReceived')) AS business_date,
    max(tenant) AS tenant, max(brand) AS brand, min_by(program, step_no) FILTER (WHERE type IN ('ReturnRequested', 'UnitReceived')) AS program,
    min_by(category, step_no) FILTER (WHERE type IN ('ReturnRequested', 'UnitReceived')) AS category, min_by(product, step_no) FILTER (WHERE type IN ('ReturnRequested', 'UnitReceived')) AS product,
    max_by(channel, step_no) FILTER (WHERE type IN ('UnitListed', 'UnitSold')) AS channel,
    max(origin) AS origin, max(reporting_currency) AS reporting_currency,
    min_by(return_kind, step_no) FILTER (WHERE type IN ('ReturnRequested', 'UnitReceived')) AS return_kind,
    min_by(declared_grade, step_no) FILTER (WHERE declared_grade IS NOT NULL) AS declared_grade,
    min_by(grade, step_no) FILTER (WHERE type = 'UnitGraded') AS first_grade,
    max_by(grade, step_no) FILTER (WHERE type = 'UnitGraded') AS last_grade,
    min_by(IF(valuation_currency = reporting_currency, valuation), step_no) FILTER (WHERE type = 'UnitGraded') AS valuation,
    min_by(order_id, step_no) FILTER (WHERE type = 'ReturnRequested') AS bought_with,
    min_by(product, step_no) FILTER (WHERE type = 'ReturnRequested') AS bought_product,
    max_by(ending, step_no) FILTER (WHERE ending IS NOT NULL) AS last_ending,
    max_by(IF(price_currency = reporting_currency, price), step_no) FILTER (WHERE type = 'UnitSold') AS sale_price,
    count_if(type = 'PartsHarvested') > 0 AS is_harvested,
    count_if(type = 'UnitGraded') AS gradings,
    count(DISTINCT grade) FILTER (WHERE type = 'UnitGraded') AS grades,
    CAST(least(1, count_if(type = 'ReturnRequested')) AS bigint) AS requested,
    CAST(least(1, count_if(type = 'LabelIssued')) AS bigint) AS labelled,
    CAST(least(1, count_if(type = 'UnitReceived')) AS bigint) AS received,
    CAST(least(1, count_if(type = 'UnitIdentified')) AS bigint) AS identified,
    CAST(least(1, count_if(type = 'UnitGraded')) AS bigint) AS graded,
    CAST(least(1, count_if(type = 'RepairAssigned')) AS bigint) AS repair_assigned,
    CAST(least(1, count_if(type = 'RepairCompleted')) AS bigint) AS repaired,
    CAST(least(1, count_if(type = 'PayoutOffered')) AS bigint) AS offered,
    CAST(least(1, count_if(type = 'PayoutIssued')) AS bigint) AS paid_out,
    CAST(least(1, count_if(type = 'UnitListed')) AS bigint) AS listed,
    CAST(least(1, count_if(type = 'UnitSold')) AS bigint) AS sold,
    CAST(least(1, count_if(type = 'UnitDelivered')) AS bigint) AS delivered
  FROM of_unit
  GROUP BY subject, cycle_no
), ended AS (
  SELECT c.*,
    CAST(CASE
      WHEN last_ending = 'UnitSold' THEN 'RESOLD'
      WHEN is_harvested THEN 'HARVESTED'
      WHEN last_ending = 'UnitRecycled' THEN 'RECYCLED'
      WHEN last_ending = 'UnitDonated' THEN 'DONATED'
      WHEN last_ending = 'UnitWrittenOff' THEN 'WRITTEN_OFF'
      WHEN last_ending = 'UnitLost' THEN 'LOST'
      WHEN last_ending = 'UnitSentBack' THEN 'SENT_BACK'
      ELSE 'OPEN'
    END AS varchar) AS end_state
  FROM cycle c
  WHERE business_date IS NOT NULL
), bought AS (
  SELECT brand, order_id, product, min_by(unit_price, ROW(effective_time, event_id)) AS unit_price, min_by(unit_price_currency, ROW(effective_time, event_id)) AS currency
  FROM operations.events
  WHERE type = 'ProductSold' AND order_id IS NOT NULL
  GROUP BY brand, order_id, product
)
SELECT e.business_date, e.tenant, e.brand, e.program, e.category, e.product, e.channel, e.origin, e.subject, e.cycle_no, e.return_kind,
  e.declared_grade, e.first_grade, e.last_grade, e.end_state, e.reporting_currency,
  e.requested, e.labelled, e.received, e.identified, e.graded, e.repair_assigned, e.repaired, e.offered, e.paid_out, e.listed, e.sold, e.delivered, e.gradings,
  CAST(IF(e.grades > 1, 1, 0) AS bigint) AS regraded,
  CAST(IF(e.declared_grade IS NOT NULL AND e.first_grade IS NOT NULL, 1, 0) AS bigint) AS declared_known,
  CAST(IF(e.declared_grade = e.first_grade, 1, 0) AS bigint) AS declared_right,
  CAST(IF(e.received = 1 AND e.end_state NOT IN ('OPEN', 'SENT_BACK'), 1, 0) AS bigint) AS dispositioned,
  CAST(IF(e.received = 1 AND e.end_state IN ('RESOLD', 'HARVESTED'), 1, 0) AS bigint) AS recovered,
  IF(e.end_state = 'RESOLD', e.sale_price) AS resale_price, e.valuation,
  IF(b.currency = e.reporting_currency, b.unit_price) AS original_price
FROM ended e
LEFT JOIN bought b ON b.brand = e.brand AND b.order_id = e.bought_with AND b.product = e.bought_product;

CREATE OR REPLACE VIEW operations.listings
COMMENT 'One row for each offer of a unit on a channel.'
SECURITY INVOKER AS
WITH offer AS (
  SELECT e.*, coalesce(listing_id, event_id) AS offer_id
  FROM operations.unit_events e
  WHERE type = 'UnitListed'
), closing AS (
  SELECT o.subject, o.cycle_no, o.step_no,
    min(c.step_no) AS closed_step,
    max_by(c.type, -c.step_no) AS closed_by
  FROM offer o
  JOIN operations.unit_events c
    ON c.subject = o.subject AND c.step_no > o.step_no
    AND (c.type = 'UnitSold' OR c.type IN ('UnitDelisted', 'ListingRejected') AND c.listing_id = o.offer_id)
  GROUP BY o.subject, o.cycle_no, o.step_no
), closed AS (
  SELECT o.*, c.closed_step, c.closed_by
  FROM offer o
  LEFT JOIN closing c ON c.subject = o.subject AND c.step_no = o.step_no
)
SELECT o.business_date, o.tenant, o.brand, o.program, o.category, o.product, o.grade, o.channel, o.partner, o.origin, o.subject, o.cycle_no, o.offer_id AS listing_id,
  CAST(IF(row_number() OVER (PARTITION BY o.subject, o.cycle_no ORDER BY o.step_no) = 1, 1, 0) AS bigint) AS is_first,
  CAST(IF(o.closed_by = 'ListingRejected', 1, 0) AS bigint) AS rejected,
  CAST(IF(d.step_no IS NULL, 0, 1) AS bigint) AS double_listed
FROM closed o
LEFT JOIN (
  SELECT DISTINCT l.subject, l.step_no
  FROM closed l
  JOIN closed other
    ON other.subject = l.subject AND other.step_no < l.step_no AND other.offer_id <> l.offer_id
    AND (other.closed_step IS NULL OR other.closed_step > l.step_no)
) d ON d.subject = o.subject AND d.step_no = o.step_no;

CREATE OR REPLACE VIEW operations.price_changes
COMMENT 'One row for each change of an offered price, with the time since the price before was set.'
SECURITY INVOKER AS
WITH priced AS (
  SELECT e.*, lag(effective_time) OVER (PARTITION BY subject, cycle_no ORDER BY step_no) AS time_before
  FROM operations.unit_events e
  WHERE type IN ('UnitListed', 'PriceChanged')
)
SELECT business_date, tenant, brand, program, category, product, grade, channel, partner, origin, decided_by, subject, cycle_no,
  CAST(CAST(date_diff('second', time_before, effective_time) AS decimal(18,4)) / 3600 AS decimal(18,4)) AS hours_since_price
FROM priced
WHERE type = 'PriceChanged';

CREATE OR REPLACE VIEW operations.repairs
COMMENT 'One row for each completed repair attempt that counts.'
SECURITY INVOKER AS
WITH seen AS (
  SELECT e.*,
    last_value(CASE WHEN type = 'RepairAssigned' THEN coalesce(IF(quote_currency = reporting_currency, quote), -1) END) IGNORE NULLS OVER so_far AS last_quote,
    first_value(CASE WHEN type = 'UnitGraded' THEN coalesce(IF(valuation_currency = reporting_currency, valuation), -1) END) IGNORE NULLS OVER so_far AS first_valuation,
    first_value(IF(type = 'UnitReceived', mass_g)) IGNORE NULLS OVER so_far AS received_mass,
    count_if(type = 'RepairCompleted') OVER so_far AS attempt_no
  FROM operations.unit_events e
  WINDOW so_far AS (PARTITION BY subject, cycle_no ORDER BY step_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
), priced AS (
  SELECT s.*, IF(repair_cost_currency = reporting_currency, repair_cost) AS cost, nullif(last_quote, -1) AS quoted_cost, nullif(first_valuation, -1) AS value
  FROM seen s
  WHERE type = 'RepairCompleted'
)
SELECT business_date, tenant, brand, program, category, product, grade, channel, partner, country, origin, reporting_currency, subject, cycle_no,
  outcome, failed_component, attempt_no,
  CAST(IF(outcome = 'FIXED', 1, 0) AS bigint) AS fixed, CAST(IF(is_first_pass, 1, 0) AS bigint) AS first_pass,
  CAST(IF(outcome <> 'UNKNOWN', 1, 0) AS bigint) AS attempted, CAST(IF(outcome = 'END_OF_LIFE', 1, 0) AS bigint) AS end_of_life,
  work_minutes, cost,
  CAST(IF(cost IS NOT NULL AND quoted_cost IS NOT NULL, 1, 0) AS bigint) AS quoted,
  IF(cost IS NOT NULL AND quoted_cost IS NOT NULL, quoted_cost, 0) AS quote_when_quoted,
  IF(cost IS NOT NULL AND quoted_cost IS NOT NULL, cost, 0) AS cost_when_quoted,
  IF(outcome = 'END_OF_LIFE', coalesce(received_mass, 0), 0) AS lost_mass_g,
  IF(outcome = 'END_OF_LIFE', coalesce(value, 0), 0) AS lost_value,
  CAST(IF(outcome = 'END_OF_LIFE' AND received_mass IS NOT NULL AND value IS NOT NULL, 1, 0) AS bigint) AS lost_known
FROM priced;

CREATE OR REPLACE VIEW operations.stages
COMMENT 'One row for each time a unit was in a stage between two events, such as from its receipt to its identification. DONE: it has ended; OPEN: it has not; LEFT: the unit left another way or went on without it. Where a stage begins again before it ended, the first beginning counts.'
SECURITY INVOKER AS
WITH border (stage_no, stage, mark, part) AS (
  VALUES
    (1, 'request_to_label', 'ReturnRequested', 'START'), (1, 'request_to_label', 'LabelIssued', 'END'), (1, 'request_to_label', 'UnitReceived', 'END'), (1, 'request_to_label', 'UnitLost', 'STOP'), (1, 'request_to_label', 'UnitRecycled', 'STOP'), (1, 'request_to_label', 'UnitDonated', 'STOP'), (1, 'request_to_label', 'UnitWrittenOff', 'STOP'), (1, 'request_to_label', 'UnitSentBack', 'STOP'), (1, 'request_to_label', 'PartsHarvested', 'STOP'),
    (2, 'label_to_receipt', 'LabelIssued', 'START'), (2, 'label_to_receipt', 'UnitReceived', 'END'), (2, 'label_to_receipt', 'LabelExpired', 'STOP'), (2, 'label_to_receipt', 'UnitLost', 'STOP'), (2, 'label_to_receipt', 'UnitRecycled', 'STOP'), (2, 'label_to_receipt', 'UnitDonated', 'STOP'), (2, 'label_to_receipt', 'UnitWrittenOff', 'STOP'), (2, 'label_to_receipt', 'UnitSentBack', 'STOP'), (2, 'label_to_receipt', 'PartsHarvested', 'STOP'),
    (3, 'receipt_to_identification', 'UnitReceived', 'START'), (3, 'receipt_to_identification', 'UnitIdentified', 'END'), (3, 'receipt_to_identification', 'UnitGraded', 'STOP'), (3, 'receipt_to_identification', 'RepairStarted', 'STOP'), (3, 'receipt_to_identification', 'RepairCompleted', 'STOP'), (3, 'receipt_to_identification', 'WarrantyServiced', 'STOP'), (3, 'receipt_to_identification', 'UnitListed', 'STOP'), (3, 'receipt_to_identification', 'UnitSold', 'STOP'), (3, 'receipt_to_identification', 'UnitLost', 'STOP'), (3, 'receipt_to_identification', 'UnitRecycled', 'STOP'), (3, 'receipt_to_identification', 'UnitDonated', 'STOP'), (3, 'receipt_to_identification', 'UnitWrittenOff', 'STOP'), (3, 'receipt_to_identification', 'UnitSentBack', 'STOP'), (3, 'receipt_to_identification', 'PartsHarvested', 'STOP'),
    (4, 'identification_to_grading', 'UnitIdentified', 'START'), (4, 'identification_to_grading', 'UnitGraded', 'END'), (4, 'identification_to_grading', 'RepairStarted', 'STOP'), (4, 'identification_to_grading', 'RepairCompleted', 'STOP'), (4, 'identification_to_grading', 'WarrantyServiced', 'STOP'), (4, 'identification_to_grading', 'UnitListed', 'STOP'), (4, 'identification_to_grading', 'UnitSold', 'STOP'), (4, 'identification_to_grading', 'UnitLost', 'STOP'), (4, 'identification_to_grading', 'UnitRecycled', 'STOP'), (4, 'identification_to_grading', 'UnitDonated', 'STOP'), (4, 'identification_to_grading', 'UnitWrittenOff', 'STOP'), (4, 'identification_to_grading', 'UnitSentBack', 'STOP'), (4, 'identification_to_grading', 'PartsHarvested', 'STOP'),
    (5, 'grading_to_repair_assignment', 'UnitGraded:REPAIR', 'START'), (5, 'grading_to_repair_assignment', 'RepairAssigned', 'END'), (5, 'grading_to_repair_assignment', 'RepairStarted', 'END'), (5, 'grading_to_repair_assignment', 'RepairCompleted', 'STOP'), (5, 'grading_to_repair_assignment', 'UnitListed', 'STOP'), (5, 'grading_to_repair_assignment', 'UnitSold', 'STOP'), (5, 'grading_to_repair_assignment', 'UnitLost', 'STOP'), (5, 'grading_to_repair_assignment', 'UnitRecycled', 'STOP'), (5, 'grading_to_repair_assignment', 'UnitDonated', 'STOP'), (5, 'grading_to_repair_assignment', 'UnitWrittenOff', 'STOP'), (5, 'grading_to_repair_assignment', 'UnitSentBack', 'STOP'), (5, 'grading_to_repair_assignment', 'PartsHarvested', 'STOP'),
    (6, 'assignment_to_repair_start', 'RepairAssigned', 'START'), (6, 'assignment_to_repair_start', 'RepairStarted', 'END'), (6, 'assignment_to_repair_start', 'RepairCompleted', 'END'), (6, 'assignment_to_repair_start', 'UnitLost', 'STOP'), (6, 'assignment_to_repair_start', 'UnitRecycled', 'STOP'), (6, 'assignment_to_repair_start', 'UnitDonated', 'STOP'), (6, 'assignment_to_repair_start', 'UnitWrittenOff', 'STOP'), (6, 'assignment_to_repair_start', 'UnitSentBack', 'STOP'), (6, 'assignment_to_repair_start', 'PartsHarvested', 'STOP'),
    (7, 'repair', 'RepairStarted', 'START'), (7, 'repair', 'RepairCompleted', 'END'), (7, 'repair', 'UnitLost', 'STOP'), (7, 'repair', 'UnitRecycled', 'STOP'), (7, 'repair', 'UnitDonated', 'STOP'), (7, 'repair', 'UnitWrittenOff', 'STOP'), (7, 'repair', 'UnitSentBack', 'STOP'), (7, 'repair', 'PartsHarvested', 'STOP'),
    (8, 'receipt_to_payout', 'UnitReceived:TAKE_BACK', 'START'), (8, 'receipt_to_payout', 'PayoutIssued', 'END'), (8, 'receipt_to_payout', 'OfferDeclined', 'STOP'), (8, 'receipt_to_payout', 'UnitLost', 'STOP'), (8, 'receipt_to_payout', 'UnitRecycled', 'STOP'), (8, 'receipt_to_payout', 'UnitDonated', 'STOP'), (8, 'receipt_to_payout', 'UnitWrittenOff', 'STOP'), (8, 'receipt_to_payout', 'UnitSentBack', 'STOP'), (8, 'receipt_to_payout', 'PartsHarvested', 'STOP'),
    (9, 'ready_to_listing', 'UnitGraded:RESELL', 'START'), (9, 'ready_to_listing', 'RepairCompleted:FIXED', 'START'), (9, 'ready_to_listing', 'UnitListed', 'END'), (9, 'ready_to_listing', 'UnitSold', 'STOP'), (9, 'ready_to_listing', 'UnitLost', 'STOP'), (9, 'ready_to_listing', 'UnitRecycled', 'STOP'), (9, 'ready_to_listing', 'UnitDonated', 'STOP'), (9, 'ready_to_listing', 'UnitWrittenOff', 'STOP'), (9, 'ready_to_listing', 'UnitSentBack', 'STOP'), (9, 'ready_to_listing', 'PartsHarvested', 'STOP'),
    (10, 'listing_to_sale', 'UnitListed', 'START'), (10, 'listing_to_sale', 'UnitSold', 'END'), (10, 'listing_to_sale', 'UnitDelisted', 'STOP'), (10, 'listing_to_sale', 'UnitLost', 'STOP'), (10, 'listing_to_sale', 'UnitRecycled', 'STOP'), (10, 'listing_to_sale', 'UnitDonated', 'STOP'), (10, 'listing_to_sale', 'UnitWrittenOff', 'STOP'), (10, 'listing_to_sale', 'UnitSentBack', 'STOP'), (10, 'listing_to_sale', 'PartsHarvested', 'STOP'),
    (11, 'sale_to_shipment', 'UnitSold', 'START'), (11, 'sale_to_shipment', 'UnitShipped', 'END'), (11, 'sale_to_shipment', 'UnitDelivered', 'END'), (11, 'sale_to_shipment', 'SaleReturned', 'STOP'), (11, 'sale_to_shipment', 'UnitLost', 'STOP'), (11, 'sale_to_shipment', 'UnitRecycled', 'STOP'), (11, 'sale_to_shipment', 'UnitDonated', 'STOP'), (11, 'sale_to_shipment', 'UnitWrittenOff', 'STOP'), (11, 'sale_to_shipment', 'UnitSentBack', 'STOP'), (11, 'sale_to_shipment', 'PartsHarvested', 'STOP'),
    (12, 'shipment_to_delivery', 'UnitShipped', 'START'), (12, 'shipment_to_delivery', 'UnitDelivered', 'END'), (12, 'shipment_to_delivery', 'SaleReturned', 'STOP'), (12, 'shipment_to_delivery', 'UnitLost', 'STOP'), (12, 'shipment_to_delivery', 'UnitRecycled', 'STOP'), (12, 'shipment_to_delivery', 'UnitDonated', 'STOP'), (12, 'shipment_to_delivery', 'UnitWrittenOff', 'STOP'), (12, 'shipment_to_delivery', 'UnitSentBack', 'STOP'), (12, 'shipment_to_delivery', 'PartsHarvested', 'STOP')
), newest AS (
  SELECT brand, max(effective_time) AS newest_time, max(business_date) AS newest_date
  FROM operations.events
  GROUP BY brand
), marked AS (
  SELECT e.*, b.stage_no, b.stage, b.part,
    lag(b.part) OVER (PARTITION BY e.subject, e.cycle_no, b.stage_no ORDER BY e.step_no, b.part) AS part_before
  FROM operations.unit_events e
  CROSS JOIN UNNEST(ARRAY[e.type, e.type || ':' || CASE WHEN e.type = 'UnitGraded' THEN e.disposition WHEN e.type = 'UnitReceived' THEN e.return_kind WHEN e.type = 'RepairCompleted' THEN e.outcome END]) AS m (mark)
  JOIN border b ON b.mark = m.mark
), paired AS (
  SELECT m.*,
    lead(part) OVER w AS part_after,
    lead(effective_time) OVER w AS ended_at,
    lead(business_date) OVER w AS end_date,
    lead(step_no) OVER w AS end_step,
    lead(partner) OVER w AS end_partner,
    lead(grade) OVER w AS end_grade,
    lead(channel) OVER w AS end_channel
  FROM marked m
  WHERE NOT (part = 'START' AND coalesce(part_before, '') = 'START')
  WINDOW w AS (PARTITION BY subject, cycle_no, stage_no ORDER BY step_no, part)
), told AS (
  SELECT p.*, n.newest_time, n.newest_date,
    CASE WHEN part_after = 'END' THEN 'DONE' WHEN part_after = 'STOP' THEN 'LEFT' ELSE 'OPEN' END AS status
  FROM paired p
  JOIN newest n ON n.brand = p.brand
  WHERE part = 'START'
)
SELECT business_date, tenant, brand, program, category, product, coalesce(end_grade, grade) AS grade,
  coalesce(end_channel, channel) AS channel, coalesce(end_partner, partner) AS partner, country, origin,
  subject, cycle_no, CAST(stage_no AS bigint) AS stage_no, CAST(stage AS varchar) AS stage, CAST(status AS varchar) AS status,
  effective_time AS started_at, ended_at, end_date, step_no AS start_step, end_step,
  IF(status = 'DONE', CAST(CAST(date_diff('second', effective_time, ended_at) AS decimal(18,4)) / 3600 AS decimal(18,4))) AS hours,
  IF(status <> 'LEFT', CAST(CAST(date_diff('second', effective_time, coalesce(ended_at, newest_time)) AS decimal(18,4)) / 3600 AS decimal(18,4))) AS hours_so_far,
  IF(status = 'DONE', date_diff('day', business_date, end_date)) AS days,
  IF(status <> 'LEFT', date_diff('day', business_date, coalesce(end_date, newest_date))) AS days_so_far
FROM told;

CREATE OR REPLACE VIEW customers.payouts
COMMENT 'One row for each payout that was issued.'
SECURITY INVOKER AS
SELECT p.business_date, p.tenant, p.brand, p.program, p.category, p.product, p.grade, p.country, p.origin, p.reporting_currency, p.subject, p.cycle_no, p.customer, p.instrument,
  CAST(IF(p.amount_currency = p.reporting_currency, p.amount + coalesce(IF(p.bonus_currency = p.reporting_currency, p.bonus), 0)) AS decimal(20,6)) AS amount,
  s.days AS days_to_payout, s.hours AS hours_to_payout,
  CAST(IF(row_number() OVER (PARTITION BY p.subject, p.cycle_no ORDER BY p.step_no) = 1, 1, 0) AS bigint) AS first_of_cycle
FROM operations.unit_events p
LEFT JOIN operations.stages s ON s.subject = p.subject AND s.stage = 'receipt_to_payout' AND s.status = 'DONE' AND s.end_step = p.step_no
WHERE p.type = 'PayoutIssued';

CREATE OR REPLACE VIEW operations.sales
COMMENT 'One row for each sale of a refurbished unit.'
SECURITY INVOKER AS
WITH trade AS (
  SELECT e.*,
    lag(type) OVER w AS trade_before, lead(type) OVER w AS trade_after
  FROM operations.unit_events e
  WHERE type IN ('UnitSold', 'SaleReturned')
  WINDOW w AS (PARTITION BY subject, cycle_no ORDER BY step_no)
), told AS (
  SELECT t.*, s.days,
    IF(t.price_currency = t.reporting_currency AND a.price_currency = t.reporting_currency, a.price - t.price) AS given_up
  FROM trade t
  LEFT JOIN operations.stages s ON s.subject = t.subject AND s.stage = 'listing_to_sale' AND s.status = 'DONE' AND s.end_step = t.step_no
  LEFT JOIN operations.unit_events a ON a.subject = s.subject AND a.step_no = s.start_step
  WHERE t.type = 'UnitSold'
)
SELECT business_date, tenant, brand, program, category, product, grade, channel, partner, country, origin, reporting_currency, subject, cycle_no,
  days AS days_to_sell, CAST(IF(channel = 'own-shop', 1, 0) AS bigint) AS own_channel, CAST(IF(channel IS NULL, 0, 1) AS bigint) AS channel_known,
  CAST(IF(trade_before = 'UnitSold', 1, 0) AS bigint) AS oversold, CAST(IF(trade_after = 'SaleReturned', 1, 0) AS bigint) AS came_back,
  CAST(IF(given_up IS NULL, 0, 1) AS bigint) AS priced, CAST(coalesce(given_up, 0) AS decimal(20,6)) AS price_given_up,
  IF(given_up IS NULL, 0, days) AS days_when_priced
FROM told;

CREATE OR REPLACE VIEW operations.steps
COMMENT 'One row for each event in which a rule or a person decided, or a person worked. A manual touch is one in which a person decided or minutes of work were recorded.'
SECURITY INVOKER AS
SELECT business_date, tenant, brand, program, category, product, grade, channel, partner, country, origin, subject, cycle_no,
  CAST(CASE
    WHEN type IN ('UnitReceived', 'UnitIdentified', 'UnitMoved', 'StockCounted') THEN 'INTAKE'
    WHEN type = 'UnitGraded' THEN 'GRADING'
    WHEN type IN ('RepairAssigned', 'RepairCompleted') THEN 'REPAIR'
    WHEN type = 'PriceChanged' THEN 'PRICING'
    ELSE 'AFTER_SALE'
  END AS varchar) AS stage,
  type AS step, decided_by,
  CAST(IF(decided_by = 'PERSON' OR coalesce(handling_minutes, work_minutes, 0) > 0 OR type = 'StockCounted', 1, 0) AS bigint) AS touches,
  coalesce(handling_minutes, work_minutes, 0) AS work_minutes
FROM operations.unit_events
WHERE type IN ('UnitReceived', 'UnitIdentified', 'UnitGraded', 'UnitMoved', 'StockCounted', 'RepairAssigned', 'RepairCompleted', 'PriceChanged', 'WarrantyServiced');

CREATE OR REPLACE VIEW operations.stock
COMMENT 'One row for each unit in stock: arrived, not sold and not gone. Ages are as of the day of the brand''s newest event, so that the same events always give the same ages.'
SECURITY INVOKER AS
WITH marked AS (
  SELECT e.*,
    IF(type IN ('UnitReceived', 'SaleReturned'), business_date) AS arrival,
    CASE
      WHEN type = 'UnitListed' THEN 'OFFERED'
      WHEN type IN ('RepairAssigned', 'RepairStarted') THEN 'IN_REPAIR'
      WHEN type IN ('UnitReceived', 'UnitIdentified', 'UnitGraded', 'RepairCompleted', 'SaleReturned', 'UnitDelisted', 'ListingRejected') THEN 'PROCESSING'
    END AS comes_to
  FROM operations.unit_events e
), last AS (
  SELECT subject, max(cycle_no) AS cycle_no, max(tenant) AS tenant, max(brand) AS brand,
    max_by(program, step_no) AS program, max_by(category, step_no) AS category, max_by(product, step_no) AS product,
    max_by(grade, step_no) AS grade, max_by(channel, step_no) AS channel, max(origin) AS origin,
    max_by(state, step_no) AS state, max_by(arrival, step_no) FILTER (WHERE arrival IS NOT NULL AND state IN ('IN', 'BACK')) AS in_stock_since,
    max_by(comes_to, step_no) FILTER (WHERE comes_to IS NOT NULL) AS place
  FROM marked
  GROUP BY subject
), newest AS (
  SELECT brand, max(business_date) AS as_of_date
  FROM operations.events
  GROUP BY brand
), aged AS (
  SELECT l.*, n.as_of_date, date_diff('day', l.in_stock_since, n.as_of_date) AS age_days
  FROM last l
  JOIN newest n ON n.brand = l.brand
  WHERE l.state IN ('IN', 'BACK')
)
SELECT as_of_date, tenant, brand, program, category, product, grade, channel, origin, subject, cycle_no, in_stock_since, age_days,
  CAST(CASE WHEN age_days <= 30 THEN '0-30 d' WHEN age_days <= 60 THEN '31-60 d' WHEN age_days <= 90 THEN '61-90 d' WHEN age_days <= 180 THEN '91-180 d' ELSE 'over 180 d' END AS varchar) AS age_class,
  CAST(place AS varchar) AS place
FROM aged;

CREATE OR REPLACE VIEW finance.unit_results
COMMENT 'One row for each cycle of a unit and reporting currency: what it earned and cost, and whether it has ended.'
SECURITY INVOKER AS
WITH status AS (
  SELECT subject, cycle_no,
    max(tenant) AS tenant, max(brand) AS brand, max(program) AS program, max(category) AS category,
    max(product) AS product, max(country) FILTER (WHERE account = 'units.received') AS country,
    max(channel) FILTER (WHERE account = 'units.resold') AS channel, max(grade) AS grade,
    min(business_date) AS first_date,
    max(business_date) FILTER (WHERE account IN ('units.resold', 'units.recycled', 'units.donated',
      'units.harvested', 'units.written-off', 'units.lost', 'units.sent-back', 'units.disposed')) AS last_date,
    coalesce(sum(amount) FILTER (WHERE account IN ('units.resold', 'units.recycled', 'units.donated',
      'units.harvested', 'units.written-off', 'units.lost', 'units.sent-back', 'units.disposed')), 0) > 0 AS has_ended,
    max(origin) AS origin
  FROM ledger.entries
  WHERE subject LIKE 'unit:%'
  GROUP BY subject, cycle_no
), money AS (
  SELECT e.subject, e.cycle_no, e.reporting_currency,
    coalesce(sum(-e.reporting_amount) FILTER (WHERE a.level = 'net-revenue'), 0) AS net_revenue,
    coalesce(sum(-e.reporting_amount) FILTER (WHERE a.level IN ('net-revenue', 'gross-margin')), 0) AS gross_margin,
    coalesce(sum(-e.reporting_amount) FILTER (WHERE a.level IN ('net-revenue', 'gross-margin', 'contribution-1')), 0) AS contribution_1,
    coalesce(sum(-e.reporting_amount) FILTER (WHERE a.level IN ('net-revenue', 'gross-margin', 'contribution-1', 'contribution-2')), 0) AS contribution_2,
    coalesce(sum(e.reporting_amount) FILTER (WHERE e.account IN ('cost.acquisition', 'cost.inbound', 'cost.intake',
      'cost.refurbishment', 'cost.failed-repairs', 'cost.units-sold', 'imputed.holding')), 0) AS unit_cost,
    coalesce(sum(e.reporting_amount) FILTER (WHERE e.account LIKE 'inventory.%' AND e.account <> 'inventory.new-goods'), 0) AS stock_at_cost
  FROM ledger.entries e JOIN ref.accounts a ON a.account = e.account
  WHERE e.subject LIKE 'unit:%' AND e.reporting_currency IS NOT NULL
  GROUP BY e.subject, e.cycle_no, e.reporting_currency
)
SELECT IF(s.has_ended, s.last_date, s.first_date) AS business_date, s.subject, s.cycle_no,
  s.tenant, s.brand, s.program, s.category, s.product, s.grade, s.channel, s.country, s.origin,
  IF(s.has_ended, 'yes', 'no') AS is_closed,
  IF(m.contribution_2 > 0, 'yes', 'no') AS is_profitable,
  m.reporting_currency, m.net_revenue, m.gross_margin, m.contribution_1, m.contribution_2,
  m.unit_cost, m.stock_at_cost
FROM status s JOIN money m ON m.subject = s.subject AND m.cycle_no = s.cycle_no;

CREATE OR REPLACE VIEW operations.repaired_units
COMMENT 'One row for each ended cycle of a unit with a completed repair: what it brought after grading, and what it would have brought unrepaired. What was spent before the grading (purchase, way in, intake) is spent either way and left out of both.'
SECURITY INVOKER AS
WITH repaired AS (
  SELECT subject, cycle_no, min(attempt_no) AS attempt_no
  FROM operations.repairs
  GROUP BY subject, cycle_no
), sunk AS (
  SELECT subject, cycle_no, reporting_currency, sum(reporting_amount) AS sunk_cost
  FROM ledger.entries
  WHERE account IN ('cost.acquisition', 'cost.inbound', 'cost.intake') AND subject LIKE 'unit:%'
  GROUP BY subject, cycle_no, reporting_currency
), told AS (
  SELECT u.business_date, u.tenant, u.brand, u.program, u.category, u.product, u.grade, u.channel, u.origin, u.reporting_currency, u.subject, CAST(u.cycle_no AS bigint) AS cycle_no,
    u.contribution_2 + coalesce(s.sunk_cost, 0) AS contribution_after_grading, j.valuation AS best_alternative
  FROM finance.unit_results u
  JOIN repaired r ON r.subject = u.subject AND r.cycle_no = u.cycle_no
  JOIN operations.journeys j ON j.subject = u.subject AND j.cycle_no = u.cycle_no
  LEFT JOIN sunk s ON s.subject = u.subject AND s.cycle_no = u.cycle_no AND s.reporting_currency = u.reporting_currency
  WHERE u.is_closed = 'yes'
)
SELECT business_date, tenant, brand, program, category, product, grade, channel, origin, reporting_currency, subject, cycle_no,
  CAST(contribution_after_grading AS decimal(20,6)) AS contribution_after_grading, best_alternative,
  CAST(IF(best_alternative IS NULL, 0, 1) AS bigint) AS valued,
  CAST(IF(best_alternative IS NULL, 0, contribution_after_grading - best_alternative) AS decimal(20,6)) AS uplift,
  CAST(IF(best_alternative IS NULL, 0, contribution_after_grading) AS decimal(20,6)) AS contribution_when_valued,
  coalesce(best_alternative, 0) AS alternative_when_valued
FROM told;

CREATE OR REPLACE VIEW finance.vat_report
COMMENT 'VAT by VAT period, country and tax rule: what was taxed, and the tax.'
SECURITY INVOKER AS
SELECT CAST(coalesce(vat_period, period) || '-01' AS date) AS business_month, coalesce(vat_period, period) AS vat_period,
  tenant, brand, country, tax_rule, reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account LIKE 'revenue.%' OR account = 'contract.liabilities'), 0) AS net_amount,
  coalesce(sum(-reporting_amount) FILTER (WHERE account = 'vat.output'), 0) AS output_vat,
  coalesce(sum(-reporting_amount) FILTER (WHERE account = 'vat.margin'), 0) AS margin_vat,
  coalesce(sum(-reporting_amount) FILTER (WHERE account = 'vat.reverse-charge'), 0) AS reverse_charge_vat,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'vat.input'), 0) AS input_vat,
  coalesce(sum(-reporting_amount) FILTER (WHERE account LIKE 'vat.%' AND account <> 'vat.margin-refused'), 0) AS vat_payable
FROM ledger.entries
WHERE reporting_currency IS NOT NULL AND (tax_rule IS NOT NULL OR account LIKE 'vat.%')
GROUP BY 1, 2, tenant, brand, country, tax_rule, reporting_currency;

CREATE OR REPLACE VIEW customers.voucher_movements
COMMENT 'One row for each time value was put on, taken from or lapsed on vouchers: payouts as vouchers and vouchers sold, redemptions, expiries; coupons beside them as kind COUPON. Amounts in another currency than the reporting currency are left out and counted.'
SECURITY INVOKER AS
WITH moved AS (
  SELECT e.*, 'ISSUED' AS movement,
    CASE WHEN instrument IN ('SPV', 'MPV') THEN instrument ELSE 'UNKNOWN' END AS kind,
    amount + coalesce(IF(bonus_currency = amount_currency, bonus), 0) AS value, amount_currency AS currency
  FROM operations.events e
  WHERE type = 'PayoutIssued' AND instrument IN ('SPV', 'MPV', 'VOUCHER')
  UNION ALL
  SELECT e.*, 'ISSUED', IF(type = 'CouponIssued', 'COUPON', coalesce(voucher_kind, 'UNKNOWN')),
    IF(type = 'CouponIssued', 1, quantity) * face_value, face_value_currency
  FROM operations.events e
  WHERE type IN ('VoucherSold', 'CouponIssued')
  UNION ALL
  SELECT e.*, IF(type = 'VoucherExpired', 'EXPIRED', 'REDEEMED'), IF(type = 'CouponRedeemed', 'COUPON', coalesce(voucher_kind, 'UNKNOWN')),
    amount, amount_currency
  FROM operations.events e
  WHERE type IN ('VoucherRedeemed', 'VoucherExpired', 'CouponRedeemed')
), basket AS (
  SELECT brand, order_id, count_if(type = 'ProductSold') AS new_goods, count_if(type = 'UnitSold') AS used_goods
  FROM operations.events
  WHERE type IN ('ProductSold', 'UnitSold') AND order_id IS NOT NULL
  GROUP BY brand, order_id
)
SELECT m.business_date, m.tenant, m.brand, m.program, m.country, m.origin, m.reporting_currency, m.subject,
  CAST(m.movement AS varchar) AS movement, CAST(m.kind AS varchar) AS voucher_kind,
  CAST(IF(m.movement = 'REDEEMED', CASE WHEN b.new_goods > 0 AND b.used_goods > 0 THEN 'MIXED' WHEN b.new_goods > 0 THEN 'NEW' WHEN b.used_goods > 0 THEN 'USED' ELSE 'UNKNOWN' END) AS varchar) AS spent_on,
  CAST(IF(m.currency = m.reporting_currency, m.value, 0) AS decimal(20,6)) AS amount,
  CAST(IF(m.currency = m.reporting_currency, 0, 1) AS bigint) AS in_other_currency
FROM moved m
LEFT JOIN basket b ON b.brand = m.brand AND b.order_id = m.order_id AND m.movement = 'REDEEMED';

CREATE OR REPLACE VIEW customers.circular_retention
COMMENT 'Circular retention (ratio). Customers who bought within 180 days after a payout / customers paid out.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_retained AS numerator,
  customers_paid_out AS denominator,
  CAST(customers_retained AS decimal(38, 18)) / NULLIF(CAST(customers_paid_out AS decimal(38, 6)), 0) AS circular_retention,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(retained), 0) AS customers_retained,
  coalesce(sum(paid_out), 0) AS customers_paid_out
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.circular_retention_complete
COMMENT 'Circular retention, 180 days passed (ratio). Customers who bought within 180 days after a payout / customers paid out, both of those whose 180 days have passed.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_retained_complete AS numerator,
  customers_window_complete AS denominator,
  CAST(customers_retained_complete AS decimal(38, 18)) / NULLIF(CAST(customers_window_complete AS decimal(38, 6)), 0) AS circular_retention_complete,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(retained) FILTER (WHERE window_complete = 1), 0) AS customers_retained_complete,
  coalesce(sum(window_complete), 0) AS customers_window_complete
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.circular_retention_coverage
COMMENT 'Coverage of circular retention (ratio). Customers whose 180 days have passed / customers paid out; while it is below 1 the retention may still grow.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_window_complete AS numerator,
  customers_paid_out AS denominator,
  CAST(customers_window_complete AS decimal(38, 18)) / NULLIF(CAST(customers_paid_out AS decimal(38, 6)), 0) AS circular_retention_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(window_complete), 0) AS customers_window_complete,
  coalesce(sum(paid_out), 0) AS customers_paid_out
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.cohort_return_rate
COMMENT 'Share returned, by sale cohort (ratio). Pieces returned so far / pieces sold, by the month of the sale.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  cohort_returned AS numerator,
  cohort_sold AS denominator,
  CAST(cohort_returned AS decimal(38, 18)) / NULLIF(CAST(cohort_sold AS decimal(38, 6)), 0) AS cohort_return_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', sale_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  coalesce(sum(pieces_returned), 0) AS cohort_returned,
  coalesce(sum(pieces_sold), 0) AS cohort_sold
FROM customers."cohorts"
GROUP BY 1, 2, 3, 4, 5, 6, 7
);

CREATE OR REPLACE VIEW customers.cohort_returned
COMMENT 'Pieces returned, by sale cohort (unit). Pieces that came back and are matched to a sale, by the month of the sale: the triangle of sale month and return month.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  months_after,
  return_month,
  return_kind,
  cohort_returned,
  1 AS metric_version
FROM (
SELECT sale_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  months_after,
  return_month,
  return_kind,
  coalesce(sum(pieces_returned), 0) AS cohort_returned
FROM customers."cohorts"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.cohort_sold
COMMENT 'Pieces sold, by sale cohort (unit). Pieces sold in first life, by the month of the sale.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  cohort_sold,
  1 AS metric_version
FROM (
SELECT sale_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  coalesce(sum(pieces_sold), 0) AS cohort_sold
FROM customers."cohorts"
GROUP BY 1, 2, 3, 4, 5, 6, 7
);

CREATE OR REPLACE VIEW customers.cohort_take_back_rate
COMMENT 'Share taken back, by sale cohort (ratio). Pieces taken back so far / pieces sold, by the month of the sale.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  cohort_taken_back AS numerator,
  cohort_sold AS denominator,
  CAST(cohort_taken_back AS decimal(38, 18)) / NULLIF(CAST(cohort_sold AS decimal(38, 6)), 0) AS cohort_take_back_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', sale_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  coalesce(sum(pieces_returned) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS cohort_taken_back,
  coalesce(sum(pieces_sold), 0) AS cohort_sold
FROM customers."cohorts"
GROUP BY 1, 2, 3, 4, 5, 6, 7
);

CREATE OR REPLACE VIEW customers.cohort_taken_back
COMMENT 'Pieces taken back, by sale cohort (unit). Pieces that came back as a take-back, by the month of the sale.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  months_after,
  return_month,
  return_kind,
  cohort_taken_back,
  1 AS metric_version
FROM (
SELECT sale_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  months_after,
  return_month,
  return_kind,
  coalesce(sum(pieces_returned), 0) AS cohort_taken_back
FROM customers."cohorts"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.cohort_withdrawal_rate
COMMENT 'Share withdrawn, by sale cohort (ratio). Pieces withdrawn so far / pieces sold, by the month of the sale.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  cohort_withdrawn AS numerator,
  cohort_sold AS denominator,
  CAST(cohort_withdrawn AS decimal(38, 18)) / NULLIF(CAST(cohort_sold AS decimal(38, 6)), 0) AS cohort_withdrawal_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', sale_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  coalesce(sum(pieces_returned) FILTER (WHERE return_kind = 'WITHDRAWAL'), 0) AS cohort_withdrawn,
  coalesce(sum(pieces_sold), 0) AS cohort_sold
FROM customers."cohorts"
GROUP BY 1, 2, 3, 4, 5, 6, 7
);

CREATE OR REPLACE VIEW customers.cohort_withdrawn
COMMENT 'Pieces withdrawn, by sale cohort (unit). Pieces that came back by withdrawal, by the month of the sale.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  months_after,
  return_month,
  return_kind,
  cohort_withdrawn,
  1 AS metric_version
FROM (
SELECT sale_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  sale_month,
  months_after,
  return_month,
  return_kind,
  coalesce(sum(pieces_returned), 0) AS cohort_withdrawn
FROM customers."cohorts"
WHERE return_kind = 'WITHDRAWAL'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.consents_given
COMMENT 'Consents given (unit). Consents given, as posted to consents.given.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  consents_given,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS consents_given
FROM mart."rollup"
WHERE account = 'consents.given'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.consents_withdrawn
COMMENT 'Consents withdrawn (unit). Consents withdrawn, as posted to consents.withdrawn.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  consents_withdrawn,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS consents_withdrawn
FROM mart."rollup"
WHERE account = 'consents.withdrawn'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.coupon_use_rate
COMMENT 'Coupon use (ratio). Coupons redeemed / coupons issued, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coupons_redeemed AS numerator,
  coupons_issued AS denominator,
  CAST(coupons_redeemed AS decimal(38, 18)) / NULLIF(CAST(coupons_issued AS decimal(38, 6)), 0) AS coupon_use_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'coupons.redeemed'), 0) AS coupons_redeemed,
  coalesce(sum(amount) FILTER (WHERE account = 'coupons.issued'), 0) AS coupons_issued
FROM mart."rollup"
WHERE account = 'coupons.redeemed'
  OR account = 'coupons.issued'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.coupons_issued
COMMENT 'Coupons issued (unit). Coupons issued, as posted to coupons.issued.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coupons_issued,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS coupons_issued
FROM mart."rollup"
WHERE account = 'coupons.issued'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.coupons_redeemed
COMMENT 'Coupons redeemed (unit). Coupons redeemed, as posted to coupons.redeemed.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coupons_redeemed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS coupons_redeemed
FROM mart."rollup"
WHERE account = 'coupons.redeemed'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.customers_buying_only
COMMENT 'Customers who only bought (customer). Customers who bought and were never paid out, by the day of the first purchase.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_buying_only,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(buyer_only), 0) AS customers_buying_only
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.customers_buying_only_again
COMMENT 'Customers who only bought, and bought again (customer). Customers never paid out who bought again within 180 days after a purchase, by the day of the first purchase.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_buying_only_again,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(buyer_only_again), 0) AS customers_buying_only_again
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.customers_paid_out
COMMENT 'Customers paid out (customer). Customers with at least one payout, by the day of the first.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_paid_out,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(paid_out), 0) AS customers_paid_out
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.customers_retained
COMMENT 'Customers who bought after a payout (customer). Customers who bought within 180 days after a payout, by the day of the first payout.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_retained,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(retained), 0) AS customers_retained
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.customers_retained_complete
COMMENT 'Customers who bought after a payout, 180 days passed (customer). Customers who bought within 180 days after a payout and whose 180 days after the first have passed.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_retained_complete,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(retained), 0) AS customers_retained_complete
FROM customers."customers"
WHERE window_complete = 1
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.customers_returning
COMMENT 'Customers who gave a unit back (customer). Customers from whom at least one unit arrived as a take-back.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_returning,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(returner), 0) AS customers_returning
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.customers_returning_again
COMMENT 'Repeat returners (customer). Customers from whom at least two units arrived as take-backs.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_returning_again,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(repeat_returner), 0) AS customers_returning_again
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.customers_window_complete
COMMENT 'Customers whose 180 days have passed (customer). Customers paid out whose 180 days after the first payout have passed.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_window_complete,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(window_complete), 0) AS customers_window_complete
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.loyalty_points
COMMENT 'Loyalty points, less redeemed (unit). Loyalty points, less redeemed, as posted to loyalty.points.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  loyalty_points,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS loyalty_points
FROM mart."rollup"
WHERE account = 'loyalty.points'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.message_action_rate
COMMENT 'Action rate of messages (ratio). Messages acted on / messages sent, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  messages_acted_on AS numerator,
  messages_sent AS denominator,
  CAST(messages_acted_on AS decimal(38, 18)) / NULLIF(CAST(messages_sent AS decimal(38, 6)), 0) AS message_action_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'messages.acted-on'), 0) AS messages_acted_on,
  coalesce(sum(amount) FILTER (WHERE account = 'messages.sent'), 0) AS messages_sent
FROM mart."rollup"
WHERE account = 'messages.acted-on'
  OR account = 'messages.sent'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.messages_acted_on
COMMENT 'Messages acted on (unit). Messages acted on, as posted to messages.acted-on.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  messages_acted_on,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS messages_acted_on
FROM mart."rollup"
WHERE account = 'messages.acted-on'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.messages_sent
COMMENT 'Messages sent (unit). Messages sent, as posted to messages.sent.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  messages_sent,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS messages_sent
FROM mart."rollup"
WHERE account = 'messages.sent'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.messages_withheld
COMMENT 'Messages withheld (unit). Messages withheld, as posted to messages.control.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  messages_withheld,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS messages_withheld
FROM mart."rollup"
WHERE account = 'messages.control'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.non_returner_retention
COMMENT 'Retention of non-returners (ratio). Customers never paid out who bought again within 180 days / customers who only bought.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_buying_only_again AS numerator,
  customers_buying_only AS denominator,
  CAST(customers_buying_only_again AS decimal(38, 18)) / NULLIF(CAST(customers_buying_only AS decimal(38, 6)), 0) AS non_returner_retention,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(buyer_only_again), 0) AS customers_buying_only_again,
  coalesce(sum(buyer_only), 0) AS customers_buying_only
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.offer_acceptance_rate
COMMENT 'Acceptance rate of offers (ratio). Payout offers accepted / payout offers made, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  offers_accepted AS numerator,
  offers_made AS denominator,
  CAST(offers_accepted AS decimal(38, 18)) / NULLIF(CAST(offers_made AS decimal(38, 6)), 0) AS offer_acceptance_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'offers.accepted'), 0) AS offers_accepted,
  coalesce(sum(amount) FILTER (WHERE account = 'offers.made'), 0) AS offers_made
FROM mart."rollup"
WHERE account = 'offers.accepted'
  OR account = 'offers.made'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.offers_accepted
COMMENT 'Payout offers accepted (unit). Payout offers accepted, as posted to offers.accepted.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  offers_accepted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS offers_accepted
FROM mart."rollup"
WHERE account = 'offers.accepted'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.offers_declined
COMMENT 'Payout offers declined (unit). Payout offers declined, as posted to offers.declined.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  offers_declined,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS offers_declined
FROM mart."rollup"
WHERE account = 'offers.declined'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.offers_made
COMMENT 'Payout offers made (unit). Payout offers made, as posted to offers.made.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  offers_made,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS offers_made
FROM mart."rollup"
WHERE account = 'offers.made'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.payout_failure_rate
COMMENT 'Payout failure rate (ratio). Payouts failed / payouts tried.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  payouts_failed AS numerator,
  (payouts_issued + payouts_failed) AS denominator,
  CAST(payouts_failed AS decimal(38, 18)) / NULLIF(CAST((payouts_issued + payouts_failed) AS decimal(38, 6)), 0) AS payout_failure_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'payouts.failed-count'), 0) AS payouts_failed,
  coalesce(sum(amount) FILTER (WHERE account = 'payouts.issued'), 0) AS payouts_issued
FROM mart."rollup"
WHERE account = 'payouts.failed-count'
  OR account = 'payouts.issued'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.payout_value
COMMENT 'Value of payouts (reporting_currency). Payouts with their bonus, whatever the instrument, in the reporting currency.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  reporting_currency,
  payout_value,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  reporting_currency,
  coalesce(sum(amount), 0) AS payout_value
FROM customers."payouts"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW customers.payout_value_coverage
COMMENT 'Coverage of the value of payouts (ratio). Payouts in the reporting currency / payouts.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  payouts_in_reporting_currency AS numerator,
  payouts_counted AS denominator,
  CAST(payouts_in_reporting_currency AS decimal(38, 18)) / NULLIF(CAST(payouts_counted AS decimal(38, 6)), 0) AS payout_value_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  count(*) FILTER (WHERE amount IS NOT NULL) AS payouts_in_reporting_currency,
  count(*) AS payouts_counted
FROM customers."payouts"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.payout_value_per_payout
COMMENT 'Mean payout (reporting_currency/unit). Value of payouts / payouts in the reporting currency.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  reporting_currency,
  payout_value AS numerator,
  payouts_in_reporting_currency AS denominator,
  CAST(payout_value AS decimal(38, 18)) / NULLIF(CAST(payouts_in_reporting_currency AS decimal(38, 6)), 0) AS payout_value_per_payout,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, product, grade, country, instrument, origin, reporting_currency,
  sum(payout_value) AS payout_value,
  sum(payouts_in_reporting_currency) AS payouts_in_reporting_currency
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  reporting_currency,
  coalesce(sum(amount), 0) AS payout_value,
  CAST(NULL AS bigint) AS payouts_in_reporting_currency
FROM customers."payouts"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  brand_currency AS reporting_currency,
  CAST(NULL AS decimal(38, 6)) AS payout_value,
  count(*) AS payouts_in_reporting_currency
FROM customers."payouts"
JOIN (SELECT brand AS brand_id, reporting_currency AS brand_currency FROM ref.brands)
  ON brand_id = brand
WHERE amount IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
)
GROUP BY business_month, tenant, brand, program, category, product, grade, country, instrument, origin, reporting_currency
);

CREATE OR REPLACE VIEW customers.payouts_counted
COMMENT 'Payouts (unit). Payouts that were issued for units.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  payouts_counted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  count(*) AS payouts_counted
FROM customers."payouts"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.payouts_failed
COMMENT 'Payouts failed (unit). Payouts failed, as posted to payouts.failed-count.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  payouts_failed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS payouts_failed
FROM mart."rollup"
WHERE account = 'payouts.failed-count'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.payouts_in_reporting_currency
COMMENT 'Payouts in the reporting currency (unit). Payouts whose amount is in the reporting currency.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  payouts_in_reporting_currency,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  count(*) AS payouts_in_reporting_currency
FROM customers."payouts"
WHERE amount IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.payouts_issued
COMMENT 'Payouts issued (unit). Payouts issued, as posted to payouts.issued.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  payouts_issued,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS payouts_issued
FROM mart."rollup"
WHERE account = 'payouts.issued'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.payouts_timed
COMMENT 'Payouts with a known receipt (unit). Payouts whose unit had arrived before.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  payouts_timed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  count(*) AS payouts_timed
FROM customers."payouts"
WHERE hours_to_payout IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.payouts_tried
COMMENT 'Payouts tried (unit). Payouts issued and payouts failed.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (payouts_issued + payouts_failed) AS payouts_tried,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'payouts.issued'), 0) AS payouts_issued,
  coalesce(sum(amount) FILTER (WHERE account = 'payouts.failed-count'), 0) AS payouts_failed
FROM mart."rollup"
WHERE account = 'payouts.issued'
  OR account = 'payouts.failed-count'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminder_rate_control
COMMENT 'Request rate: not reminded (control group) (ratio). Requests for a take-back within 30 days / reminders, not reminded (control group).'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_control_asked AS numerator,
  reminders_control AS denominator,
  CAST(reminders_control_asked AS decimal(38, 18)) / NULLIF(CAST(reminders_control AS decimal(38, 6)), 0) AS reminder_rate_control,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  coalesce(sum(asked_in_time) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)), 0) AS reminders_control_asked,
  count(*) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)) AS reminders_control
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminder_rate_reminded
COMMENT 'Request rate: reminded (ratio). Requests for a take-back within 30 days / reminders, reminded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_reminded_asked AS numerator,
  reminders_reminded AS denominator,
  CAST(reminders_reminded_asked AS decimal(38, 18)) / NULLIF(CAST(reminders_reminded AS decimal(38, 6)), 0) AS reminder_rate_reminded,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  coalesce(sum(asked_in_time) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)), 0) AS reminders_reminded_asked,
  count(*) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)) AS reminders_reminded
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminder_uplift
COMMENT 'Reminder uplift (ratio). Request rate of reminded customers - request rate of the control group.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  ((CAST(reminders_reminded_asked AS decimal(38, 18)) / NULLIF(CAST(reminders_reminded AS decimal(38, 6)), 0)) - (CAST(reminders_control_asked AS decimal(38, 18)) / NULLIF(CAST(reminders_control AS decimal(38, 6)), 0))) AS reminder_uplift,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  coalesce(sum(asked_in_time) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)), 0) AS reminders_reminded_asked,
  count(*) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)) AS reminders_reminded,
  coalesce(sum(asked_in_time) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)), 0) AS reminders_control_asked,
  count(*) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)) AS reminders_control
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)
  OR (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminder_uplift_coverage
COMMENT 'Coverage of the reminder uplift (ratio). Reminders with a known customer / reminders.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_with_customer AS numerator,
  reminders_all AS denominator,
  CAST(reminders_with_customer AS decimal(38, 18)) / NULLIF(CAST(reminders_all AS decimal(38, 6)), 0) AS reminder_uplift_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  count(*) FILTER (WHERE (message_type = 'REMINDER' AND customer_known = 1)) AS reminders_with_customer,
  count(*) FILTER (WHERE message_type = 'REMINDER') AS reminders_all
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND customer_known = 1)
  OR message_type = 'REMINDER'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminders_all
COMMENT 'Reminders (unit). Reminders sent or withheld.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_all,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  count(*) AS reminders_all
FROM customers."messages"
WHERE message_type = 'REMINDER'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminders_control
COMMENT 'Reminders: not reminded (control group) (unit). Reminders whose customer is known, not reminded (control group).'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_control,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  count(*) AS reminders_control
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminders_control_asked
COMMENT 'Requests after a reminder: not reminded (control group) (unit). Reminders (not reminded (control group)) after which the customer asked for a take-back within 30 days.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_control_asked,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  coalesce(sum(asked_in_time), 0) AS reminders_control_asked
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminders_reminded
COMMENT 'Reminders: reminded (unit). Reminders whose customer is known, reminded.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_reminded,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  count(*) AS reminders_reminded
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminders_reminded_asked
COMMENT 'Requests after a reminder: reminded (unit). Reminders (reminded) after which the customer asked for a take-back within 30 days.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_reminded_asked,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  coalesce(sum(asked_in_time), 0) AS reminders_reminded_asked
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.reminders_with_customer
COMMENT 'Reminders with a known customer (unit). Reminders sent or withheld whose customer is known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  reminders_with_customer,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  country,
  message_type,
  test_group,
  origin,
  count(*) AS reminders_with_customer
FROM customers."messages"
WHERE (message_type = 'REMINDER' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.repeat_returner_share
COMMENT 'Repeat-returner share (ratio). Repeat returners / customers who gave a unit back.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  customers_returning_again AS numerator,
  customers_returning AS denominator,
  CAST(customers_returning_again AS decimal(38, 18)) / NULLIF(CAST(customers_returning AS decimal(38, 6)), 0) AS repeat_returner_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(repeat_returner), 0) AS customers_returning_again,
  coalesce(sum(returner), 0) AS customers_returning
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.retention_difference
COMMENT 'Retention of returners less that of others (ratio). Circular retention - retention of non-returners.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  ((CAST(customers_retained AS decimal(38, 18)) / NULLIF(CAST(customers_paid_out AS decimal(38, 6)), 0)) - (CAST(customers_buying_only_again AS decimal(38, 18)) / NULLIF(CAST(customers_buying_only AS decimal(38, 6)), 0))) AS retention_difference,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  origin,
  coalesce(sum(retained), 0) AS customers_retained,
  coalesce(sum(paid_out), 0) AS customers_paid_out,
  coalesce(sum(buyer_only_again), 0) AS customers_buying_only_again,
  coalesce(sum(buyer_only), 0) AS customers_buying_only
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.time_to_payout_coverage
COMMENT 'Coverage of the time to payout (ratio). Payouts with a known receipt / payouts.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  payouts_timed AS numerator,
  payouts_counted AS denominator,
  CAST(payouts_timed AS decimal(38, 18)) / NULLIF(CAST(payouts_counted AS decimal(38, 6)), 0) AS time_to_payout_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  country,
  instrument,
  origin,
  count(*) FILTER (WHERE hours_to_payout IS NOT NULL) AS payouts_timed,
  count(*) AS payouts_counted
FROM customers."payouts"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW customers.time_to_payout_p50
COMMENT 'Median time to payout (h). Nearest-rank p50 of hours from the receipt of a unit to its payout, by the day of the payout.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  instrument,
  time_to_payout_p50,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  instrument,
  element_at(array_sort(filter(array_agg(hours_to_payout), x -> x IS NOT NULL)), greatest(1, (count(hours_to_payout) * 50 + 100 - 1) / 100)) AS time_to_payout_p50
FROM customers."payouts"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.time_to_payout_p90
COMMENT '90th percentile of time to payout (h). Nearest-rank p90 of hours from the receipt of a unit to its payout, by the day of the payout.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  instrument,
  time_to_payout_p90,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  instrument,
  element_at(array_sort(filter(array_agg(hours_to_payout), x -> x IS NOT NULL)), greatest(1, (count(hours_to_payout) * 90 + 100 - 1) / 100)) AS time_to_payout_p90
FROM customers."payouts"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW customers.voucher_expiry_rate
COMMENT 'Voucher breakage (ratio). Voucher value expired / voucher value issued, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_expired AS numerator,
  voucher_value_issued AS denominator,
  CAST(voucher_value_expired AS decimal(38, 18)) / NULLIF(CAST(voucher_value_issued AS decimal(38, 6)), 0) AS voucher_expiry_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount) FILTER (WHERE movement = 'EXPIRED'), 0) AS voucher_value_expired,
  coalesce(sum(amount) FILTER (WHERE (movement = 'ISSUED' AND voucher_kind <> 'COUPON')), 0) AS voucher_value_issued
FROM customers."voucher_movements"
WHERE movement = 'EXPIRED'
  OR (movement = 'ISSUED' AND voucher_kind <> 'COUPON')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.voucher_movements_counted
COMMENT 'Voucher movements (unit). Issues, redemptions and expiries of vouchers.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  voucher_movements_counted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  count(*) AS voucher_movements_counted
FROM customers."voucher_movements"
WHERE voucher_kind <> 'COUPON'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW customers.voucher_movements_other_currency
COMMENT 'Voucher movements in another currency (unit). Movements whose value is in another currency and not in the figures of value.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  voucher_movements_other_currency,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  coalesce(sum(in_other_currency), 0) AS voucher_movements_other_currency
FROM customers."voucher_movements"
WHERE voucher_kind <> 'COUPON'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW customers.voucher_movements_valued
COMMENT 'Voucher movements in the reporting currency (unit). Voucher movements whose value is in the figures.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  (voucher_movements_counted - voucher_movements_other_currency) AS voucher_movements_valued,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  count(*) FILTER (WHERE voucher_kind <> 'COUPON') AS voucher_movements_counted,
  coalesce(sum(in_other_currency) FILTER (WHERE voucher_kind <> 'COUPON'), 0) AS voucher_movements_other_currency
FROM customers."voucher_movements"
WHERE voucher_kind <> 'COUPON'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW customers.voucher_rebound
COMMENT 'Voucher rebound (ratio). Voucher value spent on new goods / voucher value with a known order.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_on_new AS numerator,
  voucher_value_placed AS denominator,
  CAST(voucher_value_on_new AS decimal(38, 18)) / NULLIF(CAST(voucher_value_placed AS decimal(38, 6)), 0) AS voucher_rebound,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount) FILTER (WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on = 'NEW')), 0) AS voucher_value_on_new,
  coalesce(sum(amount) FILTER (WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on <> 'UNKNOWN')), 0) AS voucher_value_placed
FROM customers."voucher_movements"
WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on = 'NEW')
  OR (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on <> 'UNKNOWN')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.voucher_rebound_coverage
COMMENT 'Coverage of the voucher rebound (ratio). Voucher value with a known order / voucher value redeemed.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_placed AS numerator,
  voucher_value_redeemed AS denominator,
  CAST(voucher_value_placed AS decimal(38, 18)) / NULLIF(CAST(voucher_value_redeemed AS decimal(38, 6)), 0) AS voucher_rebound_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount) FILTER (WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on <> 'UNKNOWN')), 0) AS voucher_value_placed,
  coalesce(sum(amount) FILTER (WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON')), 0) AS voucher_value_redeemed
FROM customers."voucher_movements"
WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on <> 'UNKNOWN')
  OR (movement = 'REDEEMED' AND voucher_kind <> 'COUPON')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.voucher_use_rate
COMMENT 'Voucher use (ratio). Voucher value redeemed / voucher value issued, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_redeemed AS numerator,
  voucher_value_issued AS denominator,
  CAST(voucher_value_redeemed AS decimal(38, 18)) / NULLIF(CAST(voucher_value_issued AS decimal(38, 6)), 0) AS voucher_use_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount) FILTER (WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON')), 0) AS voucher_value_redeemed,
  coalesce(sum(amount) FILTER (WHERE (movement = 'ISSUED' AND voucher_kind <> 'COUPON')), 0) AS voucher_value_issued
FROM customers."voucher_movements"
WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON')
  OR (movement = 'ISSUED' AND voucher_kind <> 'COUPON')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.voucher_value_coverage
COMMENT 'Coverage of voucher values (ratio). Voucher movements in the reporting currency / voucher movements.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  (voucher_movements_counted - voucher_movements_other_currency) AS numerator,
  voucher_movements_counted AS denominator,
  CAST((voucher_movements_counted - voucher_movements_other_currency) AS decimal(38, 18)) / NULLIF(CAST(voucher_movements_counted AS decimal(38, 6)), 0) AS voucher_value_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  count(*) FILTER (WHERE voucher_kind <> 'COUPON') AS voucher_movements_counted,
  coalesce(sum(in_other_currency) FILTER (WHERE voucher_kind <> 'COUPON'), 0) AS voucher_movements_other_currency
FROM customers."voucher_movements"
WHERE voucher_kind <> 'COUPON'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW customers.voucher_value_expired
COMMENT 'Voucher value expired (reporting_currency). Value of vouchers that lapsed, in the reporting currency.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_expired,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount), 0) AS voucher_value_expired
FROM customers."voucher_movements"
WHERE movement = 'EXPIRED'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.voucher_value_issued
COMMENT 'Voucher value issued (reporting_currency). Value of vouchers paid out or sold, in the reporting currency; coupons are left out.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_issued,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount), 0) AS voucher_value_issued
FROM customers."voucher_movements"
WHERE (movement = 'ISSUED' AND voucher_kind <> 'COUPON')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.voucher_value_on_new
COMMENT 'Voucher value spent on new goods (reporting_currency). Value of vouchers redeemed in orders of new goods only.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_on_new,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount), 0) AS voucher_value_on_new
FROM customers."voucher_movements"
WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on = 'NEW')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.voucher_value_placed
COMMENT 'Voucher value with a known order (reporting_currency). Value of vouchers redeemed in orders whose goods are known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_placed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount), 0) AS voucher_value_placed
FROM customers."voucher_movements"
WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on <> 'UNKNOWN')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.voucher_value_redeemed
COMMENT 'Voucher value redeemed (reporting_currency). Value of vouchers used to pay, in the reporting currency; coupons are left out.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  voucher_value_redeemed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  origin,
  reporting_currency,
  coalesce(sum(amount), 0) AS voucher_value_redeemed
FROM customers."voucher_movements"
WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW customers.vouchers_sold
COMMENT 'Vouchers sold (unit). Vouchers sold, as posted to vouchers.sold.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  vouchers_sold,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS vouchers_sold
FROM mart."rollup"
WHERE account = 'vouchers.sold'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW finance.acquisition_cost
COMMENT 'Acquisition cost of units sold (reporting_currency). Acquisition cost of units sold, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  acquisition_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS acquisition_cost
FROM mart."rollup"
WHERE account IN ('cost.acquisition', 'cost.units-sold')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.after_sale_cost
COMMENT 'Cost after the sale (reporting_currency). Cost after the sale, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  after_sale_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS after_sale_cost
FROM mart."rollup"
WHERE account IN ('aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.carrier_compensation
COMMENT 'Compensation by carriers (reporting_currency). Claims that carriers paid for lost or damaged parcels.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  carrier_compensation,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS carrier_compensation
FROM mart."rollup"
WHERE account = 'income.carrier-claims'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.cash_difference_cost
COMMENT 'Payment differences (reporting_currency). Payment differences, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  cash_difference_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS cash_difference_cost
FROM mart."rollup"
WHERE account IN ('cash.differences', 'cost.bad-debts')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.circular_contribution_per_unit
COMMENT 'Contribution 2 of a closed unit (reporting_currency/unit). Contribution 2 of closed units / closed units.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  closed_contribution_2 AS numerator,
  closed_units AS denominator,
  CAST(closed_contribution_2 AS decimal(38, 18)) / NULLIF(CAST(closed_units AS decimal(38, 6)), 0) AS circular_contribution_per_unit,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, product, grade, channel, country, origin, reporting_currency,
  sum(closed_contribution_2) AS closed_contribution_2,
  sum(closed_units) AS closed_units
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  coalesce(sum(contribution_2), 0) AS closed_contribution_2,
  CAST(NULL AS bigint) AS closed_units
FROM finance."unit_results"
WHERE is_closed = 'yes'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  brand_currency AS reporting_currency,
  CAST(NULL AS decimal(38, 6)) AS closed_contribution_2,
  count(*) AS closed_units
FROM finance."unit_results"
JOIN (SELECT brand AS brand_id, reporting_currency AS brand_currency FROM ref.brands)
  ON brand_id = brand
WHERE is_closed = 'yes'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
)
GROUP BY business_month, tenant, brand, program, category, product, grade, channel, country, origin, reporting_currency
);

CREATE OR REPLACE VIEW finance.closed_contribution_2
COMMENT 'Contribution 2 of closed units (reporting_currency). Contribution 2 over the whole cycle of units that ended.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  closed_contribution_2,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  coalesce(sum(contribution_2), 0) AS closed_contribution_2
FROM finance."unit_results"
WHERE is_closed = 'yes'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.closed_profitable_units
COMMENT 'Closed units that earned money (unit). Units that ended with a contribution 2 above 0.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  closed_profitable_units,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  count(*) AS closed_profitable_units
FROM finance."unit_results"
WHERE (is_closed = 'yes' AND is_profitable = 'yes')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW finance.closed_unit_cost
COMMENT 'Unit cost of closed units (reporting_currency). Acquisition, inbound, intake, refurbishment and holding of units that ended.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  closed_unit_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  coalesce(sum(unit_cost), 0) AS closed_unit_cost
FROM finance."unit_results"
WHERE is_closed = 'yes'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.closed_units
COMMENT 'Units whose cycle ended (unit). Units resold, recycled, donated, harvested, written off, lost or sent back, by the day of that.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  closed_units,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  count(*) AS closed_units
FROM finance."unit_results"
WHERE is_closed = 'yes'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW finance.contribution_1
COMMENT 'Contribution margin 1 (reporting_currency). Gross margin less selling (fees, payment, packaging, outbound transport) and holding.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  contribution_1,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS contribution_1
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.contribution_1_share
COMMENT 'Contribution 1 as a share of net revenue (ratio). Contribution 1 / net revenue.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  contribution_1 AS numerator,
  net_revenue AS denominator,
  CAST(contribution_1 AS decimal(38, 18)) / NULLIF(CAST(net_revenue AS decimal(38, 6)), 0) AS contribution_1_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')), 0) AS contribution_1,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.contribution_2
COMMENT 'Contribution margin 2 (reporting_currency). Contribution 1 less after-sale, disposal, write-downs, unused labels and payout bonus.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  contribution_2,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS contribution_2
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.contribution_2_share
COMMENT 'Contribution 2 as a share of net revenue (ratio). Contribution 2 / net revenue.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  contribution_2 AS numerator,
  net_revenue AS denominator,
  CAST(contribution_2 AS decimal(38, 18)) / NULLIF(CAST(net_revenue AS decimal(38, 6)), 0) AS contribution_2_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')), 0) AS contribution_2,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.direct_cost
COMMENT 'Cost of what was sold (reporting_currency). Acquisition, inbound, intake, refurbishment and new goods: all costs above the gross margin.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  direct_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS direct_cost
FROM mart."rollup"
WHERE account IN ('cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.discounts
COMMENT 'Discounts (reporting_currency). Discounts granted, net of VAT.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  discounts,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS discounts
FROM mart."rollup"
WHERE account = 'revenue.discounts'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.disposal_cost
COMMENT 'Disposal cost (reporting_currency). Disposal cost, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  disposal_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS disposal_cost
FROM mart."rollup"
WHERE account = 'cost.disposal'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.first_life_revenue
COMMENT 'Net revenue of first-life sales (reporting_currency). New goods sold less returned, net of VAT.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  first_life_revenue,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS first_life_revenue
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.first_life_units
COMMENT 'Pieces sold in first life (unit). Pieces sold in first life, as posted to units.sold.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  first_life_units,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS first_life_units
FROM mart."rollup"
WHERE account = 'units.sold'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW finance.fx_cost
COMMENT 'Exchange differences (reporting_currency). Exchange differences, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  fx_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS fx_cost
FROM mart."rollup"
WHERE account = 'fx.differences'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.gross_margin
COMMENT 'Gross margin (reporting_currency). Net revenue less acquisition, inbound, intake and refurbishment of what was sold.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  gross_margin,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS gross_margin
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.gross_margin_share
COMMENT 'Gross margin as a share of net revenue (ratio). Gross margin / net revenue.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  gross_margin AS numerator,
  net_revenue AS denominator,
  CAST(gross_margin AS decimal(38, 18)) / NULLIF(CAST(net_revenue AS decimal(38, 6)), 0) AS gross_margin_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')), 0) AS gross_margin,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.holding_cost
COMMENT 'Imputed cost of holding stock (reporting_currency). Imputed cost of holding stock, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  holding_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS holding_cost
FROM mart."rollup"
WHERE account IN ('imputed.holding', 'imputed.capital')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.inbound_cost
COMMENT 'Inbound transport of units sold (reporting_currency). Inbound transport of units sold, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  inbound_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS inbound_cost
FROM mart."rollup"
WHERE account = 'cost.inbound'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.input_vat
COMMENT 'Deductible input VAT (reporting_currency). Input VAT on costs that may be deducted.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  input_vat,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS input_vat
FROM mart."rollup"
WHERE account = 'vat.input'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.intake_cost
COMMENT 'Intake of units sold (reporting_currency). Intake of units sold, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  intake_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS intake_cost
FROM mart."rollup"
WHERE account = 'cost.intake'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.inventory_at_cost
COMMENT 'Stock at cost (reporting_currency). Balance of the stock accounts after each day with a movement.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  sum(inventory_movement) OVER (PARTITION BY tenant, brand, program, category, grade, channel, partner, country, origin, reporting_currency ORDER BY business_date) AS inventory_at_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS inventory_movement
FROM mart."rollup"
WHERE account IN ('inventory.units', 'inventory.acquisition', 'inventory.inbound', 'inventory.intake', 'inventory.refurbishment', 'inventory.parts')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.inventory_movement
COMMENT 'Change of stock at cost (reporting_currency). What used units and parts came to stock less what left it, at cost; new goods are not in it, since their purchases are not events of a programme.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  inventory_movement,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS inventory_movement
FROM mart."rollup"
WHERE account IN ('inventory.units', 'inventory.acquisition', 'inventory.inbound', 'inventory.intake', 'inventory.refurbishment', 'inventory.parts')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.linear_margin
COMMENT 'Margin of first-life sales (reporting_currency). New goods sold less returned, less their cost: what the linear business earns.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  (first_life_revenue - new_goods_cost) AS linear_margin,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned')), 0) AS first_life_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cost.new-goods', 'cost.expected-returns')), 0) AS new_goods_cost
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned')
  OR account IN ('cost.new-goods', 'cost.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.linear_margin_per_unit
COMMENT 'Margin of a first-life sale (reporting_currency/unit). Margin of first-life sales / pieces sold in first life.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  (first_life_revenue - new_goods_cost) AS numerator,
  first_life_units AS denominator,
  CAST((first_life_revenue - new_goods_cost) AS decimal(38, 18)) / NULLIF(CAST(first_life_units AS decimal(38, 6)), 0) AS linear_margin_per_unit,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, grade, channel, partner, country, origin, reporting_currency,
  sum(first_life_revenue) AS first_life_revenue,
  sum(new_goods_cost) AS new_goods_cost,
  sum(first_life_units) AS first_life_units
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned')), 0) AS first_life_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cost.new-goods', 'cost.expected-returns')), 0) AS new_goods_cost,
  CAST(NULL AS decimal(38, 6)) AS first_life_units
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned')
  OR account IN ('cost.new-goods', 'cost.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  brand_currency AS reporting_currency,
  CAST(NULL AS decimal(38, 6)) AS first_life_revenue,
  CAST(NULL AS decimal(38, 6)) AS new_goods_cost,
  coalesce(sum(amount), 0) AS first_life_units
FROM mart."rollup"
JOIN (SELECT brand AS brand_id, reporting_currency AS brand_currency FROM ref.brands)
  ON brand_id = brand
WHERE account = 'units.sold'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
)
GROUP BY business_month, tenant, brand, program, category, grade, channel, partner, country, origin, reporting_currency
);

CREATE OR REPLACE VIEW finance.net_result
COMMENT 'Net result (reporting_currency). Contribution 2 with voucher breakage, exchange, rounding and cash differences, less overhead.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  net_result,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS net_result
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.voucher-breakage', 'income.carrier-claims', 'fx.differences', 'rounding.differences', 'cash.differences', 'cost.overhead', 'absorbed.labour', 'cost.bad-debts')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.net_revenue
COMMENT 'Net revenue (reporting_currency). Sales net of VAT, less returns and discounts, with proceeds of scrap and parts.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  net_revenue,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS net_revenue
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.new_goods_cost
COMMENT 'Cost of new goods sold (reporting_currency). Cost of new goods sold, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  new_goods_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS new_goods_cost
FROM mart."rollup"
WHERE account IN ('cost.new-goods', 'cost.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.open_unit_stock
COMMENT 'Open units at cost (reporting_currency). What units that have not ended stand for in stock, at cost.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  open_unit_stock,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  coalesce(sum(stock_at_cost), 0) AS open_unit_stock
FROM finance."unit_results"
WHERE is_closed = 'no'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.other_revenue
COMMENT 'Other net revenue (reporting_currency). Proceeds of scrap and parts, loyalty, expected returns and manual adjustments.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  other_revenue,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS other_revenue
FROM mart."rollup"
WHERE account IN ('revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'revenue.manual')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.output_vat
COMMENT 'Output VAT (reporting_currency). VAT owed on sales, by standard rates and on margins; negative where it was taken back.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  output_vat,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS output_vat
FROM mart."rollup"
WHERE account IN ('vat.output', 'vat.margin')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.overhead_cost
COMMENT 'Allocated overhead (reporting_currency). Allocated overhead, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  overhead_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS overhead_cost
FROM mart."rollup"
WHERE account = 'cost.overhead'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.payout_bonus_cost
COMMENT 'Payout bonus (reporting_currency). Payout bonus, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  payout_bonus_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS payout_bonus_cost
FROM mart."rollup"
WHERE account = 'cost.payout-bonus'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.profitable_unit_share
COMMENT 'Share of closed units that earned money (ratio). Closed units with a contribution 2 above 0 / closed units.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  closed_profitable_units AS numerator,
  closed_units AS denominator,
  CAST(closed_profitable_units AS decimal(38, 18)) / NULLIF(CAST(closed_units AS decimal(38, 6)), 0) AS profitable_unit_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  count(*) FILTER (WHERE (is_closed = 'yes' AND is_profitable = 'yes')) AS closed_profitable_units,
  count(*) FILTER (WHERE is_closed = 'yes') AS closed_units
FROM finance."unit_results"
WHERE (is_closed = 'yes' AND is_profitable = 'yes')
  OR is_closed = 'yes'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW finance.programme_cost
COMMENT 'Programme cost (reporting_currency). All costs down to contribution 2, and allocated overhead.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  ((net_revenue - contribution_2) + overhead_cost) AS programme_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')), 0) AS contribution_2,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.overhead'), 0) AS overhead_cost
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
  OR account = 'cost.overhead'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.programme_result
COMMENT 'Programme result (reporting_currency). Contribution 2 less allocated overhead, which is the fixed cost of a programme.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  (contribution_2 - overhead_cost) AS programme_result,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')), 0) AS contribution_2,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.overhead'), 0) AS overhead_cost
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
  OR account = 'cost.overhead'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.programme_roi
COMMENT 'Return on programme cost (ratio). (Contribution 2 - allocated overhead) / programme cost.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  (contribution_2 - overhead_cost) AS numerator,
  ((net_revenue - contribution_2) + overhead_cost) AS denominator,
  CAST((contribution_2 - overhead_cost) AS decimal(38, 18)) / NULLIF(CAST(((net_revenue - contribution_2) + overhead_cost) AS decimal(38, 6)), 0) AS programme_roi,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')), 0) AS contribution_2,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.overhead'), 0) AS overhead_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
  OR account = 'cost.overhead'
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.refurbishment_cost
COMMENT 'Refurbishment of units sold (reporting_currency). Refurbishment of units sold, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  refurbishment_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS refurbishment_cost
FROM mart."rollup"
WHERE account IN ('cost.refurbishment', 'cost.failed-repairs')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.resale_revenue
COMMENT 'Sales of refurbished units (reporting_currency). Refurbished units sold, net of VAT, before returns.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  resale_revenue,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS resale_revenue
FROM mart."rollup"
WHERE account = 'revenue.resale'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.return_on_unit_cost
COMMENT 'Return on unit cost (ratio). Contribution 2 of closed units / unit cost of closed units; open units are not in it.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  closed_contribution_2 AS numerator,
  closed_unit_cost AS denominator,
  CAST(closed_contribution_2 AS decimal(38, 18)) / NULLIF(CAST(closed_unit_cost AS decimal(38, 6)), 0) AS return_on_unit_cost,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  country,
  origin,
  reporting_currency,
  coalesce(sum(contribution_2) FILTER (WHERE is_closed = 'yes'), 0) AS closed_contribution_2,
  coalesce(sum(unit_cost) FILTER (WHERE is_closed = 'yes'), 0) AS closed_unit_cost
FROM finance."unit_results"
WHERE is_closed = 'yes'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.returned_revenue
COMMENT 'Revenue given back (reporting_currency). Returns of products and refurbished units, matched or not, net of VAT; positive where it was given back.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  returned_revenue,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS returned_revenue
FROM mart."rollup"
WHERE account IN ('revenue.products-returned', 'revenue.resale-returned', 'revenue.returned-unmatched')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.rounding_cost
COMMENT 'Rounding differences (reporting_currency). Rounding differences, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  rounding_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS rounding_cost
FROM mart."rollup"
WHERE account = 'rounding.differences'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.sales_revenue
COMMENT 'Sales before returns and discounts (reporting_currency). Products, refurbished units and shipping charged, net of VAT.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  sales_revenue,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS sales_revenue
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.resale', 'revenue.shipping')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.selling_cost
COMMENT 'Selling cost (reporting_currency). Selling cost, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  selling_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS selling_cost
FROM mart."rollup"
WHERE account IN ('fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.sent_back_cost
COMMENT 'Cost of units sent back (reporting_currency). Cost of units sent back, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  sent_back_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS sent_back_cost
FROM mart."rollup"
WHERE account = 'cost.sent-back'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.unused_label_cost
COMMENT 'Cost of unused labels (reporting_currency). Cost of unused labels, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  unused_label_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS unused_label_cost
FROM mart."rollup"
WHERE account = 'cost.unused-labels'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.voucher_breakage
COMMENT 'Voucher breakage (reporting_currency). Income from vouchers that will not be redeemed, by the policy of the brand.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  voucher_breakage,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS voucher_breakage
FROM mart."rollup"
WHERE account = 'income.voucher-breakage'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.voucher_liability
COMMENT 'Voucher liability (reporting_currency). Balance of the voucher liabilities after each day with a movement.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  sum(voucher_liability_movement) OVER (PARTITION BY tenant, brand, program, category, grade, channel, partner, country, origin, reporting_currency ORDER BY business_date) AS voucher_liability,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS voucher_liability_movement
FROM mart."rollup"
WHERE account IN ('vouchers.outstanding', 'vouchers.spv', 'vouchers.mpv')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.voucher_liability_movement
COMMENT 'Change of voucher liabilities (reporting_currency). Vouchers issued less redeemed and lapsed, as they stand in the books.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  voucher_liability_movement,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount), 0) AS voucher_liability_movement
FROM mart."rollup"
WHERE account IN ('vouchers.outstanding', 'vouchers.spv', 'vouchers.mpv')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW finance.write_down_cost
COMMENT 'Write-downs, write-offs and donations (reporting_currency). Write-downs, write-offs and donations, net of deductible VAT; a gain is negative.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  write_down_cost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(reporting_amount), 0) AS write_down_cost
FROM mart."rollup"
WHERE account IN ('cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW impact.avoided
COMMENT 'Avoided emissions (kgCO2e). Production, use phase and end of life of new products that were not needed; emissions of the own process are not taken off.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account IN ('co2e.avoided', 'co2e.use-phase', 'co2e.end-of-life') THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account IN ('co2e.avoided', 'co2e.use-phase', 'co2e.end-of-life')
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS avoided,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS avoided_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS avoided_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.avoided_coverage
COMMENT 'Coverage of avoided emissions (ratio). Units with a credit / units with a credit or without an emission factor.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  credited_units AS numerator,
  (credited_units + uncredited_units) AS denominator,
  CAST(credited_units AS decimal(38, 18)) / NULLIF(CAST((credited_units + uncredited_units) AS decimal(38, 6)), 0) AS avoided_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'impact.credited'), 0) AS credited_units,
  coalesce(sum(amount) FILTER (WHERE account = 'impact.without-factor'), 0) AS uncredited_units
FROM mart."rollup"
WHERE account = 'impact.credited'
  OR account = 'impact.without-factor'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.avoided_end_of_life
COMMENT 'Avoided: end of life (kgCO2e). End of life of the product that was not needed; negative where recovery would have earned a credit.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account = 'co2e.end-of-life' THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account = 'co2e.end-of-life'
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS avoided_end_of_life,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS avoided_end_of_life_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS avoided_end_of_life_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.avoided_per_unit
COMMENT 'Avoided emissions of a unit (kgCO2e/unit). Avoided emissions / units with a credit.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account IN ('co2e.avoided', 'co2e.use-phase', 'co2e.end-of-life') THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account IN ('co2e.avoided', 'co2e.use-phase', 'co2e.end-of-life')
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, -2, NULL, NULL, NULL, coalesce(sum(amount), 0)
FROM mart."rollup"
WHERE account = 'impact.credited'
GROUP BY 1, 2, 3, 4, 5
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS numerator,
  pieces AS denominator,
  CAST(stated AS decimal(38, 18)) / NULLIF(CAST(pieces AS decimal(38, 6)), 0) AS avoided_per_unit,
  IF(has_unknown, NULL, CAST(CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6)) AS decimal(38, 18)) / NULLIF(CAST(pieces AS decimal(38, 6)), 0)) AS avoided_per_unit_p5,
  IF(has_unknown, NULL, CAST(CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6)) AS decimal(38, 18)) / NULLIF(CAST(pieces AS decimal(38, 6)), 0)) AS avoided_per_unit_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.avoided_product
COMMENT 'Avoided: production of new products (kgCO2e). New products that were not needed, by the method of the programme.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account = 'co2e.avoided' THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account = 'co2e.avoided'
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS avoided_product,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS avoided_product_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS avoided_product_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.avoided_use_phase
COMMENT 'Avoided: use phase (kgCO2e). Use phase compared with a new product; negative where the old unit uses more.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account = 'co2e.use-phase' THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account = 'co2e.use-phase'
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS avoided_use_phase,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS avoided_use_phase_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS avoided_use_phase_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.creditable_units
COMMENT 'Units that could have a credit (unit). Units with a credit and units without an emission factor.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (credited_units + uncredited_units) AS creditable_units,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'impact.credited'), 0) AS credited_units,
  coalesce(sum(amount) FILTER (WHERE account = 'impact.without-factor'), 0) AS uncredited_units
FROM mart."rollup"
WHERE account = 'impact.credited'
  OR account = 'impact.without-factor'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.credited_units
COMMENT 'Units with a credit (unit). Units with a credit, as posted to impact.credited.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  credited_units,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS credited_units
FROM mart."rollup"
WHERE account = 'impact.credited'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.donated_mass
COMMENT 'Mass donated (kg). Mass donated, as posted to mass.donated.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  donated_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS donated_mass
FROM mart."rollup"
WHERE account = 'mass.donated'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.emitted
COMMENT 'Emitted by the process (kgCO2e). Transport, packaging, parts, energy and waste of the programme.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account IN ('co2e.emitted.transport', 'co2e.emitted.packaging', 'co2e.emitted.parts', 'co2e.emitted.energy', 'co2e.emitted.waste') THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account IN ('co2e.emitted.transport', 'co2e.emitted.packaging', 'co2e.emitted.parts', 'co2e.emitted.energy', 'co2e.emitted.waste')
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS emitted,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS emitted_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS emitted_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.emitted_energy
COMMENT 'Emitted: energy of handling and repair (kgCO2e). Emissions of the programme''s own process: energy of handling and repair.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account = 'co2e.emitted.energy' THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account = 'co2e.emitted.energy'
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS emitted_energy,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS emitted_energy_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS emitted_energy_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.emitted_packaging
COMMENT 'Emitted: packaging (kgCO2e). Emissions of the programme''s own process: packaging.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account = 'co2e.emitted.packaging' THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account = 'co2e.emitted.packaging'
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS emitted_packaging,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS emitted_packaging_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS emitted_packaging_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.emitted_parts
COMMENT 'Emitted: spare parts (kgCO2e). Emissions of the programme''s own process: spare parts.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account = 'co2e.emitted.parts' THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account = 'co2e.emitted.parts'
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS emitted_parts,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS emitted_parts_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS emitted_parts_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.emitted_transport
COMMENT 'Emitted: transport (kgCO2e). Emissions of the programme''s own process: transport.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account = 'co2e.emitted.transport' THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account = 'co2e.emitted.transport'
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS emitted_transport,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS emitted_transport_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS emitted_transport_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.emitted_waste
COMMENT 'Emitted: waste treatment (kgCO2e). Emissions of the programme''s own process: waste treatment.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account = 'co2e.emitted.waste' THEN amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account = 'co2e.emitted.waste'
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS emitted_waste,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS emitted_waste_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS emitted_waste_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.energy_recovery_mass
COMMENT 'Mass to energy recovery (kg). Mass to energy recovery, as posted to mass.energy-recovery.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  energy_recovery_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS energy_recovery_mass
FROM mart."rollup"
WHERE account = 'mass.energy-recovery'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.harvested_mass
COMMENT 'Mass harvested as parts (kg). Mass harvested as parts, as posted to mass.harvested.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  harvested_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS harvested_mass
FROM mart."rollup"
WHERE account = 'mass.harvested'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.hazardous_mass
COMMENT 'Hazardous mass, of any route (kg). Hazardous mass, of any route, as posted to mass.hazardous.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  hazardous_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS hazardous_mass
FROM mart."rollup"
WHERE account = 'mass.hazardous'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.incineration_mass
COMMENT 'Mass to incineration without energy recovery (kg). Mass to incineration without energy recovery, as posted to mass.incineration.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  incineration_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS incineration_mass
FROM mart."rollup"
WHERE account = 'mass.incineration'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.landfill_mass
COMMENT 'Mass to landfill (kg). Mass to landfill, as posted to mass.landfill.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  landfill_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS landfill_mass
FROM mart."rollup"
WHERE account = 'mass.landfill'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.net_avoided
COMMENT 'Avoided less emitted (kgCO2e). Avoided emissions less those of the own process; may be negative. Never netted against Scope 1 to 3.'
SECURITY INVOKER AS
WITH lines AS (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month, tenant, brand, program, method, factor_version,
  CASE WHEN strpos(factor_version, ':') > 0 THEN ''
    ELSE lower(trim(regexp_replace(category, '\s+', ' '))) END AS category_key,
  sum(CASE WHEN account IN ('co2e.avoided', 'co2e.use-phase', 'co2e.end-of-life') THEN amount ELSE 0 END
      + CASE WHEN account IN ('co2e.emitted.transport', 'co2e.emitted.packaging', 'co2e.emitted.parts', 'co2e.emitted.energy', 'co2e.emitted.waste') THEN -1 * amount ELSE 0 END) AS amount
FROM mart."rollup"
WHERE account IN ('co2e.avoided', 'co2e.use-phase', 'co2e.end-of-life')
    OR account IN ('co2e.emitted.transport', 'co2e.emitted.packaging', 'co2e.emitted.parts', 'co2e.emitted.energy', 'co2e.emitted.waste')
GROUP BY 1, 2, 3, 4, 5, 6, 7
), parts AS (
  SELECT business_month, tenant, brand, program, method, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
    array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
    CAST(NULL AS decimal(38, 6)) AS pieces
  FROM lines GROUP BY business_month, tenant, brand, program, method
  UNION ALL
  SELECT business_month, tenant, brand, program, method, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
  FROM lines LEFT JOIN ref.factor_draws d
    ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
  GROUP BY business_month, tenant, brand, program, method, coalesce(d.draw_no, -1)
), rows AS (
  SELECT business_month, tenant, brand, program, method, sum(stated) AS stated, sum(pieces) AS pieces,
    bool_or(draw_no = -1) OR count_if(draw_no > 0) <> 1000 AS has_unknown,
    array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
    array_join(array_sort(array_distinct(flatten(
      array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
  FROM parts GROUP BY business_month, tenant, brand, program, method
)
SELECT business_month, tenant, brand, program, method,
  stated AS net_avoided,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 50), 6) AS decimal(38, 6))) AS net_avoided_p5,
  IF(has_unknown, NULL, CAST(round(element_at(drawn, 950), 6) AS decimal(38, 6))) AS net_avoided_p95,
  versions AS factor_versions,
  CASE WHEN method = 'RESTART' THEN 'before use: manufacture and distribution; without use, repair and end of life' WHEN method = 'ADEME' THEN 'raw materials to the sold product, with distribution; without use and end of life' WHEN method = 'RESALE' THEN 'raw materials to the sold product, with distribution; use and end of life as lines of their own; legs, packaging, parts, energy and waste of the programme as emitted' END AS boundary,
  1 AS metric_version
FROM rows
WHERE stated IS NOT NULL;

CREATE OR REPLACE VIEW impact.received_mass
COMMENT 'Mass of used units received (kg). Mass of used units received, as posted to mass.received.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  received_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS received_mass
FROM mart."rollup"
WHERE account = 'mass.received'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.recovered_mass
COMMENT 'Mass reused or recycled (kg). Preparation for reuse and recycling.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (reuse_mass + recycling_mass) AS recovered_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.reuse'), 0) AS reuse_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.recycling'), 0) AS recycling_mass
FROM mart."rollup"
WHERE account = 'mass.reuse'
  OR account = 'mass.recycling'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.recovered_mass_share
COMMENT 'Share of mass reused or recycled (ratio). Mass to reuse or recycling / mass by any waste route.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (reuse_mass + recycling_mass) AS numerator,
  ((((reuse_mass + recycling_mass) + energy_recovery_mass) + incineration_mass) + landfill_mass) AS denominator,
  CAST((reuse_mass + recycling_mass) AS decimal(38, 18)) / NULLIF(CAST(((((reuse_mass + recycling_mass) + energy_recovery_mass) + incineration_mass) + landfill_mass) AS decimal(38, 6)), 0) AS recovered_mass_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.reuse'), 0) AS reuse_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.recycling'), 0) AS recycling_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.energy-recovery'), 0) AS energy_recovery_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.incineration'), 0) AS incineration_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.landfill'), 0) AS landfill_mass
FROM mart."rollup"
WHERE account = 'mass.reuse'
  OR account = 'mass.recycling'
  OR account = 'mass.energy-recovery'
  OR account = 'mass.incineration'
  OR account = 'mass.landfill'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.recycling_mass
COMMENT 'Mass to recycling (kg). Mass to recycling, as posted to mass.recycling.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  recycling_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS recycling_mass
FROM mart."rollup"
WHERE account = 'mass.recycling'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.repair_factor_coverage
COMMENT 'Coverage of repairs by factors (ratio). Fixed repairs with an emission factor / fixed repairs with or without one.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_with_factor AS numerator,
  (repairs_with_factor + repairs_without_factor) AS denominator,
  CAST(repairs_with_factor AS decimal(38, 18)) / NULLIF(CAST((repairs_with_factor + repairs_without_factor) AS decimal(38, 6)), 0) AS repair_factor_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed-with-factor'), 0) AS repairs_with_factor,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed-without-factor'), 0) AS repairs_without_factor
FROM mart."rollup"
WHERE account = 'repairs.fixed-with-factor'
  OR account = 'repairs.fixed-without-factor'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.repairs_fixed_for_factor
COMMENT 'Fixed repairs, with or without a factor (unit). Fixed repairs of programmes that credit repairs.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (repairs_with_factor + repairs_without_factor) AS repairs_fixed_for_factor,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed-with-factor'), 0) AS repairs_with_factor,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed-without-factor'), 0) AS repairs_without_factor
FROM mart."rollup"
WHERE account = 'repairs.fixed-with-factor'
  OR account = 'repairs.fixed-without-factor'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.repairs_with_factor
COMMENT 'Fixed repairs with an emission factor (unit). Fixed repairs with an emission factor, as posted to repairs.fixed-with-factor.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_with_factor,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_with_factor
FROM mart."rollup"
WHERE account = 'repairs.fixed-with-factor'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.repairs_without_factor
COMMENT 'Fixed repairs without an emission factor (unit). Fixed repairs without an emission factor, as posted to repairs.fixed-without-factor.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_without_factor,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_without_factor
FROM mart."rollup"
WHERE account = 'repairs.fixed-without-factor'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.reuse_mass
COMMENT 'Mass to preparation for reuse (kg). Mass to preparation for reuse, as posted to mass.reuse.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  reuse_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)), 0) AS reuse_mass
FROM mart."rollup"
WHERE account = 'mass.reuse'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.treated_mass
COMMENT 'Mass by any waste route (kg). Reuse, recycling, energy recovery, incineration and landfill.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  ((((reuse_mass + recycling_mass) + energy_recovery_mass) + incineration_mass) + landfill_mass) AS treated_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.reuse'), 0) AS reuse_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.recycling'), 0) AS recycling_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.energy-recovery'), 0) AS energy_recovery_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.incineration'), 0) AS incineration_mass,
  coalesce(sum((amount * 0.001)) FILTER (WHERE account = 'mass.landfill'), 0) AS landfill_mass
FROM mart."rollup"
WHERE account = 'mass.reuse'
  OR account = 'mass.recycling'
  OR account = 'mass.energy-recovery'
  OR account = 'mass.incineration'
  OR account = 'mass.landfill'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW impact.uncredited_units
COMMENT 'Units without an emission factor (unit). Units without an emission factor, as posted to impact.without-factor.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  uncredited_units,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS uncredited_units
FROM mart."rollup"
WHERE account = 'impact.without-factor'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.automation_rate
COMMENT 'Automation rate (ratio). Decisions by a rule / all decisions.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  steps_by_rule AS numerator,
  (steps_by_rule + steps_by_person) AS denominator,
  CAST(steps_by_rule AS decimal(38, 18)) / NULLIF(CAST((steps_by_rule + steps_by_person) AS decimal(38, 6)), 0) AS automation_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'steps.by-rule'), 0) AS steps_by_rule,
  coalesce(sum(amount) FILTER (WHERE account = 'steps.by-person'), 0) AS steps_by_person
FROM mart."rollup"
WHERE account = 'steps.by-rule'
  OR account = 'steps.by-person'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.channel_known_sales
COMMENT 'Sales with a known channel (unit). Sales of refurbished units whose channel is known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  channel_known_sales,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(channel_known), 0) AS channel_known_sales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.component_failures
COMMENT 'Failures of components (unit). Completed repair attempts that name the component that failed.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  component_failures,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  count(*) AS component_failures
FROM operations."repairs"
WHERE failed_component IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW operations.component_failures_coverage
COMMENT 'Repairs that name the component (ratio). Failures of components / repair attempts.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  partner,
  component_failures AS numerator,
  repairs_counted AS denominator,
  CAST(component_failures AS decimal(38, 18)) / NULLIF(CAST(repairs_counted AS decimal(38, 6)), 0) AS component_failures_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  partner,
  count(*) FILTER (WHERE failed_component IS NOT NULL) AS component_failures,
  count(*) AS repairs_counted
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7
);

CREATE OR REPLACE VIEW operations.component_failures_final
COMMENT 'Failures that ended a unit (unit). Failures of components after which the unit could not be repaired.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  component_failures_final,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  coalesce(sum(end_of_life), 0) AS component_failures_final
FROM operations."repairs"
WHERE failed_component IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW operations.cycles_resold
COMMENT 'Units sold and not returned (unit). Cycles that ended with a sale, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  cycles_resold,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  count(*) AS cycles_resold
FROM operations."journeys"
WHERE end_state = 'RESOLD'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.days_on_offer_p50
COMMENT 'Median days on offer (d). Nearest-rank p50 of calendar days on offer, by the day the offer began. An open offer counts with its days until the brand''s newest event: a lower bound.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  days_on_offer_p50,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  element_at(array_sort(filter(array_agg(days_so_far), x -> x IS NOT NULL)), greatest(1, (count(days_so_far) * 50 + 100 - 1) / 100)) AS days_on_offer_p50
FROM operations."stages"
WHERE (stage = 'listing_to_sale' AND status <> 'LEFT')
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.days_on_offer_p90
COMMENT '90th percentile of days on offer (d). Nearest-rank p90 of calendar days on offer, by the day the offer began. An open offer counts with its days until the brand''s newest event: a lower bound.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  days_on_offer_p90,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  element_at(array_sort(filter(array_agg(days_so_far), x -> x IS NOT NULL)), greatest(1, (count(days_so_far) * 90 + 100 - 1) / 100)) AS days_on_offer_p90
FROM operations."stages"
WHERE (stage = 'listing_to_sale' AND status <> 'LEFT')
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.days_to_sell_coverage
COMMENT 'Coverage of the days to sell (ratio). Sales with a known offer / sales of refurbished units.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales_timed AS numerator,
  resales AS denominator,
  CAST(resales_timed AS decimal(38, 18)) / NULLIF(CAST(resales AS decimal(38, 6)), 0) AS days_to_sell_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  count(*) FILTER (WHERE days_to_sell IS NOT NULL) AS resales_timed,
  count(*) AS resales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.days_to_sell_p50
COMMENT 'Median days to sell (d). Nearest-rank p50 of calendar days from the first open offer to the sale, by the day of the sale.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  days_to_sell_p50,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  element_at(array_sort(filter(array_agg(days_to_sell), x -> x IS NOT NULL)), greatest(1, (count(days_to_sell) * 50 + 100 - 1) / 100)) AS days_to_sell_p50
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.days_to_sell_p90
COMMENT '90th percentile of days to sell (d). Nearest-rank p90 of calendar days from the first open offer to the sale, by the day of the sale.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  days_to_sell_p90,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  element_at(array_sort(filter(array_agg(days_to_sell), x -> x IS NOT NULL)), greatest(1, (count(days_to_sell) * 90 + 100 - 1) / 100)) AS days_to_sell_p90
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.declared_grade_accuracy
COMMENT 'Declared against graded (ratio). Units graded as declared / graded units with a declared condition.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  declared_grades_right AS numerator,
  declared_grades_known AS denominator,
  CAST(declared_grades_right AS decimal(38, 18)) / NULLIF(CAST(declared_grades_known AS decimal(38, 6)), 0) AS declared_grade_accuracy,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(declared_right), 0) AS declared_grades_right,
  coalesce(sum(declared_known), 0) AS declared_grades_known
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.declared_grade_accuracy_coverage
COMMENT 'Graded units with a declared condition (ratio). Graded units with a declared condition / units graded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  declared_grades_known AS numerator,
  units_graded_first AS denominator,
  CAST(declared_grades_known AS decimal(38, 18)) / NULLIF(CAST(units_graded_first AS decimal(38, 6)), 0) AS declared_grade_accuracy_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(declared_known), 0) AS declared_grades_known,
  coalesce(sum(graded), 0) AS units_graded_first
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.declared_grades_known
COMMENT 'Units with a declared condition (unit). Cycles that were graded and whose condition the customer had declared.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  declared_grades_known,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(declared_known), 0) AS declared_grades_known
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.declared_grades_right
COMMENT 'Units graded as declared (unit). Cycles whose first grade is the declared one.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  declared_grades_right,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(declared_right), 0) AS declared_grades_right
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.double_listing_rate
COMMENT 'Double-listing rate (ratio). Double offers / offers.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  origin,
  offers_double AS numerator,
  offers_counted AS denominator,
  CAST(offers_double AS decimal(38, 18)) / NULLIF(CAST(offers_counted AS decimal(38, 6)), 0) AS double_listing_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  origin,
  coalesce(sum(double_listed), 0) AS offers_double,
  count(*) AS offers_counted
FROM operations."listings"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.first_attempts
COMMENT 'First repair attempts (unit). First attempts of a cycle with a known outcome.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  first_attempts,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  coalesce(sum(attempted), 0) AS first_attempts
FROM operations."repairs"
WHERE attempt_no = 1
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.first_attempts_fixed
COMMENT 'First repair attempts that succeeded (unit). First attempts of a cycle whose outcome is FIXED.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  first_attempts_fixed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  coalesce(sum(fixed), 0) AS first_attempts_fixed
FROM operations."repairs"
WHERE attempt_no = 1
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.first_graded_defective
COMMENT 'Units first graded defective (unit). Cycles whose first grading gave DEFECTIVE.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  first_graded_defective,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded), 0) AS first_graded_defective
FROM operations."journeys"
WHERE first_grade = 'DEFECTIVE'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.first_graded_fair
COMMENT 'Units first graded fair (unit). Cycles whose first grading gave FAIR.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  first_graded_fair,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded), 0) AS first_graded_fair
FROM operations."journeys"
WHERE first_grade = 'FAIR'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.first_graded_good
COMMENT 'Units first graded good (unit). Cycles whose first grading gave GOOD.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  first_graded_good,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded), 0) AS first_graded_good
FROM operations."journeys"
WHERE first_grade = 'GOOD'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.first_graded_like_new
COMMENT 'Units first graded as new (unit). Cycles whose first grading gave LIKE_NEW.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  first_graded_like_new,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded), 0) AS first_graded_like_new
FROM operations."journeys"
WHERE first_grade = 'LIKE_NEW'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.first_pass_yield
COMMENT 'First-pass yield (ratio). First attempts that succeeded / first attempts with a known outcome.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  first_attempts_fixed AS numerator,
  first_attempts AS denominator,
  CAST(first_attempts_fixed AS decimal(38, 18)) / NULLIF(CAST(first_attempts AS decimal(38, 6)), 0) AS first_pass_yield,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  coalesce(sum(fixed) FILTER (WHERE attempt_no = 1), 0) AS first_attempts_fixed,
  coalesce(sum(attempted) FILTER (WHERE attempt_no = 1), 0) AS first_attempts
FROM operations."repairs"
WHERE attempt_no = 1
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.funnel_coverage
COMMENT 'Arrivals with a request (ratio). Take-back cycles that arrived and were asked for / take-back cycles that arrived.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_received_requested AS numerator,
  funnel_received AS denominator,
  CAST(funnel_received_requested AS decimal(38, 18)) / NULLIF(CAST(funnel_received AS decimal(38, 6)), 0) AS funnel_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(received) FILTER (WHERE (return_kind = 'TAKE_BACK' AND requested = 1)), 0) AS funnel_received_requested,
  coalesce(sum(received) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_received
FROM operations."journeys"
WHERE (return_kind = 'TAKE_BACK' AND requested = 1)
  OR return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_delivered
COMMENT 'Funnel 7: delivered (unit). Take-back cycles that were delivered, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_delivered,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(delivered), 0) AS funnel_delivered
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_delivered_rate
COMMENT 'Funnel rate: delivered / sold (ratio). Take-back cycles delivered / sold, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_delivered AS numerator,
  funnel_sold AS denominator,
  CAST(funnel_delivered AS decimal(38, 18)) / NULLIF(CAST(funnel_sold AS decimal(38, 6)), 0) AS funnel_delivered_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(delivered) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_delivered,
  coalesce(sum(sold) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_sold
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_graded
COMMENT 'Funnel 3: graded (unit). Take-back cycles that were graded, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_graded,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded), 0) AS funnel_graded
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_graded_rate
COMMENT 'Funnel rate: graded / arrived (ratio). Take-back cycles graded / arrived, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_graded AS numerator,
  funnel_received AS denominator,
  CAST(funnel_graded AS decimal(38, 18)) / NULLIF(CAST(funnel_received AS decimal(38, 6)), 0) AS funnel_graded_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_graded,
  coalesce(sum(received) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_received
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_listed
COMMENT 'Funnel 5: offered for sale (unit). Take-back cycles that were offered for sale, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_listed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(listed), 0) AS funnel_listed
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_listed_rate
COMMENT 'Funnel rate: offered for sale / graded (ratio). Take-back cycles offered for sale / graded, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_listed AS numerator,
  funnel_graded AS denominator,
  CAST(funnel_listed AS decimal(38, 18)) / NULLIF(CAST(funnel_graded AS decimal(38, 6)), 0) AS funnel_listed_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(listed) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_listed,
  coalesce(sum(graded) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_graded
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_paid_out
COMMENT 'Funnel 4: paid out (unit). Take-back cycles that were paid out, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_paid_out,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(paid_out), 0) AS funnel_paid_out
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_paid_out_rate
COMMENT 'Funnel rate: paid out / graded (ratio). Take-back cycles paid out / graded, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_paid_out AS numerator,
  funnel_graded AS denominator,
  CAST(funnel_paid_out AS decimal(38, 18)) / NULLIF(CAST(funnel_graded AS decimal(38, 6)), 0) AS funnel_paid_out_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(paid_out) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_paid_out,
  coalesce(sum(graded) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_graded
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_received
COMMENT 'Funnel 2: arrived (unit). Take-back cycles that arrived, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_received,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(received), 0) AS funnel_received
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_received_rate
COMMENT 'Funnel rate: arrived / asked for (ratio). Take-back cycles arrived / asked for, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_received AS numerator,
  funnel_requested AS denominator,
  CAST(funnel_received AS decimal(38, 18)) / NULLIF(CAST(funnel_requested AS decimal(38, 6)), 0) AS funnel_received_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(received) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_received,
  coalesce(sum(requested) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_requested
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_received_requested
COMMENT 'Units arrived that were asked for (unit). Take-back cycles that were asked for and arrived.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_received_requested,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(received), 0) AS funnel_received_requested
FROM operations."journeys"
WHERE (return_kind = 'TAKE_BACK' AND requested = 1)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_requested
COMMENT 'Funnel 1: asked for (unit). Take-back cycles that were asked for, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_requested,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(requested), 0) AS funnel_requested
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_sold
COMMENT 'Funnel 6: sold (unit). Take-back cycles that were sold, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_sold,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(sold), 0) AS funnel_sold
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_sold_rate
COMMENT 'Funnel rate: sold / offered for sale (ratio). Take-back cycles sold / offered for sale, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_sold AS numerator,
  funnel_listed AS denominator,
  CAST(funnel_sold AS decimal(38, 18)) / NULLIF(CAST(funnel_listed AS decimal(38, 6)), 0) AS funnel_sold_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(sold) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_sold,
  coalesce(sum(listed) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_listed
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.funnel_throughput_rate
COMMENT 'Funnel rate: sold / asked for (ratio). Take-back cycles sold / asked for, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  funnel_sold AS numerator,
  funnel_requested AS denominator,
  CAST(funnel_sold AS decimal(38, 18)) / NULLIF(CAST(funnel_requested AS decimal(38, 6)), 0) AS funnel_throughput_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(sold) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_sold,
  coalesce(sum(requested) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_requested
FROM operations."journeys"
WHERE return_kind = 'TAKE_BACK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.goods_returned
COMMENT 'Pieces returned, matched to a sale (unit). Pieces returned, matched to a sale, as posted to units.returned.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  goods_returned,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS goods_returned
FROM mart."rollup"
WHERE account = 'units.returned'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.goods_returned_all
COMMENT 'Pieces returned (unit). Pieces returned, whether or not a sale is known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (goods_returned + goods_returned_unmatched) AS goods_returned_all,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'units.returned'), 0) AS goods_returned,
  coalesce(sum(amount) FILTER (WHERE account = 'units.returned-unmatched'), 0) AS goods_returned_unmatched
FROM mart."rollup"
WHERE account = 'units.returned'
  OR account = 'units.returned-unmatched'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.goods_returned_unmatched
COMMENT 'Pieces returned without a known sale (unit). Pieces returned without a known sale, as posted to units.returned-unmatched.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  goods_returned_unmatched,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS goods_returned_unmatched
FROM mart."rollup"
WHERE account = 'units.returned-unmatched'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.grade_share_defective
COMMENT 'Share of units graded defective (ratio). Units first graded defective / units graded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  first_graded_defective AS numerator,
  units_graded_first AS denominator,
  CAST(first_graded_defective AS decimal(38, 18)) / NULLIF(CAST(units_graded_first AS decimal(38, 6)), 0) AS grade_share_defective,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded) FILTER (WHERE first_grade = 'DEFECTIVE'), 0) AS first_graded_defective,
  coalesce(sum(graded), 0) AS units_graded_first
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.grade_share_fair
COMMENT 'Share of units graded fair (ratio). Units first graded fair / units graded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  first_graded_fair AS numerator,
  units_graded_first AS denominator,
  CAST(first_graded_fair AS decimal(38, 18)) / NULLIF(CAST(units_graded_first AS decimal(38, 6)), 0) AS grade_share_fair,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded) FILTER (WHERE first_grade = 'FAIR'), 0) AS first_graded_fair,
  coalesce(sum(graded), 0) AS units_graded_first
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.grade_share_good
COMMENT 'Share of units graded good (ratio). Units first graded good / units graded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  first_graded_good AS numerator,
  units_graded_first AS denominator,
  CAST(first_graded_good AS decimal(38, 18)) / NULLIF(CAST(units_graded_first AS decimal(38, 6)), 0) AS grade_share_good,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded) FILTER (WHERE first_grade = 'GOOD'), 0) AS first_graded_good,
  coalesce(sum(graded), 0) AS units_graded_first
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.grade_share_like_new
COMMENT 'Share of units graded as new (ratio). Units first graded as new / units graded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  first_graded_like_new AS numerator,
  units_graded_first AS denominator,
  CAST(first_graded_like_new AS decimal(38, 18)) / NULLIF(CAST(units_graded_first AS decimal(38, 6)), 0) AS grade_share_like_new,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded) FILTER (WHERE first_grade = 'LIKE_NEW'), 0) AS first_graded_like_new,
  coalesce(sum(graded), 0) AS units_graded_first
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.gradings
COMMENT 'Gradings (unit). Gradings, repeated ones included, as posted to units.graded.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  gradings,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS gradings
FROM mart."rollup"
WHERE account = 'units.graded'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.handling_time
COMMENT 'Handling time (s). Handling time, as posted to time.handling.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  handling_time,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS handling_time
FROM mart."rollup"
WHERE account = 'time.handling'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.label_expiry_rate
COMMENT 'Label expiry rate (ratio). Return labels expired / return labels issued, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  labels_expired AS numerator,
  labels_issued AS denominator,
  CAST(labels_expired AS decimal(38, 18)) / NULLIF(CAST(labels_issued AS decimal(38, 6)), 0) AS label_expiry_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'labels.expired'), 0) AS labels_expired,
  coalesce(sum(amount) FILTER (WHERE account = 'labels.issued'), 0) AS labels_issued
FROM mart."rollup"
WHERE account = 'labels.expired'
  OR account = 'labels.issued'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.label_use_rate
COMMENT 'Label use (ratio). Return labels used / return labels issued, by the day of issue.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  labels_used AS numerator,
  labels_issued AS denominator,
  CAST(labels_used AS decimal(38, 18)) / NULLIF(CAST(labels_issued AS decimal(38, 6)), 0) AS label_use_rate,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, grade, channel, partner,
  sum(labels_used) AS labels_used,
  sum(labels_issued) AS labels_issued
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  count(*) AS labels_used,
  CAST(NULL AS decimal(38, 6)) AS labels_issued
FROM operations."stages"
WHERE (stage = 'label_to_receipt' AND status = 'DONE')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  CAST(NULL AS bigint) AS labels_used,
  coalesce(sum(amount), 0) AS labels_issued
FROM mart."rollup"
WHERE account = 'labels.issued'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
GROUP BY business_month, tenant, brand, program, category, grade, channel, partner
);

CREATE OR REPLACE VIEW operations.labels_expired
COMMENT 'Return labels expired (unit). Return labels expired, as posted to labels.expired.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  labels_expired,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS labels_expired
FROM mart."rollup"
WHERE account = 'labels.expired'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.labels_issued
COMMENT 'Return labels issued (unit). Return labels issued, as posted to labels.issued.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  labels_issued,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS labels_issued
FROM mart."rollup"
WHERE account = 'labels.issued'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.labels_used
COMMENT 'Return labels used (unit). Labels with which a unit arrived, by the day of issue.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  labels_used,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS labels_used
FROM operations."stages"
WHERE (stage = 'label_to_receipt' AND status = 'DONE')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.listing_rejection_rate
COMMENT 'Rejection rate of offers (ratio). Offers refused by a channel / offers placed.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  listings_rejected AS numerator,
  units_listed AS denominator,
  CAST(listings_rejected AS decimal(38, 18)) / NULLIF(CAST(units_listed AS decimal(38, 6)), 0) AS listing_rejection_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'listings.rejected'), 0) AS listings_rejected,
  coalesce(sum(amount) FILTER (WHERE account = 'units.listed'), 0) AS units_listed
FROM mart."rollup"
WHERE account = 'listings.rejected'
  OR account = 'units.listed'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.listings_rejected
COMMENT 'Offers refused by a channel (unit). Offers refused by a channel, as posted to listings.rejected.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  listings_rejected,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS listings_rejected
FROM mart."rollup"
WHERE account = 'listings.rejected'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.manual_touches
COMMENT 'Manual touches (unit). Steps in which a person decided or worked.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  manual_touches,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  coalesce(sum(touches), 0) AS manual_touches
FROM operations."steps"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.manual_touches_per_100_returns
COMMENT 'Manual touches per 100 returns (ratio). 100 x manual touches / units received.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  (CAST((100 * manual_touches) AS decimal(38, 18)) / NULLIF(CAST(units_received AS decimal(38, 6)), 0)) AS manual_touches_per_100_returns,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, grade, channel, partner,
  sum(manual_touches) AS manual_touches,
  sum(units_received) AS units_received
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  coalesce(sum(touches), 0) AS manual_touches,
  CAST(NULL AS decimal(38, 6)) AS units_received
FROM operations."steps"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  CAST(NULL AS decimal(38, 6)) AS manual_touches,
  coalesce(sum(amount), 0) AS units_received
FROM mart."rollup"
WHERE account = 'units.received'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
GROUP BY business_month, tenant, brand, program, category, grade, channel, partner
);

CREATE OR REPLACE VIEW operations.offer_days
COMMENT 'Days on offer of priced sales (d). Calendar days from the offer to the sale, of sales with a known first price.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  offer_days,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(days_when_priced), 0) AS offer_days
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.offers_begun
COMMENT 'Units put on offer (unit). Times a unit was put on offer, by the day it began; offers that follow each other without a break are one.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  offers_begun,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS offers_begun
FROM operations."stages"
WHERE stage = 'listing_to_sale'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.offers_counted
COMMENT 'Offers (unit). Offers of units on a channel.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  origin,
  offers_counted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  origin,
  count(*) AS offers_counted
FROM operations."listings"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.offers_decided
COMMENT 'Units on offer with an outcome (unit). Units put on offer that were sold or taken down.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  (offers_begun - offers_open) AS offers_decided,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) FILTER (WHERE stage = 'listing_to_sale') AS offers_begun,
  count(*) FILTER (WHERE (stage = 'listing_to_sale' AND status = 'OPEN')) AS offers_open
FROM operations."stages"
WHERE stage = 'listing_to_sale'
  OR (stage = 'listing_to_sale' AND status = 'OPEN')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.offers_double
COMMENT 'Double offers (unit). Offers that began while another offer of the unit was open.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  origin,
  offers_double,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  origin,
  coalesce(sum(double_listed), 0) AS offers_double
FROM operations."listings"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.offers_open
COMMENT 'Units still on offer (unit). Units put on offer that are neither sold nor taken down, by the day the offer began.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  offers_open,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS offers_open
FROM operations."stages"
WHERE (stage = 'listing_to_sale' AND status = 'OPEN')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.offers_sold
COMMENT 'Units on offer that were sold (unit). Units put on offer that were sold, by the day the offer began.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  offers_sold,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS offers_sold
FROM operations."stages"
WHERE (stage = 'listing_to_sale' AND status = 'DONE')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.original_of_resold
COMMENT 'Original price of units sold (reporting_currency). Original price of units sold, where both prices are known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  original_of_resold,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  coalesce(sum(original_price), 0) AS original_of_resold
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND original_price IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.oversell_rate
COMMENT 'Oversell rate (ratio). Units sold twice / sales of refurbished units.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales_oversold AS numerator,
  resales AS denominator,
  CAST(resales_oversold AS decimal(38, 18)) / NULLIF(CAST(resales AS decimal(38, 6)), 0) AS oversell_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(oversold), 0) AS resales_oversold,
  count(*) AS resales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.own_channel_sales
COMMENT 'Sales in the own shop (unit). Sales of refurbished units on channel own-shop.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  own_channel_sales,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(own_channel), 0) AS own_channel_sales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.own_channel_share
COMMENT 'Own-channel share (ratio). Sales in the own shop / sales with a known channel.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  own_channel_sales AS numerator,
  channel_known_sales AS denominator,
  CAST(own_channel_sales AS decimal(38, 18)) / NULLIF(CAST(channel_known_sales AS decimal(38, 6)), 0) AS own_channel_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(own_channel), 0) AS own_channel_sales,
  coalesce(sum(channel_known), 0) AS channel_known_sales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.own_channel_share_coverage
COMMENT 'Coverage of the own-channel share (ratio). Sales with a known channel / sales of refurbished units.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  channel_known_sales AS numerator,
  resales AS denominator,
  CAST(channel_known_sales AS decimal(38, 18)) / NULLIF(CAST(resales AS decimal(38, 6)), 0) AS own_channel_share_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(channel_known), 0) AS channel_known_sales,
  count(*) AS resales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.portal_abandon_rate
COMMENT 'Portal abandonment rate (ratio). Portal sessions abandoned / portal sessions started.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  portal_abandoned AS numerator,
  portal_started AS denominator,
  CAST(portal_abandoned AS decimal(38, 18)) / NULLIF(CAST(portal_started AS decimal(38, 6)), 0) AS portal_abandon_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'portal.abandoned'), 0) AS portal_abandoned,
  coalesce(sum(amount) FILTER (WHERE account = 'portal.started'), 0) AS portal_started
FROM mart."rollup"
WHERE account = 'portal.abandoned'
  OR account = 'portal.started'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.portal_abandoned
COMMENT 'Portal sessions abandoned (unit). Portal sessions abandoned, as posted to portal.abandoned.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  portal_abandoned,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS portal_abandoned
FROM mart."rollup"
WHERE account = 'portal.abandoned'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.portal_started
COMMENT 'Portal sessions started (unit). Portal sessions started, as posted to portal.started.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  portal_started,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS portal_started
FROM mart."rollup"
WHERE account = 'portal.started'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.price_change_latency_coverage
COMMENT 'Coverage of the price-change latency (ratio). Changes of price with a known price before / changes of price.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  origin,
  price_changes_timed AS numerator,
  prices_changed AS denominator,
  CAST(price_changes_timed AS decimal(38, 18)) / NULLIF(CAST(prices_changed AS decimal(38, 6)), 0) AS price_change_latency_coverage,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, grade, channel, partner, origin,
  sum(price_changes_timed) AS price_changes_timed,
  sum(prices_changed) AS prices_changed
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  origin,
  count(*) AS price_changes_timed,
  CAST(NULL AS decimal(38, 6)) AS prices_changed
FROM operations."price_changes"
WHERE hours_since_price IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  origin,
  CAST(NULL AS bigint) AS price_changes_timed,
  coalesce(sum(amount), 0) AS prices_changed
FROM mart."rollup"
WHERE account = 'prices.changed'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
)
GROUP BY business_month, tenant, brand, program, category, grade, channel, partner, origin
);

CREATE OR REPLACE VIEW operations.price_change_latency_p50
COMMENT 'Median price-change latency (h). Nearest-rank p50 of hours from the offer or the last change of its price to the change.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  channel,
  decided_by,
  price_change_latency_p50,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  channel,
  decided_by,
  element_at(array_sort(filter(array_agg(hours_since_price), x -> x IS NOT NULL)), greatest(1, (count(hours_since_price) * 50 + 100 - 1) / 100)) AS price_change_latency_p50
FROM operations."price_changes"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.price_change_latency_p90
COMMENT '90th percentile of price-change latency (h). Nearest-rank p90 of hours from the offer or the last change of its price to the change.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  channel,
  decided_by,
  price_change_latency_p90,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  channel,
  decided_by,
  element_at(array_sort(filter(array_agg(hours_since_price), x -> x IS NOT NULL)), greatest(1, (count(hours_since_price) * 90 + 100 - 1) / 100)) AS price_change_latency_p90
FROM operations."price_changes"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.price_changes_timed
COMMENT 'Changes of price with a known price before (unit). Changes of price whose offer or last change is known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  decided_by,
  origin,
  price_changes_timed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  decided_by,
  origin,
  count(*) AS price_changes_timed
FROM operations."price_changes"
WHERE hours_since_price IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.price_given_up
COMMENT 'Price given up while on offer (reporting_currency). First price asked less the price paid, where both are in the reporting currency.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  price_given_up,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(price_given_up), 0) AS price_given_up
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
);

CREATE OR REPLACE VIEW operations.price_given_up_coverage
COMMENT 'Coverage of the margin lost (ratio). Sales with a known first price / sales of refurbished units.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales_priced AS numerator,
  resales AS denominator,
  CAST(resales_priced AS decimal(38, 18)) / NULLIF(CAST(resales AS decimal(38, 6)), 0) AS price_given_up_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(priced), 0) AS resales_priced,
  count(*) AS resales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.price_given_up_per_day
COMMENT 'Margin lost per storage day (reporting_currency/d). Price given up while on offer / days on offer of priced sales.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  price_given_up AS numerator,
  offer_days AS denominator,
  CAST(price_given_up AS decimal(38, 18)) / NULLIF(CAST(offer_days AS decimal(38, 6)), 0) AS price_given_up_per_day,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, product, grade, channel, partner, country, origin, reporting_currency,
  sum(price_given_up) AS price_given_up,
  sum(offer_days) AS offer_days
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(price_given_up), 0) AS price_given_up,
  CAST(NULL AS decimal(38, 6)) AS offer_days
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  brand_currency AS reporting_currency,
  CAST(NULL AS decimal(38, 6)) AS price_given_up,
  coalesce(sum(days_when_priced), 0) AS offer_days
FROM operations."sales"
JOIN (SELECT brand AS brand_id, reporting_currency AS brand_currency FROM ref.brands)
  ON brand_id = brand
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
)
GROUP BY business_month, tenant, brand, program, category, product, grade, channel, partner, country, origin, reporting_currency
);

CREATE OR REPLACE VIEW operations.prices_changed
COMMENT 'Changes of price (unit). Changes of price, as posted to prices.changed.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  prices_changed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS prices_changed
FROM mart."rollup"
WHERE account = 'prices.changed'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.products_profitable
COMMENT 'Products that earned money (unit). Products with a contribution 2 above 0, over all time.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  products_profitable,
  1 AS metric_version
FROM (
SELECT last_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  coalesce(sum(profitable), 0) AS products_profitable
FROM operations."product_results"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.products_with_result
COMMENT 'Products with a result (unit). Products with entries in contribution 2, over all time.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  products_with_result,
  1 AS metric_version
FROM (
SELECT last_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  coalesce(sum(results), 0) AS products_with_result
FROM operations."product_results"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.profitable_product_share
COMMENT 'Share of products that earned money (ratio). Products with a contribution 2 above 0 / products with a result.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  products_profitable AS numerator,
  products_with_result AS denominator,
  CAST(products_profitable AS decimal(38, 18)) / NULLIF(CAST(products_with_result AS decimal(38, 6)), 0) AS profitable_product_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', last_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  coalesce(sum(profitable), 0) AS products_profitable,
  coalesce(sum(results), 0) AS products_with_result
FROM operations."product_results"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.profitable_program_share
COMMENT 'Share of programmes that earned money (ratio). Programmes with a contribution 2 above 0 / programmes with a result.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  programs_profitable AS numerator,
  programs_with_result AS denominator,
  CAST(programs_profitable AS decimal(38, 18)) / NULLIF(CAST(programs_with_result AS decimal(38, 6)), 0) AS profitable_program_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', last_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  coalesce(sum(profitable), 0) AS programs_profitable,
  coalesce(sum(results), 0) AS programs_with_result
FROM operations."program_results"
GROUP BY 1, 2, 3, 4
);

CREATE OR REPLACE VIEW operations.programs_profitable
COMMENT 'Programmes that earned money (unit). Programmes with a contribution 2 above 0, over all time.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  programs_profitable,
  1 AS metric_version
FROM (
SELECT last_date AS business_date,
  tenant,
  brand,
  program,
  coalesce(sum(profitable), 0) AS programs_profitable
FROM operations."program_results"
GROUP BY 1, 2, 3, 4
);

CREATE OR REPLACE VIEW operations.programs_with_result
COMMENT 'Programmes with a result (unit). Programmes with entries in contribution 2, over all time.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  programs_with_result,
  1 AS metric_version
FROM (
SELECT last_date AS business_date,
  tenant,
  brand,
  program,
  coalesce(sum(results), 0) AS programs_with_result
FROM operations."program_results"
GROUP BY 1, 2, 3, 4
);

CREATE OR REPLACE VIEW operations.redesign_coverage
COMMENT 'Coverage of mass and value lost (ratio). Lost units with mass and value / units that could not be repaired.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  redesign_known AS numerator,
  redesign_failures AS denominator,
  CAST(redesign_known AS decimal(38, 18)) / NULLIF(CAST(redesign_failures AS decimal(38, 6)), 0) AS redesign_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  coalesce(sum(lost_known), 0) AS redesign_known,
  coalesce(sum(end_of_life), 0) AS redesign_failures
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW operations.redesign_failures
COMMENT 'Units that could not be repaired (unit). Completed repair attempts whose outcome is END_OF_LIFE.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  redesign_failures,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  coalesce(sum(end_of_life), 0) AS redesign_failures
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW operations.redesign_known
COMMENT 'Lost units with mass and value (unit). Units that could not be repaired whose mass and estimated value are both known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  redesign_known,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  coalesce(sum(lost_known), 0) AS redesign_known
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW operations.redesign_mass
COMMENT 'Mass lost to failures (g). Mass as received of units that could not be repaired.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  redesign_mass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  coalesce(sum(lost_mass_g), 0) AS redesign_mass
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW operations.redesign_value
COMMENT 'Value lost to failures (reporting_currency). Estimated resale value at grading of units that could not be repaired.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  reporting_currency,
  redesign_value,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  reporting_currency,
  coalesce(sum(lost_value), 0) AS redesign_value
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.regrade_rate
COMMENT 'Regrade rate (ratio). Units regraded / units graded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  units_regraded AS numerator,
  units_graded_first AS denominator,
  CAST(units_regraded AS decimal(38, 18)) / NULLIF(CAST(units_graded_first AS decimal(38, 6)), 0) AS regrade_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(regraded), 0) AS units_regraded,
  coalesce(sum(graded), 0) AS units_graded_first
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.repair_alternative
COMMENT 'Best unrepaired alternative (reporting_currency). Estimated resale value at the first grading of repaired units that ended.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  reporting_currency,
  repair_alternative,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  reporting_currency,
  coalesce(sum(alternative_when_valued), 0) AS repair_alternative
FROM operations."repaired_units"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repair_contribution
COMMENT 'Contribution after repair (reporting_currency). Contribution 2 of repaired units that ended, without what was spent before grading, where a valuation is known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  reporting_currency,
  repair_contribution,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  reporting_currency,
  coalesce(sum(contribution_when_valued), 0) AS repair_contribution
FROM operations."repaired_units"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repair_cost_actual
COMMENT 'Repair cost as charged (reporting_currency). Costs of repairs with a quote and a cost, net.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  reporting_currency,
  repair_cost_actual,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(cost_when_quoted), 0) AS repair_cost_actual
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.repair_cost_quoted
COMMENT 'Repair cost as quoted (reporting_currency). Quotes of repairs with a quote and a cost, net.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  reporting_currency,
  repair_cost_quoted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(quote_when_quoted), 0) AS repair_cost_quoted
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.repair_cost_to_quote
COMMENT 'Actual to quoted repair cost (ratio). Repair cost as charged / repair cost as quoted.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  reporting_currency,
  repair_cost_actual AS numerator,
  repair_cost_quoted AS denominator,
  CAST(repair_cost_actual AS decimal(38, 18)) / NULLIF(CAST(repair_cost_quoted AS decimal(38, 6)), 0) AS repair_cost_to_quote,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(cost_when_quoted), 0) AS repair_cost_actual,
  coalesce(sum(quote_when_quoted), 0) AS repair_cost_quoted
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.repair_cost_to_quote_coverage
COMMENT 'Coverage of actual to quoted cost (ratio). Repairs with a quote and a cost / repair attempts.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  repairs_quoted AS numerator,
  repairs_counted AS denominator,
  CAST(repairs_quoted AS decimal(38, 18)) / NULLIF(CAST(repairs_counted AS decimal(38, 6)), 0) AS repair_cost_to_quote_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  coalesce(sum(quoted), 0) AS repairs_quoted,
  count(*) AS repairs_counted
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repair_minutes_coverage
COMMENT 'Coverage of the repair time (ratio). Repair attempts with a working time / repair attempts.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  repairs_timed AS numerator,
  repairs_counted AS denominator,
  CAST(repairs_timed AS decimal(38, 18)) / NULLIF(CAST(repairs_counted AS decimal(38, 6)), 0) AS repair_minutes_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  count(*) FILTER (WHERE work_minutes IS NOT NULL) AS repairs_timed,
  count(*) AS repairs_counted
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repair_minutes_p50
COMMENT 'Median repair time (min). Nearest-rank p50 of the working minutes of a repair attempt, where recorded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  partner,
  repair_minutes_p50,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  partner,
  element_at(array_sort(filter(array_agg(work_minutes), x -> x IS NOT NULL)), greatest(1, (count(work_minutes) * 50 + 100 - 1) / 100)) AS repair_minutes_p50
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.repair_minutes_p90
COMMENT '90th percentile of repair time (min). Nearest-rank p90 of the working minutes of a repair attempt, where recorded.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  partner,
  repair_minutes_p90,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  partner,
  element_at(array_sort(filter(array_agg(work_minutes), x -> x IS NOT NULL)), greatest(1, (count(work_minutes) * 90 + 100 - 1) / 100)) AS repair_minutes_p90
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.repair_rate
COMMENT 'Repair rate (ratio). Repairs that succeeded / repairs attempted (known outcome).'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_fixed AS numerator,
  ((repairs_fixed + repairs_repairable) + repairs_end_of_life) AS denominator,
  CAST(repairs_fixed AS decimal(38, 18)) / NULLIF(CAST(((repairs_fixed + repairs_repairable) + repairs_end_of_life) AS decimal(38, 6)), 0) AS repair_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed'), 0) AS repairs_fixed,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.repairable'), 0) AS repairs_repairable,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.end-of-life'), 0) AS repairs_end_of_life
FROM mart."rollup"
WHERE account = 'repairs.fixed'
  OR account = 'repairs.repairable'
  OR account = 'repairs.end-of-life'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repair_rate_coverage
COMMENT 'Coverage of the repair rate (ratio). Repairs with a known outcome / repairs completed.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  ((repairs_fixed + repairs_repairable) + repairs_end_of_life) AS numerator,
  ((((repairs_fixed + repairs_repairable) + repairs_end_of_life)) + repairs_unknown) AS denominator,
  CAST(((repairs_fixed + repairs_repairable) + repairs_end_of_life) AS decimal(38, 18)) / NULLIF(CAST(((((repairs_fixed + repairs_repairable) + repairs_end_of_life)) + repairs_unknown) AS decimal(38, 6)), 0) AS repair_rate_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed'), 0) AS repairs_fixed,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.repairable'), 0) AS repairs_repairable,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.end-of-life'), 0) AS repairs_end_of_life,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.unknown'), 0) AS repairs_unknown
FROM mart."rollup"
WHERE account = 'repairs.fixed'
  OR account = 'repairs.repairable'
  OR account = 'repairs.end-of-life'
  OR account = 'repairs.unknown'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repair_time
COMMENT 'Repair time (s). Repair time, as posted to time.repair.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repair_time,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repair_time
FROM mart."rollup"
WHERE account = 'time.repair'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repair_uplift
COMMENT 'Repair uplift (reporting_currency). Contribution after repair - best unrepaired alternative at grading.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  reporting_currency,
  (repair_contribution - repair_alternative) AS repair_uplift,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  reporting_currency,
  coalesce(sum(contribution_when_valued), 0) AS repair_contribution,
  coalesce(sum(alternative_when_valued), 0) AS repair_alternative
FROM operations."repaired_units"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repair_uplift_coverage
COMMENT 'Coverage of the repair uplift (ratio). Repaired units that ended, with a valuation / repaired units that ended.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  repaired_closed_valued AS numerator,
  repaired_closed AS denominator,
  CAST(repaired_closed_valued AS decimal(38, 18)) / NULLIF(CAST(repaired_closed AS decimal(38, 6)), 0) AS repair_uplift_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  coalesce(sum(valued), 0) AS repaired_closed_valued,
  count(*) AS repaired_closed
FROM operations."repaired_units"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.repair_uplift_per_unit
COMMENT 'Repair uplift of a unit (reporting_currency/unit). Repair uplift / repaired units that ended, with a valuation.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  reporting_currency,
  (repair_contribution - repair_alternative) AS numerator,
  repaired_closed_valued AS denominator,
  CAST((repair_contribution - repair_alternative) AS decimal(38, 18)) / NULLIF(CAST(repaired_closed_valued AS decimal(38, 6)), 0) AS repair_uplift_per_unit,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, product, grade, channel, origin, reporting_currency,
  sum(repair_contribution) AS repair_contribution,
  sum(repair_alternative) AS repair_alternative,
  sum(repaired_closed_valued) AS repaired_closed_valued
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  reporting_currency,
  coalesce(sum(contribution_when_valued), 0) AS repair_contribution,
  coalesce(sum(alternative_when_valued), 0) AS repair_alternative,
  CAST(NULL AS decimal(38, 6)) AS repaired_closed_valued
FROM operations."repaired_units"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  brand_currency AS reporting_currency,
  CAST(NULL AS decimal(38, 6)) AS repair_contribution,
  CAST(NULL AS decimal(38, 6)) AS repair_alternative,
  coalesce(sum(valued), 0) AS repaired_closed_valued
FROM operations."repaired_units"
JOIN (SELECT brand AS brand_id, reporting_currency AS brand_currency FROM ref.brands)
  ON brand_id = brand
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
)
GROUP BY business_month, tenant, brand, program, category, product, grade, channel, origin, reporting_currency
);

CREATE OR REPLACE VIEW operations.repaired_closed
COMMENT 'Repaired units that ended (unit). Ended cycles of units with a completed repair, by the day they ended.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  repaired_closed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  count(*) AS repaired_closed
FROM operations."repaired_units"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.repaired_closed_valued
COMMENT 'Repaired units that ended, with a valuation (unit). Ended cycles with a completed repair whose estimated resale value at grading is known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  repaired_closed_valued,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  origin,
  coalesce(sum(valued), 0) AS repaired_closed_valued
FROM operations."repaired_units"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.repairs_assigned
COMMENT 'Repairs assigned (unit). Repairs assigned, as posted to repairs.assigned.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_assigned,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_assigned
FROM mart."rollup"
WHERE account = 'repairs.assigned'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_attempted
COMMENT 'Repairs attempted (unit). Completed repairs with a known outcome: fixed, repairable or end of life.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  ((repairs_fixed + repairs_repairable) + repairs_end_of_life) AS repairs_attempted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed'), 0) AS repairs_fixed,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.repairable'), 0) AS repairs_repairable,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.end-of-life'), 0) AS repairs_end_of_life
FROM mart."rollup"
WHERE account = 'repairs.fixed'
  OR account = 'repairs.repairable'
  OR account = 'repairs.end-of-life'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_completed
COMMENT 'Repairs completed (unit). Completed repairs, those without a recorded outcome included.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  ((((repairs_fixed + repairs_repairable) + repairs_end_of_life)) + repairs_unknown) AS repairs_completed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed'), 0) AS repairs_fixed,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.repairable'), 0) AS repairs_repairable,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.end-of-life'), 0) AS repairs_end_of_life,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.unknown'), 0) AS repairs_unknown
FROM mart."rollup"
WHERE account = 'repairs.fixed'
  OR account = 'repairs.repairable'
  OR account = 'repairs.end-of-life'
  OR account = 'repairs.unknown'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_counted
COMMENT 'Repair attempts (unit). Completed repair attempts, whatever the outcome.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  repairs_counted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  count(*) AS repairs_counted
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_end_of_life
COMMENT 'Repairs that failed for good (unit). Repairs that failed for good, as posted to repairs.end-of-life.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_end_of_life,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_end_of_life
FROM mart."rollup"
WHERE account = 'repairs.end-of-life'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_first_pass
COMMENT 'Repairs marked as first-pass (unit). Repairs marked as first-pass, as posted to repairs.first-pass.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_first_pass,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_first_pass
FROM mart."rollup"
WHERE account = 'repairs.first-pass'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_fixed
COMMENT 'Repairs that succeeded (unit). Repairs that succeeded, as posted to repairs.fixed.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_fixed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_fixed
FROM mart."rollup"
WHERE account = 'repairs.fixed'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_paused
COMMENT 'Repairs paused (unit). Repairs paused, as posted to repairs.paused.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_paused,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_paused
FROM mart."rollup"
WHERE account = 'repairs.paused'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_quoted
COMMENT 'Repairs with a quote and a cost (unit). Completed repairs with a quote and a cost, both in the reporting currency.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  repairs_quoted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  coalesce(sum(quoted), 0) AS repairs_quoted
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_repairable
COMMENT 'Repairs pending (unit). Repairs pending, as posted to repairs.repairable.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_repairable,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_repairable
FROM mart."rollup"
WHERE account = 'repairs.repairable'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_started
COMMENT 'Repairs started (unit). Repairs started, as posted to repairs.started.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_started,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_started
FROM mart."rollup"
WHERE account = 'repairs.started'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_timed
COMMENT 'Repair attempts with a working time (unit). Completed repair attempts whose working time is recorded.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  repairs_timed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  partner,
  country,
  origin,
  count(*) AS repairs_timed
FROM operations."repairs"
WHERE work_minutes IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.repairs_unknown
COMMENT 'Repairs without a recorded outcome (unit). Repairs without a recorded outcome, as posted to repairs.unknown.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  repairs_unknown,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS repairs_unknown
FROM mart."rollup"
WHERE account = 'repairs.unknown'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.resale_price_with_original
COMMENT 'Resale price of units with a known original price (reporting_currency). Prices of units sold, where the original price is known, as on the document with VAT.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  resale_price_with_original,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  coalesce(sum(resale_price), 0) AS resale_price_with_original
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND original_price IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.resale_price_with_valuation
COMMENT 'Resale price of units with a known valuation at intake (reporting_currency). Prices of units sold, where the valuation at intake is known, as on the document with VAT.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  resale_price_with_valuation,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  coalesce(sum(resale_price), 0) AS resale_price_with_valuation
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND valuation IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.resale_return_rate
COMMENT 'Return rate of refurbished units (ratio). Sales that came back / sales of refurbished units, by the day of the sale.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales_returned AS numerator,
  resales AS denominator,
  CAST(resales_returned AS decimal(38, 18)) / NULLIF(CAST(resales AS decimal(38, 6)), 0) AS resale_return_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(came_back), 0) AS resales_returned,
  count(*) AS resales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.resales
COMMENT 'Sales of refurbished units (unit). Sales of refurbished units, returned ones included.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  count(*) AS resales
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.resales_oversold
COMMENT 'Units sold twice (unit). Sales of a unit that was sold already and had not come back.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales_oversold,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(oversold), 0) AS resales_oversold
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.resales_priced
COMMENT 'Sales with a known first price (unit). Sales whose first price asked and price paid are both in the reporting currency.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales_priced,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(priced), 0) AS resales_priced
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.resales_returned
COMMENT 'Sales that came back (unit). Sales of refurbished units that the buyer returned, by the day of the sale.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales_returned,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(came_back), 0) AS resales_returned
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.resales_timed
COMMENT 'Sales with a known offer (unit). Sales of units whose offer is known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  resales_timed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  count(*) AS resales_timed
FROM operations."sales"
WHERE days_to_sell IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.resold_with_original
COMMENT 'Units sold with a known original price (unit). Cycles that ended with a sale whose price and original price are both known in the reporting currency.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  resold_with_original,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  count(*) AS resold_with_original
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND original_price IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.resold_with_valuation
COMMENT 'Units sold with a known valuation at intake (unit). Cycles that ended with a sale whose price and valuation at intake are both known in the reporting currency.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  resold_with_valuation,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  count(*) AS resold_with_valuation
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND valuation IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.return_rate
COMMENT 'Return rate (ratio). Pieces returned / pieces sold in first life, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (goods_returned + goods_returned_unmatched) AS numerator,
  first_life_units AS denominator,
  CAST((goods_returned + goods_returned_unmatched) AS decimal(38, 18)) / NULLIF(CAST(first_life_units AS decimal(38, 6)), 0) AS return_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'units.returned'), 0) AS goods_returned,
  coalesce(sum(amount) FILTER (WHERE account = 'units.returned-unmatched'), 0) AS goods_returned_unmatched,
  coalesce(sum(amount) FILTER (WHERE account = 'units.sold'), 0) AS first_life_units
FROM mart."rollup"
WHERE account = 'units.returned'
  OR account = 'units.returned-unmatched'
  OR account = 'units.sold'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.return_rate_coverage
COMMENT 'Returns with a known sale (ratio). Pieces returned that are matched to a sale / pieces returned.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  goods_returned AS numerator,
  (goods_returned + goods_returned_unmatched) AS denominator,
  CAST(goods_returned AS decimal(38, 18)) / NULLIF(CAST((goods_returned + goods_returned_unmatched) AS decimal(38, 6)), 0) AS return_rate_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'units.returned'), 0) AS goods_returned,
  coalesce(sum(amount) FILTER (WHERE account = 'units.returned-unmatched'), 0) AS goods_returned_unmatched
FROM mart."rollup"
WHERE account = 'units.returned'
  OR account = 'units.returned-unmatched'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.returns_requested_take_back
COMMENT 'Take-backs requested (unit). Take-backs requested, as posted to returns.requested.take-back.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  returns_requested_take_back,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS returns_requested_take_back
FROM mart."rollup"
WHERE account = 'returns.requested.take-back'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.returns_requested_warranty
COMMENT 'Warranty returns requested (unit). Warranty returns requested, as posted to returns.requested.warranty.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  returns_requested_warranty,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS returns_requested_warranty
FROM mart."rollup"
WHERE account = 'returns.requested.warranty'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.returns_requested_withdrawal
COMMENT 'Withdrawals requested (unit). Withdrawals requested, as posted to returns.requested.withdrawal.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  returns_requested_withdrawal,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS returns_requested_withdrawal
FROM mart."rollup"
WHERE account = 'returns.requested.withdrawal'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.sell_through
COMMENT 'Sell-through (ratio). Units sold / units put on offer, by the day the offer began; open offers are in the denominator.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  offers_sold AS numerator,
  offers_begun AS denominator,
  CAST(offers_sold AS decimal(38, 18)) / NULLIF(CAST(offers_begun AS decimal(38, 6)), 0) AS sell_through,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) FILTER (WHERE (stage = 'listing_to_sale' AND status = 'DONE')) AS offers_sold,
  count(*) FILTER (WHERE stage = 'listing_to_sale') AS offers_begun
FROM operations."stages"
WHERE (stage = 'listing_to_sale' AND status = 'DONE')
  OR stage = 'listing_to_sale'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.sell_through_coverage
COMMENT 'Coverage of the sell-through (ratio). Units on offer with an outcome / units put on offer.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  (offers_begun - offers_open) AS numerator,
  offers_begun AS denominator,
  CAST((offers_begun - offers_open) AS decimal(38, 18)) / NULLIF(CAST(offers_begun AS decimal(38, 6)), 0) AS sell_through_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) FILTER (WHERE stage = 'listing_to_sale') AS offers_begun,
  count(*) FILTER (WHERE (stage = 'listing_to_sale' AND status = 'OPEN')) AS offers_open
FROM operations."stages"
WHERE stage = 'listing_to_sale'
  OR (stage = 'listing_to_sale' AND status = 'OPEN')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.service_minutes_per_100_returns
COMMENT 'Service minutes per 100 returns (min/unit). 100 x recorded working minutes / units received.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (CAST((CAST((100 * ((handling_time + repair_time))) AS decimal(38, 18)) / NULLIF(CAST(units_received AS decimal(38, 6)), 0)) AS decimal(38, 18)) / NULLIF(CAST(60 AS decimal(38, 6)), 0)) AS service_minutes_per_100_returns,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'time.handling'), 0) AS handling_time,
  coalesce(sum(amount) FILTER (WHERE account = 'time.repair'), 0) AS repair_time,
  coalesce(sum(amount) FILTER (WHERE account = 'units.received'), 0) AS units_received
FROM mart."rollup"
WHERE account = 'time.handling'
  OR account = 'time.repair'
  OR account = 'units.received'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.service_time
COMMENT 'Service time (s). Recorded working time of handling and repair.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (handling_time + repair_time) AS service_time,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'time.handling'), 0) AS handling_time,
  coalesce(sum(amount) FILTER (WHERE account = 'time.repair'), 0) AS repair_time
FROM mart."rollup"
WHERE account = 'time.handling'
  OR account = 'time.repair'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_automation_rate
COMMENT 'Automation rate, by stage (ratio). Decisions by a rule / all decisions, by stage of the loop.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_steps_by_rule AS numerator,
  stage_steps_decided AS denominator,
  CAST(stage_steps_by_rule AS decimal(38, 18)) / NULLIF(CAST(stage_steps_decided AS decimal(38, 6)), 0) AS stage_automation_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) FILTER (WHERE decided_by = 'RULE') AS stage_steps_by_rule,
  count(*) FILTER (WHERE decided_by IS NOT NULL) AS stage_steps_decided
FROM operations."steps"
WHERE decided_by = 'RULE'
  OR decided_by IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_done
COMMENT 'Stages ended (unit). Times a unit began a stage that has ended, by the day it began.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_done,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS stage_done
FROM operations."stages"
WHERE status = 'DONE'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_duration_p50
COMMENT 'Median duration of stages ended (h). Nearest-rank p50 of hours of ended stages only, by the day they began.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  stage_duration_p50,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  element_at(array_sort(filter(array_agg(hours), x -> x IS NOT NULL)), greatest(1, (count(hours) * 50 + 100 - 1) / 100)) AS stage_duration_p50
FROM operations."stages"
WHERE status = 'DONE'
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.stage_duration_p90
COMMENT '90th percentile of duration of stages ended (h). Nearest-rank p90 of hours of ended stages only, by the day they began.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  stage_duration_p90,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  element_at(array_sort(filter(array_agg(hours), x -> x IS NOT NULL)), greatest(1, (count(hours) * 90 + 100 - 1) / 100)) AS stage_duration_p90
FROM operations."stages"
WHERE status = 'DONE'
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.stage_entered
COMMENT 'Stages begun (unit). Times a unit began a stage, by the day it began.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_entered,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS stage_entered
FROM operations."stages"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_left
COMMENT 'Stages left (unit). Times a unit left a stage another way than by its end, by the day it began.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_left,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS stage_left
FROM operations."stages"
WHERE status = 'LEFT'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_open
COMMENT 'Stages open (unit). Times a unit began a stage that has not ended: right-censored, by the day it began.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_open,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS stage_open
FROM operations."stages"
WHERE status = 'OPEN'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_service_minutes
COMMENT 'Service minutes, by stage (min). Recorded working minutes, with the stage of the loop they belong to.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_service_minutes,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  coalesce(sum(work_minutes), 0) AS stage_service_minutes
FROM operations."steps"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_steps_by_rule
COMMENT 'Decisions by a rule, by stage (unit). Decisions by a rule, with the stage of the loop they belong to.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_steps_by_rule,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS stage_steps_by_rule
FROM operations."steps"
WHERE decided_by = 'RULE'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_steps_decided
COMMENT 'Decisions, by stage (unit). Decisions by a rule or a person, with the stage of the loop they belong to.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_steps_decided,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) AS stage_steps_decided
FROM operations."steps"
WHERE decided_by IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_timed
COMMENT 'Stages in the turnaround (unit). Stages ended or open: those that the turnaround counts.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  (stage_done + stage_open) AS stage_timed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) FILTER (WHERE status = 'DONE') AS stage_done,
  count(*) FILTER (WHERE status = 'OPEN') AS stage_open
FROM operations."stages"
WHERE status = 'DONE'
  OR status = 'OPEN'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_turnaround_coverage
COMMENT 'Stages ended of those timed (ratio). Stages ended / stages ended or open: how much of the turnaround is known.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  stage_done AS numerator,
  (stage_done + stage_open) AS denominator,
  CAST(stage_done AS decimal(38, 18)) / NULLIF(CAST((stage_done + stage_open) AS decimal(38, 6)), 0) AS stage_turnaround_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  stage,
  count(*) FILTER (WHERE status = 'DONE') AS stage_done,
  count(*) FILTER (WHERE status = 'OPEN') AS stage_open
FROM operations."stages"
WHERE status = 'DONE'
  OR status = 'OPEN'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stage_turnaround_p50
COMMENT 'Median turnaround (h). Nearest-rank p50 of hours in a stage, by the day it began. An open one counts with its hours until the brand''s newest event, so the figure is a lower bound while many are open.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  stage_turnaround_p50,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  element_at(array_sort(filter(array_agg(hours_so_far), x -> x IS NOT NULL)), greatest(1, (count(hours_so_far) * 50 + 100 - 1) / 100)) AS stage_turnaround_p50
FROM operations."stages"
WHERE status <> 'LEFT'
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.stage_turnaround_p90
COMMENT '90th percentile of turnaround (h). Nearest-rank p90 of hours in a stage, by the day it began. An open one counts with its hours until the brand''s newest event, so the figure is a lower bound while many are open.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  stage_turnaround_p90,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  element_at(array_sort(filter(array_agg(hours_so_far), x -> x IS NOT NULL)), greatest(1, (count(hours_so_far) * 90 + 100 - 1) / 100)) AS stage_turnaround_p90
FROM operations."stages"
WHERE status <> 'LEFT'
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.steps_by_person
COMMENT 'Decisions by a person (unit). Decisions by a person, as posted to steps.by-person.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  steps_by_person,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS steps_by_person
FROM mart."rollup"
WHERE account = 'steps.by-person'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.steps_by_rule
COMMENT 'Decisions by a rule (unit). Decisions by a rule, as posted to steps.by-rule.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  steps_by_rule,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS steps_by_rule
FROM mart."rollup"
WHERE account = 'steps.by-rule'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.steps_decided
COMMENT 'Decisions (unit). Decisions by a rule or a person: identification, grading, assignment of repairs, changes of price.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (steps_by_rule + steps_by_person) AS steps_decided,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'steps.by-rule'), 0) AS steps_by_rule,
  coalesce(sum(amount) FILTER (WHERE account = 'steps.by-person'), 0) AS steps_by_person
FROM mart."rollup"
WHERE account = 'steps.by-rule'
  OR account = 'steps.by-person'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stock_accuracy
COMMENT 'Stock accuracy (ratio). Units found / units looked for at a stock count.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_found AS numerator,
  (units_found + units_missing) AS denominator,
  CAST(units_found AS decimal(38, 18)) / NULLIF(CAST((units_found + units_missing) AS decimal(38, 6)), 0) AS stock_accuracy,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'units.counted-found'), 0) AS units_found,
  coalesce(sum(amount) FILTER (WHERE account = 'units.counted-missing'), 0) AS units_missing
FROM mart."rollup"
WHERE account = 'units.counted-found'
  OR account = 'units.counted-missing'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.stock_age
COMMENT 'Mean age of stock (d/unit). Days in stock / units in stock.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  stock_days AS numerator,
  stock_units AS denominator,
  CAST(stock_days AS decimal(38, 18)) / NULLIF(CAST(stock_units AS decimal(38, 6)), 0) AS stock_age,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', as_of_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  coalesce(sum(age_days), 0) AS stock_days,
  count(*) AS stock_units
FROM operations."stock"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.stock_age_p50
COMMENT 'Median age of stock (d). Nearest-rank p50 of the calendar days of units in stock.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  grade,
  place,
  stock_age_p50,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', as_of_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  grade,
  place,
  element_at(array_sort(filter(array_agg(age_days), x -> x IS NOT NULL)), greatest(1, (count(age_days) * 50 + 100 - 1) / 100)) AS stock_age_p50
FROM operations."stock"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.stock_age_p90
COMMENT '90th percentile of age of stock (d). Nearest-rank p90 of the calendar days of units in stock.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  grade,
  place,
  stock_age_p90,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', as_of_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  grade,
  place,
  element_at(array_sort(filter(array_agg(age_days), x -> x IS NOT NULL)), greatest(1, (count(age_days) * 90 + 100 - 1) / 100)) AS stock_age_p90
FROM operations."stock"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW operations.stock_days
COMMENT 'Days in stock (d). Sum of the calendar days of units in stock.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  stock_days,
  1 AS metric_version
FROM (
SELECT as_of_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  coalesce(sum(age_days), 0) AS stock_days
FROM operations."stock"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.stock_over_90_share
COMMENT 'Share of stock over 90 days (ratio). Units in stock over 90 days / units in stock.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  stock_units_over_90 AS numerator,
  stock_units AS denominator,
  CAST(stock_units_over_90 AS decimal(38, 18)) / NULLIF(CAST(stock_units AS decimal(38, 6)), 0) AS stock_over_90_share,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', as_of_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  count(*) FILTER (WHERE age_days > 90) AS stock_units_over_90,
  count(*) AS stock_units
FROM operations."stock"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.stock_units
COMMENT 'Units in stock (unit). Units that arrived and are neither sold nor gone, with their age as of the brand''s newest event.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  stock_units,
  1 AS metric_version
FROM (
SELECT as_of_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  count(*) AS stock_units
FROM operations."stock"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.stock_units_over_90
COMMENT 'Units in stock over 90 days (unit). Units in stock for more than 90 days.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  stock_units_over_90,
  1 AS metric_version
FROM (
SELECT as_of_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  age_class,
  place,
  count(*) AS stock_units_over_90
FROM operations."stock"
WHERE age_days > 90
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.take_back_rate
COMMENT 'Take-back rate (ratio). Units taken back / pieces sold in first life, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_taken_back AS numerator,
  first_life_units AS denominator,
  CAST(units_taken_back AS decimal(38, 18)) / NULLIF(CAST(first_life_units AS decimal(38, 6)), 0) AS take_back_rate,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, grade, channel, partner, country, origin,
  sum(units_taken_back) AS units_taken_back,
  sum(first_life_units) AS first_life_units
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  count(*) AS units_taken_back,
  CAST(NULL AS decimal(38, 6)) AS first_life_units
FROM operations."unit_events"
WHERE (type = 'UnitReceived' AND return_kind = 'TAKE_BACK')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  CAST(NULL AS bigint) AS units_taken_back,
  coalesce(sum(amount), 0) AS first_life_units
FROM mart."rollup"
WHERE account = 'units.sold'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
)
GROUP BY business_month, tenant, brand, program, category, grade, channel, partner, country, origin
);

CREATE OR REPLACE VIEW operations.unit_recovery_rate
COMMENT 'Unit recovery (ratio). (Resold + harvested for parts) / units dispositioned.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  units_recovered AS numerator,
  units_dispositioned AS denominator,
  CAST(units_recovered AS decimal(38, 18)) / NULLIF(CAST(units_dispositioned AS decimal(38, 6)), 0) AS unit_recovery_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(recovered), 0) AS units_recovered,
  coalesce(sum(dispositioned), 0) AS units_dispositioned
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.units_counted
COMMENT 'Units counted (unit). Units looked for at a stock count.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  (units_found + units_missing) AS units_counted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'units.counted-found'), 0) AS units_found,
  coalesce(sum(amount) FILTER (WHERE account = 'units.counted-missing'), 0) AS units_missing
FROM mart."rollup"
WHERE account = 'units.counted-found'
  OR account = 'units.counted-missing'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_delisted
COMMENT 'Offers taken down (unit). Offers taken down, as posted to units.delisted.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_delisted,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_delisted
FROM mart."rollup"
WHERE account = 'units.delisted'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_delivered
COMMENT 'Units delivered (unit). Units delivered, as posted to units.delivered.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_delivered,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_delivered
FROM mart."rollup"
WHERE account = 'units.delivered'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_dispositioned
COMMENT 'Units dispositioned (unit). Cycles that arrived and were resold, harvested, recycled, donated, written off or lost, by the day of the request or arrival. Units sent back to their owners are left out.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  units_dispositioned,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(dispositioned), 0) AS units_dispositioned
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.units_donated
COMMENT 'Units donated (unit). Units donated, as posted to units.donated.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_donated,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_donated
FROM mart."rollup"
WHERE account = 'units.donated'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_found
COMMENT 'Units found at a count (unit). Units found at a count, as posted to units.counted-found.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_found,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_found
FROM mart."rollup"
WHERE account = 'units.counted-found'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_graded_first
COMMENT 'Units graded (unit). Cycles of units that were graded, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  units_graded_first,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(graded), 0) AS units_graded_first
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.units_harvested
COMMENT 'Units taken apart for parts (unit). Units taken apart for parts, as posted to units.harvested.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_harvested,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_harvested
FROM mart."rollup"
WHERE account = 'units.harvested'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_identified
COMMENT 'Units identified (unit). Units identified, as posted to units.identified.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_identified,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_identified
FROM mart."rollup"
WHERE account = 'units.identified'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_listed
COMMENT 'Offers placed (unit). Offers placed, as posted to units.listed.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_listed,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_listed
FROM mart."rollup"
WHERE account = 'units.listed'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_lost
COMMENT 'Units lost (unit). Units lost, as posted to units.lost.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_lost,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_lost
FROM mart."rollup"
WHERE account = 'units.lost'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_missing
COMMENT 'Units missing at a count (unit). Units missing at a count, as posted to units.counted-missing.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_missing,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_missing
FROM mart."rollup"
WHERE account = 'units.counted-missing'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_moved
COMMENT 'Movements of units (unit). Movements of units, as posted to units.moved.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_moved,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_moved
FROM mart."rollup"
WHERE account = 'units.moved'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_received
COMMENT 'Units received (unit). Units received, whatever the kind of return, as posted to units.received.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_received,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_received
FROM mart."rollup"
WHERE account = 'units.received'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_recovered
COMMENT 'Units recovered (unit). Cycles that were resold or harvested for parts, by the day of the request or arrival.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  units_recovered,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(recovered), 0) AS units_recovered
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.units_recycled
COMMENT 'Units recycled (unit). Units recycled, as posted to units.recycled.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_recycled,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_recycled
FROM mart."rollup"
WHERE account = 'units.recycled'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_regraded
COMMENT 'Units regraded (unit). Cycles in which a later grading gave another grade than the first.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  units_regraded,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  coalesce(sum(regraded), 0) AS units_regraded
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.units_reserved
COMMENT 'Units reserved (unit). Units reserved, as posted to units.reserved.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_reserved,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_reserved
FROM mart."rollup"
WHERE account = 'units.reserved'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_resold
COMMENT 'Units sold, less returns (unit). Units sold as recognised by policy, less those that came back, as posted to units.resold.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_resold,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_resold
FROM mart."rollup"
WHERE account = 'units.resold'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_sent_back
COMMENT 'Units sent back (unit). Units sent back, as posted to units.sent-back.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_sent_back,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_sent_back
FROM mart."rollup"
WHERE account = 'units.sent-back'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_shipped
COMMENT 'Units shipped (unit). Units shipped, as posted to units.shipped.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_shipped,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_shipped
FROM mart."rollup"
WHERE account = 'units.shipped'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.units_taken_back
COMMENT 'Units taken back (unit). Units that arrived as a take-back.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  units_taken_back,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  count(*) AS units_taken_back
FROM operations."unit_events"
WHERE (type = 'UnitReceived' AND return_kind = 'TAKE_BACK')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.units_under_warranty
COMMENT 'Units received under warranty (unit). Units that arrived as a warranty case.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  units_under_warranty,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  count(*) AS units_under_warranty
FROM operations."unit_events"
WHERE (type = 'UnitReceived' AND return_kind = 'WARRANTY')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.units_withdrawn
COMMENT 'Units withdrawn (unit). Units that arrived because the buyer withdrew from the contract.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  units_withdrawn,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  count(*) AS units_withdrawn
FROM operations."unit_events"
WHERE (type = 'UnitReceived' AND return_kind = 'WITHDRAWAL')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
);

CREATE OR REPLACE VIEW operations.units_written_off
COMMENT 'Units written off (unit). Units written off, as posted to units.written-off.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_written_off,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS units_written_off
FROM mart."rollup"
WHERE account = 'units.written-off'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.valuation_of_resold
COMMENT 'Valuation at intake of units sold (reporting_currency). Valuation at intake of units sold, where both prices are known.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  valuation_of_resold,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  coalesce(sum(valuation), 0) AS valuation_of_resold
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND valuation IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.value_recovery_original
COMMENT 'Value recovery against original price (ratio). Resale price / original price of units sold, where both are known.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  resale_price_with_original AS numerator,
  original_of_resold AS denominator,
  CAST(resale_price_with_original AS decimal(38, 18)) / NULLIF(CAST(original_of_resold AS decimal(38, 6)), 0) AS value_recovery_original,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  coalesce(sum(resale_price) FILTER (WHERE (resale_price IS NOT NULL AND original_price IS NOT NULL)), 0) AS resale_price_with_original,
  coalesce(sum(original_price) FILTER (WHERE (resale_price IS NOT NULL AND original_price IS NOT NULL)), 0) AS original_of_resold
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND original_price IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.value_recovery_original_coverage
COMMENT 'Coverage of value recovery against original price (ratio). Units sold with a known original price / units sold and not returned.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  resold_with_original AS numerator,
  cycles_resold AS denominator,
  CAST(resold_with_original AS decimal(38, 18)) / NULLIF(CAST(cycles_resold AS decimal(38, 6)), 0) AS value_recovery_original_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  count(*) FILTER (WHERE (resale_price IS NOT NULL AND original_price IS NOT NULL)) AS resold_with_original,
  count(*) FILTER (WHERE end_state = 'RESOLD') AS cycles_resold
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND original_price IS NOT NULL)
  OR end_state = 'RESOLD'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.value_recovery_valuation
COMMENT 'Value recovery against valuation at intake (ratio). Resale price / valuation at intake of units sold, where both are known.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  resale_price_with_valuation AS numerator,
  valuation_of_resold AS denominator,
  CAST(resale_price_with_valuation AS decimal(38, 18)) / NULLIF(CAST(valuation_of_resold AS decimal(38, 6)), 0) AS value_recovery_valuation,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  reporting_currency,
  coalesce(sum(resale_price) FILTER (WHERE (resale_price IS NOT NULL AND valuation IS NOT NULL)), 0) AS resale_price_with_valuation,
  coalesce(sum(valuation) FILTER (WHERE (resale_price IS NOT NULL AND valuation IS NOT NULL)), 0) AS valuation_of_resold
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND valuation IS NOT NULL)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.value_recovery_valuation_coverage
COMMENT 'Coverage of value recovery against valuation at intake (ratio). Units sold with a known valuation at intake / units sold and not returned.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  resold_with_valuation AS numerator,
  cycles_resold AS denominator,
  CAST(resold_with_valuation AS decimal(38, 18)) / NULLIF(CAST(cycles_resold AS decimal(38, 6)), 0) AS value_recovery_valuation_coverage,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  channel,
  origin,
  return_kind,
  count(*) FILTER (WHERE (resale_price IS NOT NULL AND valuation IS NOT NULL)) AS resold_with_valuation,
  count(*) FILTER (WHERE end_state = 'RESOLD') AS cycles_resold
FROM operations."journeys"
WHERE (resale_price IS NOT NULL AND valuation IS NOT NULL)
  OR end_state = 'RESOLD'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
);

CREATE OR REPLACE VIEW operations.warranty_replaced
COMMENT 'Warranty cases settled by replacement (unit). Warranty cases settled by replacement, as posted to warranty.replaced.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  warranty_replaced,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS warranty_replaced
FROM mart."rollup"
WHERE account = 'warranty.replaced'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.warranty_replacement_rate
COMMENT 'Warranty replacement rate (ratio). Warranty cases settled by replacement / warranty cases serviced.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  warranty_replaced AS numerator,
  warranty_serviced AS denominator,
  CAST(warranty_replaced AS decimal(38, 18)) / NULLIF(CAST(warranty_serviced AS decimal(38, 6)), 0) AS warranty_replacement_rate,
  1 AS metric_version
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount) FILTER (WHERE account = 'warranty.replaced'), 0) AS warranty_replaced,
  coalesce(sum(amount) FILTER (WHERE account = 'warranty.serviced'), 0) AS warranty_serviced
FROM mart."rollup"
WHERE account = 'warranty.replaced'
  OR account = 'warranty.serviced'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.warranty_serviced
COMMENT 'Warranty cases serviced (unit). Warranty cases serviced, as posted to warranty.serviced.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  warranty_serviced,
  1 AS metric_version
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  coalesce(sum(amount), 0) AS warranty_serviced
FROM mart."rollup"
WHERE account = 'warranty.serviced'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
);

CREATE OR REPLACE VIEW operations.withdrawal_rate
COMMENT 'Withdrawal rate (ratio). Units withdrawn / pieces sold in first life, each by its own day.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  units_withdrawn AS numerator,
  first_life_units AS denominator,
  CAST(units_withdrawn AS decimal(38, 18)) / NULLIF(CAST(first_life_units AS decimal(38, 6)), 0) AS withdrawal_rate,
  1 AS metric_version
FROM (
SELECT business_month, tenant, brand, program, category, grade, channel, partner, country, origin,
  sum(units_withdrawn) AS units_withdrawn,
  sum(first_life_units) AS first_life_units
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  count(*) AS units_withdrawn,
  CAST(NULL AS decimal(38, 6)) AS first_life_units
FROM operations."unit_events"
WHERE (type = 'UnitReceived' AND return_kind = 'WITHDRAWAL')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  channel,
  partner,
  country,
  origin,
  CAST(NULL AS bigint) AS units_withdrawn,
  coalesce(sum(amount), 0) AS first_life_units
FROM mart."rollup"
WHERE account = 'units.sold'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
)
GROUP BY business_month, tenant, brand, program, category, grade, channel, partner, country, origin
);

CREATE OR REPLACE VIEW dashboards.cohort_sales
COMMENT 'Sales of cohorts. What was sold in a month, the base of return cohorts.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  sale_month,
  cohort_sold,
  'cohort_sold 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', sale_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  sale_month,
  coalesce(sum(pieces_sold), 0) AS cohort_sold
FROM customers."cohorts"
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW dashboards.cohorts
COMMENT 'Return cohorts. What came back of the sales of a month, by months since the sale; for the dashboard of customers.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  sale_month,
  months_after,
  cohort_returned,
  cohort_taken_back,
  cohort_withdrawn,
  'cohort_returned 1, cohort_taken_back 1, cohort_withdrawn 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', sale_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  sale_month,
  months_after,
  coalesce(sum(pieces_returned), 0) AS cohort_returned,
  coalesce(sum(pieces_returned) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS cohort_taken_back,
  coalesce(sum(pieces_returned) FILTER (WHERE return_kind = 'WITHDRAWAL'), 0) AS cohort_withdrawn
FROM customers."cohorts"
GROUP BY 1, 2, 3, 4, 5, 6, 7
);

CREATE OR REPLACE VIEW dashboards.customers
COMMENT 'Customers. Customers who gave back, came back and bought again; for the dashboard of customers.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  customers_returning,
  customers_returning_again,
  CAST(customers_returning_again AS decimal(38, 18)) / NULLIF(CAST(customers_returning AS decimal(38, 6)), 0) AS repeat_returner_share,
  customers_paid_out,
  customers_retained,
  customers_window_complete,
  customers_retained_complete,
  CAST(customers_retained AS decimal(38, 18)) / NULLIF(CAST(customers_paid_out AS decimal(38, 6)), 0) AS circular_retention,
  CAST(customers_retained_complete AS decimal(38, 18)) / NULLIF(CAST(customers_window_complete AS decimal(38, 6)), 0) AS circular_retention_complete,
  CAST(customers_window_complete AS decimal(38, 18)) / NULLIF(CAST(customers_paid_out AS decimal(38, 6)), 0) AS circular_retention_coverage,
  customers_buying_only,
  customers_buying_only_again,
  CAST(customers_buying_only_again AS decimal(38, 18)) / NULLIF(CAST(customers_buying_only AS decimal(38, 6)), 0) AS non_returner_retention,
  ((CAST(customers_retained AS decimal(38, 18)) / NULLIF(CAST(customers_paid_out AS decimal(38, 6)), 0)) - (CAST(customers_buying_only_again AS decimal(38, 18)) / NULLIF(CAST(customers_buying_only AS decimal(38, 6)), 0))) AS retention_difference,
  'customers_returning 1, customers_returning_again 1, repeat_returner_share 1, customers_paid_out 1, customers_retained 1, customers_window_complete 1, customers_retained_complete 1, circular_retention 1, circular_retention_complete 1, circular_retention_coverage 1, customers_buying_only 1, customers_buying_only_again 1, non_returner_retention 1, retention_difference 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  coalesce(sum(returner), 0) AS customers_returning,
  coalesce(sum(repeat_returner), 0) AS customers_returning_again,
  coalesce(sum(paid_out), 0) AS customers_paid_out,
  coalesce(sum(retained), 0) AS customers_retained,
  coalesce(sum(window_complete), 0) AS customers_window_complete,
  coalesce(sum(retained) FILTER (WHERE window_complete = 1), 0) AS customers_retained_complete,
  coalesce(sum(buyer_only), 0) AS customers_buying_only,
  coalesce(sum(buyer_only_again), 0) AS customers_buying_only_again
FROM customers."customers"
GROUP BY 1, 2, 3, 4, 5
);

CREATE OR REPLACE VIEW dashboards.funnel
COMMENT 'Funnel. Units by the month in which they were asked for, through the seven stages, with their first grade and where they went; for the dashboard of operations.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  channel,
  return_kind,
  funnel_requested,
  funnel_received,
  funnel_received_requested,
  funnel_graded,
  funnel_paid_out,
  funnel_listed,
  funnel_sold,
  funnel_delivered,
  CAST(funnel_received AS decimal(38, 18)) / NULLIF(CAST(funnel_requested AS decimal(38, 6)), 0) AS funnel_received_rate,
  CAST(funnel_graded AS decimal(38, 18)) / NULLIF(CAST(funnel_received AS decimal(38, 6)), 0) AS funnel_graded_rate,
  CAST(funnel_paid_out AS decimal(38, 18)) / NULLIF(CAST(funnel_graded AS decimal(38, 6)), 0) AS funnel_paid_out_rate,
  CAST(funnel_listed AS decimal(38, 18)) / NULLIF(CAST(funnel_graded AS decimal(38, 6)), 0) AS funnel_listed_rate,
  CAST(funnel_sold AS decimal(38, 18)) / NULLIF(CAST(funnel_listed AS decimal(38, 6)), 0) AS funnel_sold_rate,
  CAST(funnel_delivered AS decimal(38, 18)) / NULLIF(CAST(funnel_sold AS decimal(38, 6)), 0) AS funnel_delivered_rate,
  CAST(funnel_sold AS decimal(38, 18)) / NULLIF(CAST(funnel_requested AS decimal(38, 6)), 0) AS funnel_throughput_rate,
  CAST(funnel_received_requested AS decimal(38, 18)) / NULLIF(CAST(funnel_received AS decimal(38, 6)), 0) AS funnel_coverage,
  first_graded_like_new,
  first_graded_good,
  first_graded_fair,
  first_graded_defective,
  units_graded_first,
  units_recovered,
  units_dispositioned,
  CAST(units_recovered AS decimal(38, 18)) / NULLIF(CAST(units_dispositioned AS decimal(38, 6)), 0) AS unit_recovery_rate,
  'funnel_requested 1, funnel_received 1, funnel_received_requested 1, funnel_graded 1, funnel_paid_out 1, funnel_listed 1, funnel_sold 1, funnel_delivered 1, funnel_received_rate 1, funnel_graded_rate 1, funnel_paid_out_rate 1, funnel_listed_rate 1, funnel_sold_rate 1, funnel_delivered_rate 1, funnel_throughput_rate 1, funnel_coverage 1, first_graded_like_new 1, first_graded_good 1, first_graded_fair 1, first_graded_defective 1, units_graded_first 1, units_recovered 1, units_dispositioned 1, unit_recovery_rate 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  channel,
  return_kind,
  coalesce(sum(requested) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_requested,
  coalesce(sum(received) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_received,
  coalesce(sum(received) FILTER (WHERE (return_kind = 'TAKE_BACK' AND requested = 1)), 0) AS funnel_received_requested,
  coalesce(sum(graded) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_graded,
  coalesce(sum(paid_out) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_paid_out,
  coalesce(sum(listed) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_listed,
  coalesce(sum(sold) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_sold,
  coalesce(sum(delivered) FILTER (WHERE return_kind = 'TAKE_BACK'), 0) AS funnel_delivered,
  coalesce(sum(graded) FILTER (WHERE first_grade = 'LIKE_NEW'), 0) AS first_graded_like_new,
  coalesce(sum(graded) FILTER (WHERE first_grade = 'GOOD'), 0) AS first_graded_good,
  coalesce(sum(graded) FILTER (WHERE first_grade = 'FAIR'), 0) AS first_graded_fair,
  coalesce(sum(graded) FILTER (WHERE first_grade = 'DEFECTIVE'), 0) AS first_graded_defective,
  coalesce(sum(graded), 0) AS units_graded_first,
  coalesce(sum(recovered), 0) AS units_recovered,
  coalesce(sum(dispositioned), 0) AS units_dispositioned
FROM operations."journeys"
GROUP BY 1, 2, 3, 4, 5, 6, 7
);

CREATE OR REPLACE VIEW dashboards.margin
COMMENT 'Margin. Margin levels by month, for the dashboard of finance.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  channel,
  country,
  reporting_currency,
  sales_revenue,
  returned_revenue,
  discounts,
  net_revenue,
  direct_cost,
  gross_margin,
  selling_cost,
  holding_cost,
  contribution_1,
  after_sale_cost,
  write_down_cost,
  contribution_2,
  net_result,
  CAST(gross_margin AS decimal(38, 18)) / NULLIF(CAST(net_revenue AS decimal(38, 6)), 0) AS gross_margin_share,
  CAST(contribution_1 AS decimal(38, 18)) / NULLIF(CAST(net_revenue AS decimal(38, 6)), 0) AS contribution_1_share,
  CAST(contribution_2 AS decimal(38, 18)) / NULLIF(CAST(net_revenue AS decimal(38, 6)), 0) AS contribution_2_share,
  'sales_revenue 1, returned_revenue 1, discounts 1, net_revenue 1, direct_cost 1, gross_margin 1, selling_cost 1, holding_cost 1, contribution_1 1, after_sale_cost 1, write_down_cost 1, contribution_2 1, net_result 1, gross_margin_share 1, contribution_1_share 1, contribution_2_share 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  channel,
  country,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.resale', 'revenue.shipping')), 0) AS sales_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('revenue.products-returned', 'revenue.resale-returned', 'revenue.returned-unmatched')), 0) AS returned_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'revenue.discounts'), 0) AS discounts,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')), 0) AS direct_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')), 0) AS gross_margin,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity')), 0) AS selling_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('imputed.holding', 'imputed.capital')), 0) AS holding_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')), 0) AS contribution_1,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty')), 0) AS after_sale_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat')), 0) AS write_down_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')), 0) AS contribution_2,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.voucher-breakage', 'income.carrier-claims', 'fx.differences', 'rounding.differences', 'cash.differences', 'cost.overhead', 'absorbed.labour', 'cost.bad-debts')), 0) AS net_result
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.resale', 'revenue.shipping')
  OR account IN ('revenue.products-returned', 'revenue.resale-returned', 'revenue.returned-unmatched')
  OR account = 'revenue.discounts'
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
  OR account IN ('cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')
  OR account IN ('fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity')
  OR account IN ('imputed.holding', 'imputed.capital')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')
  OR account IN ('aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty')
  OR account IN ('cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.voucher-breakage', 'income.carrier-claims', 'fx.differences', 'rounding.differences', 'cash.differences', 'cost.overhead', 'absorbed.labour', 'cost.bad-debts')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW dashboards.programmes
COMMENT 'Result of programmes. What each programme earned and cost by month, for the overview and the dashboard of finance.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  reporting_currency,
  net_revenue,
  contribution_1,
  contribution_2,
  ((net_revenue - contribution_2) + overhead_cost) AS programme_cost,
  (contribution_2 - overhead_cost) AS programme_result,
  CAST((contribution_2 - overhead_cost) AS decimal(38, 18)) / NULLIF(CAST(((net_revenue - contribution_2) + overhead_cost) AS decimal(38, 6)), 0) AS programme_roi,
  net_result,
  'net_revenue 1, contribution_1 1, contribution_2 1, programme_cost 1, programme_result 1, programme_roi 1, net_result 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')), 0) AS contribution_1,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')), 0) AS contribution_2,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.overhead'), 0) AS overhead_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.voucher-breakage', 'income.carrier-claims', 'fx.differences', 'rounding.differences', 'cash.differences', 'cost.overhead', 'absorbed.labour', 'cost.bad-debts')), 0) AS net_result
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
  OR account = 'cost.overhead'
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.voucher-breakage', 'income.carrier-claims', 'fx.differences', 'rounding.differences', 'cash.differences', 'cost.overhead', 'absorbed.labour', 'cost.bad-debts')
GROUP BY 1, 2, 3, 4, 5
);

CREATE OR REPLACE VIEW dashboards.redesign
COMMENT 'Redesign list. Components that failed, by product and repair partner, with their mass and value; for the dashboard of operations.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  reporting_currency,
  component_failures,
  component_failures_final,
  redesign_failures,
  redesign_mass,
  redesign_value,
  'component_failures 1, component_failures_final 1, redesign_failures 1, redesign_mass 1, redesign_value 1' AS metric_versions
FROM (
SELECT business_month, tenant, brand, program, category, product, failed_component, partner, reporting_currency,
  sum(component_failures) AS component_failures,
  sum(component_failures_final) AS component_failures_final,
  sum(redesign_failures) AS redesign_failures,
  sum(redesign_mass) AS redesign_mass,
  sum(redesign_value) AS redesign_value
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  brand_currency AS reporting_currency,
  count(*) FILTER (WHERE failed_component IS NOT NULL) AS component_failures,
  coalesce(sum(end_of_life) FILTER (WHERE failed_component IS NOT NULL), 0) AS component_failures_final,
  coalesce(sum(end_of_life), 0) AS redesign_failures,
  coalesce(sum(lost_mass_g), 0) AS redesign_mass,
  CAST(NULL AS decimal(38, 6)) AS redesign_value
FROM operations."repairs"
JOIN (SELECT brand AS brand_id, reporting_currency AS brand_currency FROM ref.brands)
  ON brand_id = brand
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  product,
  failed_component,
  partner,
  reporting_currency,
  CAST(NULL AS bigint) AS component_failures,
  CAST(NULL AS decimal(38, 6)) AS component_failures_final,
  CAST(NULL AS decimal(38, 6)) AS redesign_failures,
  CAST(NULL AS decimal(38, 6)) AS redesign_mass,
  coalesce(sum(lost_value), 0) AS redesign_value
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
)
GROUP BY business_month, tenant, brand, program, category, product, failed_component, partner, reporting_currency
);

CREATE OR REPLACE VIEW dashboards.reminders
COMMENT 'Reminders. Reminders beside a control group that got none; for the dashboard of customers.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  message_type,
  reminders_all,
  reminders_with_customer,
  reminders_reminded,
  reminders_reminded_asked,
  reminders_control,
  reminders_control_asked,
  CAST(reminders_reminded_asked AS decimal(38, 18)) / NULLIF(CAST(reminders_reminded AS decimal(38, 6)), 0) AS reminder_rate_reminded,
  CAST(reminders_control_asked AS decimal(38, 18)) / NULLIF(CAST(reminders_control AS decimal(38, 6)), 0) AS reminder_rate_control,
  ((CAST(reminders_reminded_asked AS decimal(38, 18)) / NULLIF(CAST(reminders_reminded AS decimal(38, 6)), 0)) - (CAST(reminders_control_asked AS decimal(38, 18)) / NULLIF(CAST(reminders_control AS decimal(38, 6)), 0))) AS reminder_uplift,
  CAST(reminders_with_customer AS decimal(38, 18)) / NULLIF(CAST(reminders_all AS decimal(38, 6)), 0) AS reminder_uplift_coverage,
  'reminders_all 1, reminders_with_customer 1, reminders_reminded 1, reminders_reminded_asked 1, reminders_control 1, reminders_control_asked 1, reminder_rate_reminded 1, reminder_rate_control 1, reminder_uplift 1, reminder_uplift_coverage 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  message_type,
  count(*) FILTER (WHERE message_type = 'REMINDER') AS reminders_all,
  count(*) FILTER (WHERE (message_type = 'REMINDER' AND customer_known = 1)) AS reminders_with_customer,
  count(*) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)) AS reminders_reminded,
  coalesce(sum(asked_in_time) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)), 0) AS reminders_reminded_asked,
  count(*) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)) AS reminders_control,
  coalesce(sum(asked_in_time) FILTER (WHERE (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)), 0) AS reminders_control_asked
FROM customers."messages"
WHERE message_type = 'REMINDER'
  OR (message_type = 'REMINDER' AND customer_known = 1)
  OR (message_type = 'REMINDER' AND test_group = 'REMINDED' AND customer_known = 1)
  OR (message_type = 'REMINDER' AND test_group = 'CONTROL' AND customer_known = 1)
GROUP BY 1, 2, 3, 4, 5, 6
);

CREATE OR REPLACE VIEW dashboards.repairs
COMMENT 'Repairs. Repairs by partner, how many succeeded and at the first attempt, and how long they took; for the dashboard of operations.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  partner,
  ((((repairs_fixed + repairs_repairable) + repairs_end_of_life)) + repairs_unknown) AS repairs_completed,
  ((repairs_fixed + repairs_repairable) + repairs_end_of_life) AS repairs_attempted,
  repairs_fixed,
  repairs_repairable,
  repairs_end_of_life,
  repairs_unknown,
  CAST(repairs_fixed AS decimal(38, 18)) / NULLIF(CAST(((repairs_fixed + repairs_repairable) + repairs_end_of_life) AS decimal(38, 6)), 0) AS repair_rate,
  CAST(((repairs_fixed + repairs_repairable) + repairs_end_of_life) AS decimal(38, 18)) / NULLIF(CAST(((((repairs_fixed + repairs_repairable) + repairs_end_of_life)) + repairs_unknown) AS decimal(38, 6)), 0) AS repair_rate_coverage,
  first_attempts,
  first_attempts_fixed,
  CAST(first_attempts_fixed AS decimal(38, 18)) / NULLIF(CAST(first_attempts AS decimal(38, 6)), 0) AS first_pass_yield,
  repair_minutes_p50,
  repair_minutes_p90,
  'repairs_completed 1, repairs_attempted 1, repairs_fixed 1, repairs_repairable 1, repairs_end_of_life 1, repairs_unknown 1, repair_rate 1, repair_rate_coverage 1, first_attempts 1, first_attempts_fixed 1, first_pass_yield 1, repair_minutes_p50 1, repair_minutes_p90 1' AS metric_versions
FROM (
SELECT business_month, tenant, brand, program, category, partner,
  sum(repairs_fixed) AS repairs_fixed,
  sum(repairs_repairable) AS repairs_repairable,
  sum(repairs_end_of_life) AS repairs_end_of_life,
  sum(repairs_unknown) AS repairs_unknown,
  sum(first_attempts) AS first_attempts,
  sum(first_attempts_fixed) AS first_attempts_fixed,
  max(repair_minutes_p50) AS repair_minutes_p50,
  max(repair_minutes_p90) AS repair_minutes_p90
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  partner,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.fixed'), 0) AS repairs_fixed,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.repairable'), 0) AS repairs_repairable,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.end-of-life'), 0) AS repairs_end_of_life,
  coalesce(sum(amount) FILTER (WHERE account = 'repairs.unknown'), 0) AS repairs_unknown,
  CAST(NULL AS decimal(38, 6)) AS first_attempts,
  CAST(NULL AS decimal(38, 6)) AS first_attempts_fixed,
  CAST(NULL AS decimal(20, 6)) AS repair_minutes_p50,
  CAST(NULL AS decimal(20, 6)) AS repair_minutes_p90
FROM mart."rollup"
WHERE account = 'repairs.fixed'
  OR account = 'repairs.repairable'
  OR account = 'repairs.end-of-life'
  OR account = 'repairs.unknown'
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  partner,
  CAST(NULL AS decimal(38, 6)) AS repairs_fixed,
  CAST(NULL AS decimal(38, 6)) AS repairs_repairable,
  CAST(NULL AS decimal(38, 6)) AS repairs_end_of_life,
  CAST(NULL AS decimal(38, 6)) AS repairs_unknown,
  coalesce(sum(attempted) FILTER (WHERE attempt_no = 1), 0) AS first_attempts,
  coalesce(sum(fixed) FILTER (WHERE attempt_no = 1), 0) AS first_attempts_fixed,
  element_at(array_sort(filter(array_agg(work_minutes), x -> x IS NOT NULL)), greatest(1, (count(work_minutes) * 50 + 100 - 1) / 100)) AS repair_minutes_p50,
  element_at(array_sort(filter(array_agg(work_minutes), x -> x IS NOT NULL)), greatest(1, (count(work_minutes) * 90 + 100 - 1) / 100)) AS repair_minutes_p90
FROM operations."repairs"
GROUP BY 1, 2, 3, 4, 5, 6
)
GROUP BY business_month, tenant, brand, program, category, partner
);

CREATE OR REPLACE VIEW dashboards.selling
COMMENT 'Selling. Sales of refurbished units, how long they took, and what came back; for the dashboard of operations.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  resales,
  resales_timed,
  days_to_sell_p50,
  days_to_sell_p90,
  CAST(resales_timed AS decimal(38, 18)) / NULLIF(CAST(resales AS decimal(38, 6)), 0) AS days_to_sell_coverage,
  days_on_offer_p50,
  days_on_offer_p90,
  offers_begun,
  (offers_begun - offers_open) AS offers_decided,
  offers_sold,
  offers_open,
  CAST(offers_sold AS decimal(38, 18)) / NULLIF(CAST(offers_begun AS decimal(38, 6)), 0) AS sell_through,
  resales_returned,
  CAST(resales_returned AS decimal(38, 18)) / NULLIF(CAST(resales AS decimal(38, 6)), 0) AS resale_return_rate,
  'resales 1, resales_timed 1, days_to_sell_p50 1, days_to_sell_p90 1, days_to_sell_coverage 1, days_on_offer_p50 1, days_on_offer_p90 1, offers_begun 1, offers_decided 1, offers_sold 1, offers_open 1, sell_through 1, resales_returned 1, resale_return_rate 1' AS metric_versions
FROM (
SELECT business_month, tenant, brand, category, grade, channel,
  sum(resales) AS resales,
  sum(resales_timed) AS resales_timed,
  max(days_to_sell_p50) AS days_to_sell_p50,
  max(days_to_sell_p90) AS days_to_sell_p90,
  max(days_on_offer_p50) AS days_on_offer_p50,
  max(days_on_offer_p90) AS days_on_offer_p90,
  sum(offers_begun) AS offers_begun,
  sum(offers_open) AS offers_open,
  sum(offers_sold) AS offers_sold,
  sum(resales_returned) AS resales_returned
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  count(*) AS resales,
  count(*) FILTER (WHERE days_to_sell IS NOT NULL) AS resales_timed,
  element_at(array_sort(filter(array_agg(days_to_sell), x -> x IS NOT NULL)), greatest(1, (count(days_to_sell) * 50 + 100 - 1) / 100)) AS days_to_sell_p50,
  element_at(array_sort(filter(array_agg(days_to_sell), x -> x IS NOT NULL)), greatest(1, (count(days_to_sell) * 90 + 100 - 1) / 100)) AS days_to_sell_p90,
  CAST(NULL AS decimal(20, 6)) AS days_on_offer_p50,
  CAST(NULL AS decimal(20, 6)) AS days_on_offer_p90,
  CAST(NULL AS bigint) AS offers_begun,
  CAST(NULL AS bigint) AS offers_open,
  CAST(NULL AS bigint) AS offers_sold,
  coalesce(sum(came_back), 0) AS resales_returned
FROM operations."sales"
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  category,
  grade,
  channel,
  CAST(NULL AS bigint) AS resales,
  CAST(NULL AS bigint) AS resales_timed,
  CAST(NULL AS decimal(20, 6)) AS days_to_sell_p50,
  CAST(NULL AS decimal(20, 6)) AS days_to_sell_p90,
  element_at(array_sort(filter(array_agg(days_so_far) FILTER (WHERE (stage = 'listing_to_sale' AND status <> 'LEFT')), x -> x IS NOT NULL)), greatest(1, (count(days_so_far) FILTER (WHERE (stage = 'listing_to_sale' AND status <> 'LEFT')) * 50 + 100 - 1) / 100)) AS days_on_offer_p50,
  element_at(array_sort(filter(array_agg(days_so_far) FILTER (WHERE (stage = 'listing_to_sale' AND status <> 'LEFT')), x -> x IS NOT NULL)), greatest(1, (count(days_so_far) FILTER (WHERE (stage = 'listing_to_sale' AND status <> 'LEFT')) * 90 + 100 - 1) / 100)) AS days_on_offer_p90,
  count(*) FILTER (WHERE stage = 'listing_to_sale') AS offers_begun,
  count(*) FILTER (WHERE (stage = 'listing_to_sale' AND status = 'OPEN')) AS offers_open,
  count(*) FILTER (WHERE (stage = 'listing_to_sale' AND status = 'DONE')) AS offers_sold,
  CAST(NULL AS decimal(38, 6)) AS resales_returned
FROM operations."stages"
WHERE (stage = 'listing_to_sale' AND status <> 'LEFT')
  OR stage = 'listing_to_sale'
  OR (stage = 'listing_to_sale' AND status = 'OPEN')
  OR (stage = 'listing_to_sale' AND status = 'DONE')
GROUP BY 1, 2, 3, 4, 5, 6
)
GROUP BY business_month, tenant, brand, category, grade, channel
);

CREATE OR REPLACE VIEW dashboards.stock
COMMENT 'Stock. Units in stock at the end of each month by age and place; for the dashboard of operations.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  age_class,
  place,
  stock_units,
  stock_units_over_90,
  stock_days,
  CAST(stock_days AS decimal(38, 18)) / NULLIF(CAST(stock_units AS decimal(38, 6)), 0) AS stock_age,
  CAST(stock_units_over_90 AS decimal(38, 18)) / NULLIF(CAST(stock_units AS decimal(38, 6)), 0) AS stock_over_90_share,
  'stock_units 1, stock_units_over_90 1, stock_days 1, stock_age 1, stock_over_90_share 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', as_of_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  grade,
  age_class,
  place,
  count(*) AS stock_units,
  count(*) FILTER (WHERE age_days > 90) AS stock_units_over_90,
  coalesce(sum(age_days), 0) AS stock_days
FROM operations."stock"
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW dashboards.turnaround
COMMENT 'Turnaround. How long each stage took at each partner, with the units that are still in it and the steps made by hand; for the dashboard of operations.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  stage_entered,
  stage_done,
  stage_left,
  stage_open,
  stage_turnaround_p50,
  stage_turnaround_p90,
  stage_duration_p50,
  stage_duration_p90,
  manual_touches,
  stage_steps_by_rule,
  stage_steps_decided,
  CAST(stage_steps_by_rule AS decimal(38, 18)) / NULLIF(CAST(stage_steps_decided AS decimal(38, 6)), 0) AS stage_automation_rate,
  'stage_entered 1, stage_done 1, stage_left 1, stage_open 1, stage_turnaround_p50 1, stage_turnaround_p90 1, stage_duration_p50 1, stage_duration_p90 1, manual_touches 1, stage_steps_by_rule 1, stage_steps_decided 1, stage_automation_rate 1' AS metric_versions
FROM (
SELECT business_month, tenant, brand, program, stage, partner,
  sum(stage_entered) AS stage_entered,
  sum(stage_done) AS stage_done,
  sum(stage_left) AS stage_left,
  sum(stage_open) AS stage_open,
  max(stage_turnaround_p50) AS stage_turnaround_p50,
  max(stage_turnaround_p90) AS stage_turnaround_p90,
  max(stage_duration_p50) AS stage_duration_p50,
  max(stage_duration_p90) AS stage_duration_p90,
  sum(manual_touches) AS manual_touches,
  sum(stage_steps_by_rule) AS stage_steps_by_rule,
  sum(stage_steps_decided) AS stage_steps_decided
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  count(*) AS stage_entered,
  count(*) FILTER (WHERE status = 'DONE') AS stage_done,
  count(*) FILTER (WHERE status = 'LEFT') AS stage_left,
  count(*) FILTER (WHERE status = 'OPEN') AS stage_open,
  element_at(array_sort(filter(array_agg(hours_so_far) FILTER (WHERE status <> 'LEFT'), x -> x IS NOT NULL)), greatest(1, (count(hours_so_far) FILTER (WHERE status <> 'LEFT') * 50 + 100 - 1) / 100)) AS stage_turnaround_p50,
  element_at(array_sort(filter(array_agg(hours_so_far) FILTER (WHERE status <> 'LEFT'), x -> x IS NOT NULL)), greatest(1, (count(hours_so_far) FILTER (WHERE status <> 'LEFT') * 90 + 100 - 1) / 100)) AS stage_turnaround_p90,
  element_at(array_sort(filter(array_agg(hours) FILTER (WHERE status = 'DONE'), x -> x IS NOT NULL)), greatest(1, (count(hours) FILTER (WHERE status = 'DONE') * 50 + 100 - 1) / 100)) AS stage_duration_p50,
  element_at(array_sort(filter(array_agg(hours) FILTER (WHERE status = 'DONE'), x -> x IS NOT NULL)), greatest(1, (count(hours) FILTER (WHERE status = 'DONE') * 90 + 100 - 1) / 100)) AS stage_duration_p90,
  CAST(NULL AS decimal(38, 6)) AS manual_touches,
  CAST(NULL AS bigint) AS stage_steps_by_rule,
  CAST(NULL AS bigint) AS stage_steps_decided
FROM operations."stages"
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  stage,
  partner,
  CAST(NULL AS bigint) AS stage_entered,
  CAST(NULL AS bigint) AS stage_done,
  CAST(NULL AS bigint) AS stage_left,
  CAST(NULL AS bigint) AS stage_open,
  CAST(NULL AS decimal(20, 6)) AS stage_turnaround_p50,
  CAST(NULL AS decimal(20, 6)) AS stage_turnaround_p90,
  CAST(NULL AS decimal(20, 6)) AS stage_duration_p50,
  CAST(NULL AS decimal(20, 6)) AS stage_duration_p90,
  coalesce(sum(touches), 0) AS manual_touches,
  count(*) FILTER (WHERE decided_by = 'RULE') AS stage_steps_by_rule,
  count(*) FILTER (WHERE decided_by IS NOT NULL) AS stage_steps_decided
FROM operations."steps"
GROUP BY 1, 2, 3, 4, 5, 6
)
GROUP BY business_month, tenant, brand, program, stage, partner
);

CREATE OR REPLACE VIEW dashboards.vouchers
COMMENT 'Vouchers. Value of vouchers that was issued, spent and expired, and on what; for the dashboard of customers.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  reporting_currency,
  voucher_value_issued,
  voucher_value_redeemed,
  voucher_value_on_new,
  voucher_value_placed,
  voucher_value_expired,
  CAST(voucher_value_redeemed AS decimal(38, 18)) / NULLIF(CAST(voucher_value_issued AS decimal(38, 6)), 0) AS voucher_use_rate,
  CAST(voucher_value_expired AS decimal(38, 18)) / NULLIF(CAST(voucher_value_issued AS decimal(38, 6)), 0) AS voucher_expiry_rate,
  CAST(voucher_value_on_new AS decimal(38, 18)) / NULLIF(CAST(voucher_value_placed AS decimal(38, 6)), 0) AS voucher_rebound,
  CAST(voucher_value_placed AS decimal(38, 18)) / NULLIF(CAST(voucher_value_redeemed AS decimal(38, 6)), 0) AS voucher_rebound_coverage,
  'voucher_value_issued 1, voucher_value_redeemed 1, voucher_value_on_new 1, voucher_value_placed 1, voucher_value_expired 1, voucher_use_rate 1, voucher_expiry_rate 1, voucher_rebound 1, voucher_rebound_coverage 1' AS metric_versions
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  country,
  voucher_kind,
  spent_on,
  reporting_currency,
  coalesce(sum(amount) FILTER (WHERE (movement = 'ISSUED' AND voucher_kind <> 'COUPON')), 0) AS voucher_value_issued,
  coalesce(sum(amount) FILTER (WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON')), 0) AS voucher_value_redeemed,
  coalesce(sum(amount) FILTER (WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on = 'NEW')), 0) AS voucher_value_on_new,
  coalesce(sum(amount) FILTER (WHERE (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on <> 'UNKNOWN')), 0) AS voucher_value_placed,
  coalesce(sum(amount) FILTER (WHERE movement = 'EXPIRED'), 0) AS voucher_value_expired
FROM customers."voucher_movements"
WHERE (movement = 'ISSUED' AND voucher_kind <> 'COUPON')
  OR (movement = 'REDEEMED' AND voucher_kind <> 'COUPON')
  OR (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on = 'NEW')
  OR (movement = 'REDEEMED' AND voucher_kind <> 'COUPON' AND spent_on <> 'UNKNOWN')
  OR movement = 'EXPIRED'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
);

CREATE OR REPLACE VIEW finance.margin
COMMENT 'Margin by any dimension and level. Every level of the margin for each day and combination of dimensions, with the product.'
SECURITY INVOKER AS
SELECT business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  sales_revenue,
  returned_revenue,
  discounts,
  other_revenue,
  net_revenue,
  direct_cost,
  gross_margin,
  selling_cost,
  holding_cost,
  contribution_1,
  after_sale_cost,
  disposal_cost,
  write_down_cost,
  sent_back_cost,
  unused_label_cost,
  payout_bonus_cost,
  carrier_compensation,
  contribution_2,
  voucher_breakage,
  fx_cost,
  rounding_cost,
  cash_difference_cost,
  overhead_cost,
  net_result,
  'sales_revenue 1, returned_revenue 1, discounts 1, other_revenue 1, net_revenue 1, direct_cost 1, gross_margin 1, selling_cost 1, holding_cost 1, contribution_1 1, after_sale_cost 1, disposal_cost 1, write_down_cost 1, sent_back_cost 1, unused_label_cost 1, payout_bonus_cost 1, carrier_compensation 1, contribution_2 1, voucher_breakage 1, fx_cost 1, rounding_cost 1, cash_difference_cost 1, overhead_cost 1, net_result 1' AS metric_versions
FROM (
SELECT business_date AS business_date,
  tenant,
  brand,
  program,
  category,
  product,
  grade,
  channel,
  partner,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.resale', 'revenue.shipping')), 0) AS sales_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('revenue.products-returned', 'revenue.resale-returned', 'revenue.returned-unmatched')), 0) AS returned_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'revenue.discounts'), 0) AS discounts,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'revenue.manual')), 0) AS other_revenue,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')), 0) AS direct_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')), 0) AS gross_margin,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity')), 0) AS selling_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('imputed.holding', 'imputed.capital')), 0) AS holding_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')), 0) AS contribution_1,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty')), 0) AS after_sale_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.disposal'), 0) AS disposal_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat')), 0) AS write_down_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.sent-back'), 0) AS sent_back_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.unused-labels'), 0) AS unused_label_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.payout-bonus'), 0) AS payout_bonus_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account = 'income.carrier-claims'), 0) AS carrier_compensation,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')), 0) AS contribution_2,
  coalesce(sum(-reporting_amount) FILTER (WHERE account = 'income.voucher-breakage'), 0) AS voucher_breakage,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'fx.differences'), 0) AS fx_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'rounding.differences'), 0) AS rounding_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cash.differences', 'cost.bad-debts')), 0) AS cash_difference_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.overhead'), 0) AS overhead_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.voucher-breakage', 'income.carrier-claims', 'fx.differences', 'rounding.differences', 'cash.differences', 'cost.overhead', 'absorbed.labour', 'cost.bad-debts')), 0) AS net_result
FROM ledger."entries"
WHERE account IN ('revenue.products', 'revenue.resale', 'revenue.shipping')
  OR account IN ('revenue.products-returned', 'revenue.resale-returned', 'revenue.returned-unmatched')
  OR account = 'revenue.discounts'
  OR account IN ('revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'revenue.manual')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
  OR account IN ('cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')
  OR account IN ('fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity')
  OR account IN ('imputed.holding', 'imputed.capital')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')
  OR account IN ('aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty')
  OR account = 'cost.disposal'
  OR account IN ('cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat')
  OR account = 'cost.sent-back'
  OR account = 'cost.unused-labels'
  OR account = 'cost.payout-bonus'
  OR account = 'income.carrier-claims'
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
  OR account = 'income.voucher-breakage'
  OR account = 'fx.differences'
  OR account = 'rounding.differences'
  OR account IN ('cash.differences', 'cost.bad-debts')
  OR account = 'cost.overhead'
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.voucher-breakage', 'income.carrier-claims', 'fx.differences', 'rounding.differences', 'cash.differences', 'cost.overhead', 'absorbed.labour', 'cost.bad-debts')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
);

CREATE OR REPLACE VIEW finance.unit_economics
COMMENT 'Unit economics. Margin levels of the month, beside what closed units earned and cost over their whole cycle.'
SECURITY INVOKER AS
SELECT business_month,
  tenant,
  brand,
  program,
  category,
  channel,
  country,
  origin,
  reporting_currency,
  net_revenue,
  acquisition_cost,
  inbound_cost,
  intake_cost,
  refurbishment_cost,
  gross_margin,
  selling_cost,
  holding_cost,
  contribution_1,
  contribution_2,
  closed_units,
  closed_unit_cost,
  closed_contribution_2,
  closed_profitable_units,
  CAST(closed_contribution_2 AS decimal(38, 18)) / NULLIF(CAST(closed_units AS decimal(38, 6)), 0) AS circular_contribution_per_unit,
  CAST(closed_contribution_2 AS decimal(38, 18)) / NULLIF(CAST(closed_unit_cost AS decimal(38, 6)), 0) AS return_on_unit_cost,
  CAST(closed_profitable_units AS decimal(38, 18)) / NULLIF(CAST(closed_units AS decimal(38, 6)), 0) AS profitable_unit_share,
  open_unit_stock,
  'net_revenue 1, acquisition_cost 1, inbound_cost 1, intake_cost 1, refurbishment_cost 1, gross_margin 1, selling_cost 1, holding_cost 1, contribution_1 1, contribution_2 1, closed_units 1, closed_unit_cost 1, closed_contribution_2 1, closed_profitable_units 1, circular_contribution_per_unit 1, return_on_unit_cost 1, profitable_unit_share 1, open_unit_stock 1' AS metric_versions
FROM (
SELECT business_month, tenant, brand, program, category, channel, country, origin, reporting_currency,
  sum(net_revenue) AS net_revenue,
  sum(acquisition_cost) AS acquisition_cost,
  sum(inbound_cost) AS inbound_cost,
  sum(intake_cost) AS intake_cost,
  sum(refurbishment_cost) AS refurbishment_cost,
  sum(gross_margin) AS gross_margin,
  sum(selling_cost) AS selling_cost,
  sum(holding_cost) AS holding_cost,
  sum(contribution_1) AS contribution_1,
  sum(contribution_2) AS contribution_2,
  sum(closed_units) AS closed_units,
  sum(closed_unit_cost) AS closed_unit_cost,
  sum(closed_contribution_2) AS closed_contribution_2,
  sum(closed_profitable_units) AS closed_profitable_units,
  sum(open_unit_stock) AS open_unit_stock
FROM (
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  channel,
  country,
  origin,
  reporting_currency,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')), 0) AS net_revenue,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cost.acquisition', 'cost.units-sold')), 0) AS acquisition_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.inbound'), 0) AS inbound_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account = 'cost.intake'), 0) AS intake_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('cost.refurbishment', 'cost.failed-repairs')), 0) AS refurbishment_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')), 0) AS gross_margin,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity')), 0) AS selling_cost,
  coalesce(sum(reporting_amount) FILTER (WHERE account IN ('imputed.holding', 'imputed.capital')), 0) AS holding_cost,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')), 0) AS contribution_1,
  coalesce(sum(-reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')), 0) AS contribution_2,
  CAST(NULL AS bigint) AS closed_units,
  CAST(NULL AS decimal(38, 6)) AS closed_unit_cost,
  CAST(NULL AS decimal(38, 6)) AS closed_contribution_2,
  CAST(NULL AS bigint) AS closed_profitable_units,
  CAST(NULL AS decimal(38, 6)) AS open_unit_stock
FROM mart."rollup"
WHERE account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns')
  OR account IN ('cost.acquisition', 'cost.units-sold')
  OR account = 'cost.inbound'
  OR account = 'cost.intake'
  OR account IN ('cost.refurbishment', 'cost.failed-repairs')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns')
  OR account IN ('fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity')
  OR account IN ('imputed.holding', 'imputed.capital')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital')
  OR account IN ('revenue.products', 'revenue.products-returned', 'revenue.resale', 'revenue.resale-returned', 'revenue.returned-unmatched', 'revenue.shipping', 'revenue.discounts', 'revenue.manual', 'revenue.scrap', 'revenue.loyalty', 'revenue.expected-returns', 'cost.units-sold', 'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment', 'cost.failed-repairs', 'cost.new-goods', 'cost.expected-returns', 'fees.marketplace', 'fees.payment', 'fees.bank', 'cost.packaging', 'cost.outbound', 'cost.handling', 'cost.samples', 'cost.charity', 'imputed.holding', 'imputed.capital', 'aftersale.return-transport', 'aftersale.re-intake', 'aftersale.retained-fees', 'aftersale.chargebacks', 'aftersale.warranty', 'cost.disposal', 'cost.write-downs', 'cost.write-offs', 'cost.donations', 'cost.donations-vat', 'cost.sent-back', 'cost.unused-labels', 'cost.payout-bonus', 'income.carrier-claims')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  channel,
  country,
  origin,
  brand_currency AS reporting_currency,
  CAST(NULL AS decimal(38, 6)) AS net_revenue,
  CAST(NULL AS decimal(38, 6)) AS acquisition_cost,
  CAST(NULL AS decimal(38, 6)) AS inbound_cost,
  CAST(NULL AS decimal(38, 6)) AS intake_cost,
  CAST(NULL AS decimal(38, 6)) AS refurbishment_cost,
  CAST(NULL AS decimal(38, 6)) AS gross_margin,
  CAST(NULL AS decimal(38, 6)) AS selling_cost,
  CAST(NULL AS decimal(38, 6)) AS holding_cost,
  CAST(NULL AS decimal(38, 6)) AS contribution_1,
  CAST(NULL AS decimal(38, 6)) AS contribution_2,
  count(*) FILTER (WHERE is_closed = 'yes') AS closed_units,
  CAST(NULL AS decimal(38, 6)) AS closed_unit_cost,
  CAST(NULL AS decimal(38, 6)) AS closed_contribution_2,
  count(*) FILTER (WHERE (is_closed = 'yes' AND is_profitable = 'yes')) AS closed_profitable_units,
  CAST(NULL AS decimal(38, 6)) AS open_unit_stock
FROM finance."unit_results"
JOIN (SELECT brand AS brand_id, reporting_currency AS brand_currency FROM ref.brands)
  ON brand_id = brand
WHERE is_closed = 'yes'
  OR (is_closed = 'yes' AND is_profitable = 'yes')
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT CAST(date_trunc('month', business_date) AS date) AS business_month,
  tenant,
  brand,
  program,
  category,
  channel,
  country,
  origin,
  reporting_currency,
  CAST(NULL AS decimal(38, 6)) AS net_revenue,
  CAST(NULL AS decimal(38, 6)) AS acquisition_cost,
  CAST(NULL AS decimal(38, 6)) AS inbound_cost,
  CAST(NULL AS decimal(38, 6)) AS intake_cost,
  CAST(NULL AS decimal(38, 6)) AS refurbishment_cost,
  CAST(NULL AS decimal(38, 6)) AS gross_margin,
  CAST(NULL AS decimal(38, 6)) AS selling_cost,
  CAST(NULL AS decimal(38, 6)) AS holding_cost,
  CAST(NULL AS decimal(38, 6)) AS contribution_1,
  CAST(NULL AS decimal(38, 6)) AS contribution_2,
  CAST(NULL AS bigint) AS closed_units,
  coalesce(sum(unit_cost) FILTER (WHERE is_closed = 'yes'), 0) AS closed_unit_cost,
  coalesce(sum(contribution_2) FILTER (WHERE is_closed = 'yes'), 0) AS closed_contribution_2,
  CAST(NULL AS bigint) AS closed_profitable_units,
  coalesce(sum(stock_at_cost) FILTER (WHERE is_closed = 'no'), 0) AS open_unit_stock
FROM finance."unit_results"
WHERE is_closed = 'yes'
  OR is_closed = 'no'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
)
GROUP BY business_month, tenant, brand, program, category, channel, country, origin, reporting_currency
);
