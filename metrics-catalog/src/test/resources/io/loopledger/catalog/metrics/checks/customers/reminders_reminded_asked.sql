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
    CASE WHEN f.replacement IS NULL THEN r.customer ELSE json_value(f.replacement, 'lax $.data.customer') END AS customer,
    CASE WHEN f.replacement IS NULL THEN r.return_kind ELSE json_value(f.replacement, 'lax $.data.return_kind') END AS return_kind,
    CASE WHEN f.replacement IS NULL THEN r.message_type ELSE json_value(f.replacement, 'lax $.data.message_type') END AS message_type,
    CASE WHEN f.replacement IS NULL THEN r.is_control_group ELSE CAST(json_value(f.replacement, 'lax $.data.is_control_group') AS boolean) END AS is_control_group
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), reminders_reminded_asked AS (
  SELECT m.brand, count_if(n > 0) AS value FROM (
    SELECT m.brand, m.subject, m.source, m.event_id, m.customer, count(r.event_id) AS n
    FROM e m LEFT JOIN e r ON r.brand = m.brand AND r.customer = m.customer AND r.type = 'ReturnRequested' AND r.return_kind = 'TAKE_BACK' AND r.at > m.at AND r.at <= m.at + INTERVAL '30' DAY
    WHERE m.type = 'MessageSent' AND m.message_type = 'REMINDER' AND NOT m.is_control_group
    GROUP BY m.brand, m.subject, m.source, m.event_id, m.customer
  ) m WHERE m.customer IS NOT NULL GROUP BY m.brand
)
SELECT b.brand, coalesce(reminders_reminded_asked.value, 0) AS value
FROM ref.brands b
LEFT JOIN reminders_reminded_asked ON reminders_reminded_asked.brand = b.brand
