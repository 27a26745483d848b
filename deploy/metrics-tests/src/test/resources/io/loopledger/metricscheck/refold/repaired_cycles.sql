-- The cycles of units with a completed repair, and the estimated resale value at their first grading
-- (in the reporting currency; else it is not known). Cycles are numbered from 1, as in the ledger.
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
    CASE WHEN f.replacement IS NULL THEN r.return_kind ELSE json_value(f.replacement, 'lax $.data.return_kind') END AS return_kind,
    CASE WHEN f.replacement IS NULL THEN r.valuation_currency ELSE json_value(f.replacement, 'lax $.data.valuation.currency') END AS valuation_currency,
    CASE WHEN f.replacement IS NULL THEN r.valuation ELSE CAST(json_value(f.replacement, 'lax $.data.valuation.amount') AS decimal(20,6)) END AS valuation
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
), opening AS (
  SELECT o.subject, o.k
  FROM u o JOIN u p ON p.subject = o.subject AND p.k < o.k
  WHERE o.type IN ('ReturnRequested', 'UnitReceived') AND o.came_as = 'TAKE_BACK'
  GROUP BY o.subject, o.k
  HAVING max(IF(p.type IN ('UnitSold', 'UnitRecycled', 'PartsHarvested', 'UnitDonated', 'UnitWrittenOff', 'UnitLost', 'UnitSentBack'), p.k, 0))
    > max(IF(p.type = 'SaleReturned' OR p.type = 'UnitReceived' AND coalesce(p.return_kind, '') <> 'WARRANTY' OR p.type = 'ReturnRequested' AND p.return_kind = 'TAKE_BACK', p.k, 0))
), x AS (
  SELECT u.*, (SELECT count(*) FROM opening o WHERE o.subject = u.subject AND o.k <= u.k) AS cycle
  FROM u
)
SELECT subject, cycle + 1 AS cycle_no,
  element_at(array_agg(IF(valuation_currency = reporting_currency, valuation) ORDER BY k) FILTER (WHERE type = 'UnitGraded'), 1) AS valuation
FROM x
GROUP BY subject, cycle
HAVING count_if(type = 'RepairCompleted') > 0 AND count_if(type IN ('ReturnRequested', 'UnitReceived')) > 0
