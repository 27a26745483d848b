-- The events that count: the correction with the highest revision takes its target's place.
WITH fix AS (
  SELECT c.subject, c.target_source, c.target_id, c.type, c.replacement,
    row_number() OVER (PARTITION BY c.subject, c.target_source, c.target_id ORDER BY c.revision DESC, c.event_id DESC, c.source DESC) AS place
  FROM raw.events c
  WHERE c.type IN ('EventCorrected', 'EventVoided')
    AND NOT EXISTS (SELECT 1 FROM raw.events v WHERE v.type = 'EventVoided' AND v.subject = c.subject AND v.target_source = c.source AND v.target_id = c.event_id)
), e AS (
  SELECT r.brand, r.subject, r.source, r.event_id,
    coalesce(replace(json_value(f.replacement, 'lax $.type'), 'io.loopledger.', ''), r.type) AS type,
    coalesce(CAST(from_iso8601_timestamp_nanos(json_value(f.replacement, 'lax $.time')) AS timestamp(6) with time zone), r.effective_time) AS at,
    b.zone, b.reporting_currency,
    CASE WHEN f.replacement IS NULL THEN r.order_id ELSE json_value(f.replacement, 'lax $.data.order_id') END AS order_id,
    CASE WHEN f.replacement IS NULL THEN r.amount_currency ELSE json_value(f.replacement, 'lax $.data.amount.currency') END AS amount_currency,
    CASE WHEN f.replacement IS NULL THEN r.amount ELSE CAST(json_value(f.replacement, 'lax $.data.amount.amount') AS decimal(20,6)) END AS amount
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), voucher_value_placed AS (
  SELECT brand, sum(amount) AS value FROM (
    SELECT e.brand, e.amount, count_if(g.type = 'ProductSold') AS new, count_if(g.type = 'UnitSold') AS used
    FROM e LEFT JOIN e g ON g.brand = e.brand AND g.order_id = e.order_id AND g.type IN ('ProductSold', 'UnitSold')
    WHERE e.type = 'VoucherRedeemed' AND e.amount_currency = e.reporting_currency
    GROUP BY e.brand, e.subject, e.source, e.event_id, e.amount
  ) WHERE new + used > 0 GROUP BY brand
)
SELECT b.brand, b.reporting_currency, coalesce(voucher_value_placed.value, 0) AS value
FROM ref.brands b
LEFT JOIN voucher_value_placed ON voucher_value_placed.brand = b.brand
