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
    CASE WHEN f.replacement IS NULL THEN r.return_kind ELSE json_value(f.replacement, 'lax $.data.return_kind') END AS return_kind
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), returns_requested_withdrawal AS (
  SELECT brand, count(*) AS value FROM e WHERE type = 'ReturnRequested' AND return_kind = 'WITHDRAWAL' GROUP BY brand
)
SELECT b.brand, coalesce(returns_requested_withdrawal.value, 0) AS value
FROM ref.brands b
LEFT JOIN returns_requested_withdrawal ON returns_requested_withdrawal.brand = b.brand
