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
    CASE WHEN f.replacement IS NULL THEN r.channel ELSE json_value(f.replacement, 'lax $.data.channel') END AS channel
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), u AS (
  SELECT e.*, t.stage_rank, row_number() OVER (PARTITION BY e.subject ORDER BY e.at, t.stage_rank, e.source, e.event_id) AS k
  FROM e JOIN ref.event_types t ON t.type = e.type
  WHERE e.subject LIKE 'unit:%'
), own_channel_sales AS (
  SELECT brand, count(*) AS value FROM e WHERE type = 'UnitSold' AND subject LIKE 'unit:%' AND channel = 'own-shop' GROUP BY brand
), channel_known_sales AS (
  SELECT u.brand, count_if(u.channel IS NOT NULL OR EXISTS (SELECT 1 FROM u p WHERE p.subject = u.subject AND p.k < u.k AND p.channel IS NOT NULL)) AS value FROM u WHERE u.type = 'UnitSold' GROUP BY u.brand
)
SELECT b.brand, CAST(coalesce(own_channel_sales.value, 0) AS decimal(38, 18)) / NULLIF(CAST(coalesce(channel_known_sales.value, 0) AS decimal(38, 6)), 0) AS value
FROM ref.brands b
LEFT JOIN own_channel_sales ON own_channel_sales.brand = b.brand
LEFT JOIN channel_known_sales ON channel_known_sales.brand = b.brand
