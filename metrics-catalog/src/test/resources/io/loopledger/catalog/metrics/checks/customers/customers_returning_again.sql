-- An arrival that states no kind is what was asked for since the last one; else a withdrawal after a returned sale, and a take-back otherwise.
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
    CASE WHEN f.replacement IS NULL THEN r.return_kind ELSE json_value(f.replacement, 'lax $.data.return_kind') END AS return_kind
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), v AS (
  SELECT e.*, t.stage_rank, row_number() OVER (PARTITION BY e.subject ORDER BY e.at, t.stage_rank, e.source, e.event_id) AS k
  FROM e JOIN ref.event_types t ON t.type = e.type
  WHERE e.subject LIKE 'unit:%'
), earlier AS (
  SELECT a.subject, a.k, max(IF(p.type = 'UnitReceived', p.k, 0)) AS received_k,
    max_by(p.return_kind, p.k) FILTER (WHERE p.type = 'ReturnRequested') AS asked, max(p.k) FILTER (WHERE p.type = 'ReturnRequested') AS asked_k,
    max_by(p.type, p.k) FILTER (WHERE p.type IN ('SaleReturned', 'UnitSold', 'UnitRecycled', 'PartsHarvested', 'UnitDonated', 'UnitWrittenOff', 'UnitLost', 'UnitSentBack') OR p.type = 'UnitReceived' AND coalesce(p.return_kind, '') <> 'WARRANTY') AS moved
  FROM v a JOIN v p ON p.subject = a.subject AND p.k < a.k
  WHERE a.type = 'UnitReceived' AND a.return_kind IS NULL
  GROUP BY a.subject, a.k
), u AS (
  SELECT v.*, CASE WHEN v.type <> 'UnitReceived' THEN v.return_kind ELSE coalesce(v.return_kind, IF(w.asked_k > w.received_k, w.asked), IF(w.moved = 'SaleReturned', 'WITHDRAWAL', 'TAKE_BACK')) END AS came_as
  FROM v LEFT JOIN earlier w ON w.subject = v.subject AND w.k = v.k
), customers_returning_again AS (
  SELECT brand, count(*) AS value FROM (
    SELECT * FROM (SELECT brand, customer, count(*) AS n FROM u WHERE type = 'UnitReceived' AND came_as = 'TAKE_BACK' AND customer IS NOT NULL GROUP BY brand, customer) WHERE n >= 2
  ) GROUP BY brand
)
SELECT b.brand, coalesce(customers_returning_again.value, 0) AS value
FROM ref.brands b
LEFT JOIN customers_returning_again ON customers_returning_again.brand = b.brand
