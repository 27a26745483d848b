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
    CASE WHEN f.replacement IS NULL THEN r.listing_id ELSE json_value(f.replacement, 'lax $.data.listing_id') END AS listing_id
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), u AS (
  SELECT e.*, t.stage_rank, row_number() OVER (PARTITION BY e.subject ORDER BY e.at, t.stage_rank, e.source, e.event_id) AS k
  FROM e JOIN ref.event_types t ON t.type = e.type
  WHERE e.subject LIKE 'unit:%'
), offers_double AS (
  SELECT l.brand, count(DISTINCT ROW(l.subject, l.k)) AS value
  FROM u l JOIN u o ON o.subject = l.subject AND o.type = 'UnitListed' AND o.k < l.k AND coalesce(o.listing_id, o.event_id) <> coalesce(l.listing_id, l.event_id)
  LEFT JOIN u c ON c.subject = l.subject AND c.k > o.k AND c.k < l.k AND (c.type = 'UnitSold' OR c.type IN ('UnitDelisted', 'ListingRejected') AND c.listing_id = o.listing_id)
  WHERE l.type = 'UnitListed' AND c.k IS NULL
  GROUP BY l.brand
)
SELECT b.brand, coalesce(offers_double.value, 0) AS value
FROM ref.brands b
LEFT JOIN offers_double ON offers_double.brand = b.brand
