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
), u AS (
  SELECT e.*, t.stage_rank, row_number() OVER (PARTITION BY e.subject ORDER BY e.at, t.stage_rank, e.source, e.event_id) AS k
  FROM e JOIN ref.event_types t ON t.type = e.type
  WHERE e.subject LIKE 'unit:%'
), newest AS (
  SELECT brand, max(at) AS at, max(CAST(at_timezone(at, zone) AS date)) AS day FROM e GROUP BY brand
), stock_units AS (
  SELECT brand, count(*) AS value FROM (
    SELECT u.brand, u.subject, newest.day,
      max(IF(u.type IN ('UnitSold', 'UnitRecycled', 'PartsHarvested', 'UnitDonated', 'UnitWrittenOff', 'UnitLost', 'UnitSentBack'), u.k, 0)) AS out_k,
      max(IF(u.type = 'SaleReturned' OR u.type = 'UnitReceived' AND coalesce(u.return_kind, '') <> 'WARRANTY', u.k, 0)) AS in_k,
      max_by(CAST(at_timezone(u.at, u.zone) AS date), IF(u.type = 'SaleReturned' OR u.type = 'UnitReceived', u.k)) AS since
    FROM u JOIN newest ON newest.brand = u.brand
    GROUP BY u.brand, u.subject, newest.day
  ) WHERE in_k > out_k AND true GROUP BY brand
)
SELECT b.brand, coalesce(stock_units.value, 0) AS value
FROM ref.brands b
LEFT JOIN stock_units ON stock_units.brand = b.brand
