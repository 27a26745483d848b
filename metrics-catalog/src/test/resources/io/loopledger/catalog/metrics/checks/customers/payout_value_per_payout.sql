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
    CASE WHEN f.replacement IS NULL THEN r.amount_currency ELSE json_value(f.replacement, 'lax $.data.amount.currency') END AS amount_currency,
    CASE WHEN f.replacement IS NULL THEN r.bonus_currency ELSE json_value(f.replacement, 'lax $.data.bonus.currency') END AS bonus_currency,
    CASE WHEN f.replacement IS NULL THEN r.amount ELSE CAST(json_value(f.replacement, 'lax $.data.amount.amount') AS decimal(20,6)) END AS amount,
    CASE WHEN f.replacement IS NULL THEN r.bonus ELSE CAST(json_value(f.replacement, 'lax $.data.bonus.amount') AS decimal(20,6)) END AS bonus
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), payout_value AS (
  SELECT brand, sum(amount + coalesce(IF(bonus_currency = reporting_currency, bonus), 0)) AS value FROM e WHERE type = 'PayoutIssued' AND subject LIKE 'unit:%' AND amount_currency = reporting_currency GROUP BY brand
), payouts_in_reporting_currency AS (
  SELECT brand, count(*) AS value FROM e WHERE type = 'PayoutIssued' AND subject LIKE 'unit:%' AND amount_currency = reporting_currency GROUP BY brand
)
SELECT b.brand, b.reporting_currency, CAST(coalesce(payout_value.value, 0) AS decimal(38, 18)) / NULLIF(CAST(coalesce(payouts_in_reporting_currency.value, 0) AS decimal(38, 6)), 0) AS value
FROM ref.brands b
LEFT JOIN payout_value ON payout_value.brand = b.brand
LEFT JOIN payouts_in_reporting_currency ON payouts_in_reporting_currency.brand = b.brand
