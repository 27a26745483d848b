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
    CASE WHEN f.replacement IS NULL THEN r.disposition ELSE json_value(f.replacement, 'lax $.data.disposition') END AS disposition,
    CASE WHEN f.replacement IS NULL THEN r.outcome ELSE json_value(f.replacement, 'lax $.data.outcome') END AS outcome
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
), s AS (
  SELECT brand, subject, cycle, stage, from_k, to_k, from_at, to_at, from_day, to_day, CASE WHEN ended = 'E' THEN 'DONE' WHEN ended = 'X' THEN 'LEFT' ELSE 'OPEN' END AS status
  FROM (
    SELECT x.brand, x.subject, x.cycle, x.k, x.at, CAST(at_timezone(x.at, x.zone) AS date) AS day, b.stage, b.part
    FROM x
    JOIN (VALUES
    ('request_to_label', 'ReturnRequested', 'S'), ('request_to_label', 'LabelIssued', 'E'), ('request_to_label', 'UnitReceived', 'E'), ('request_to_label', 'UnitLost', 'X'), ('request_to_label', 'UnitRecycled', 'X'), ('request_to_label', 'UnitDonated', 'X'), ('request_to_label', 'UnitWrittenOff', 'X'), ('request_to_label', 'UnitSentBack', 'X'), ('request_to_label', 'PartsHarvested', 'X'),
    ('label_to_receipt', 'LabelIssued', 'S'), ('label_to_receipt', 'UnitReceived', 'E'), ('label_to_receipt', 'LabelExpired', 'X'), ('label_to_receipt', 'UnitLost', 'X'), ('label_to_receipt', 'UnitRecycled', 'X'), ('label_to_receipt', 'UnitDonated', 'X'), ('label_to_receipt', 'UnitWrittenOff', 'X'), ('label_to_receipt', 'UnitSentBack', 'X'), ('label_to_receipt', 'PartsHarvested', 'X'),
    ('receipt_to_identification', 'UnitReceived', 'S'), ('receipt_to_identification', 'UnitIdentified', 'E'), ('receipt_to_identification', 'UnitGraded', 'X'), ('receipt_to_identification', 'RepairStarted', 'X'), ('receipt_to_identification', 'RepairCompleted', 'X'), ('receipt_to_identification', 'WarrantyServiced', 'X'), ('receipt_to_identification', 'UnitListed', 'X'), ('receipt_to_identification', 'UnitSold', 'X'), ('receipt_to_identification', 'UnitLost', 'X'), ('receipt_to_identification', 'UnitRecycled', 'X'), ('receipt_to_identification', 'UnitDonated', 'X'), ('receipt_to_identification', 'UnitWrittenOff', 'X'), ('receipt_to_identification', 'UnitSentBack', 'X'), ('receipt_to_identification', 'PartsHarvested', 'X'),
    ('identification_to_grading', 'UnitIdentified', 'S'), ('identification_to_grading', 'UnitGraded', 'E'), ('identification_to_grading', 'RepairStarted', 'X'), ('identification_to_grading', 'RepairCompleted', 'X'), ('identification_to_grading', 'WarrantyServiced', 'X'), ('identification_to_grading', 'UnitListed', 'X'), ('identification_to_grading', 'UnitSold', 'X'), ('identification_to_grading', 'UnitLost', 'X'), ('identification_to_grading', 'UnitRecycled', 'X'), ('identification_to_grading', 'UnitDonated', 'X'), ('identification_to_grading', 'UnitWrittenOff', 'X'), ('identification_to_grading', 'UnitSentBack', 'X'), ('identification_to_grading', 'PartsHarvested', 'X'),
    ('grading_to_repair_assignment', 'UnitGraded:REPAIR', 'S'), ('grading_to_repair_assignment', 'RepairAssigned', 'E'), ('grading_to_repair_assignment', 'RepairStarted', 'E'), ('grading_to_repair_assignment', 'RepairCompleted', 'X'), ('grading_to_repair_assignment', 'UnitListed', 'X'), ('grading_to_repair_assignment', 'UnitSold', 'X'), ('grading_to_repair_assignment', 'UnitLost', 'X'), ('grading_to_repair_assignment', 'UnitRecycled', 'X'), ('grading_to_repair_assignment', 'UnitDonated', 'X'), ('grading_to_repair_assignment', 'UnitWrittenOff', 'X'), ('grading_to_repair_assignment', 'UnitSentBack', 'X'), ('grading_to_repair_assignment', 'PartsHarvested', 'X'),
    ('assignment_to_repair_start', 'RepairAssigned', 'S'), ('assignment_to_repair_start', 'RepairStarted', 'E'), ('assignment_to_repair_start', 'RepairCompleted', 'E'), ('assignment_to_repair_start', 'UnitLost', 'X'), ('assignment_to_repair_start', 'UnitRecycled', 'X'), ('assignment_to_repair_start', 'UnitDonated', 'X'), ('assignment_to_repair_start', 'UnitWrittenOff', 'X'), ('assignment_to_repair_start', 'UnitSentBack', 'X'), ('assignment_to_repair_start', 'PartsHarvested', 'X'),
    ('repair', 'RepairStarted', 'S'), ('repair', 'RepairCompleted', 'E'), ('repair', 'UnitLost', 'X'), ('repair', 'UnitRecycled', 'X'), ('repair', 'UnitDonated', 'X'), ('repair', 'UnitWrittenOff', 'X'), ('repair', 'UnitSentBack', 'X'), ('repair', 'PartsHarvested', 'X'),
    ('receipt_to_payout', 'UnitReceived:TAKE_BACK', 'S'), ('receipt_to_payout', 'PayoutIssued', 'E'), ('receipt_to_payout', 'OfferDeclined', 'X'), ('receipt_to_payout', 'UnitLost', 'X'), ('receipt_to_payout', 'UnitRecycled', 'X'), ('receipt_to_payout', 'UnitDonated', 'X'), ('receipt_to_payout', 'UnitWrittenOff', 'X'), ('receipt_to_payout', 'UnitSentBack', 'X'), ('receipt_to_payout', 'PartsHarvested', 'X'),
    ('ready_to_listing', 'UnitGraded:RESELL', 'S'), ('ready_to_listing', 'RepairCompleted:FIXED', 'S'), ('ready_to_listing', 'UnitListed', 'E'), ('ready_to_listing', 'UnitSold', 'X'), ('ready_to_listing', 'UnitLost', 'X'), ('ready_to_listing', 'UnitRecycled', 'X'), ('ready_to_listing', 'UnitDonated', 'X'), ('ready_to_listing', 'UnitWrittenOff', 'X'), ('ready_to_listing', 'UnitSentBack', 'X'), ('ready_to_listing', 'PartsHarvested', 'X'),
    ('listing_to_sale', 'UnitListed', 'S'), ('listing_to_sale', 'UnitSold', 'E'), ('listing_to_sale', 'UnitDelisted', 'X'), ('listing_to_sale', 'UnitLost', 'X'), ('listing_to_sale', 'UnitRecycled', 'X'), ('listing_to_sale', 'UnitDonated', 'X'), ('listing_to_sale', 'UnitWrittenOff', 'X'), ('listing_to_sale', 'UnitSentBack', 'X'), ('listing_to_sale', 'PartsHarvested', 'X'),
    ('sale_to_shipment', 'UnitSold', 'S'), ('sale_to_shipment', 'UnitShipped', 'E'), ('sale_to_shipment', 'UnitDelivered', 'E'), ('sale_to_shipment', 'SaleReturned', 'X'), ('sale_to_shipment', 'UnitLost', 'X'), ('sale_to_shipment', 'UnitRecycled', 'X'), ('sale_to_shipment', 'UnitDonated', 'X'), ('sale_to_shipment', 'UnitWrittenOff', 'X'), ('sale_to_shipment', 'UnitSentBack', 'X'), ('sale_to_shipment', 'PartsHarvested', 'X'),
    ('shipment_to_delivery', 'UnitShipped', 'S'), ('shipment_to_delivery', 'UnitDelivered', 'E'), ('shipment_to_delivery', 'SaleReturned', 'X'), ('shipment_to_delivery', 'UnitLost', 'X'), ('shipment_to_delivery', 'UnitRecycled', 'X'), ('shipment_to_delivery', 'UnitDonated', 'X'), ('shipment_to_delivery', 'UnitWrittenOff', 'X'), ('shipment_to_delivery', 'UnitSentBack', 'X'), ('shipment_to_delivery', 'PartsHarvested', 'X')) AS b (stage, mark, part)
      ON b.mark = x.type OR b.mark = x.type || ':' || CASE WHEN x.type = 'UnitGraded' THEN x.disposition WHEN x.type = 'UnitReceived' THEN x.came_as WHEN x.type = 'RepairCompleted' THEN x.outcome END
  ) MATCH_RECOGNIZE (
    PARTITION BY brand, subject, cycle, stage
    ORDER BY k
    MEASURES FIRST(b.k) AS from_k, LAST(a.k) AS to_k, FIRST(b.at) AS from_at, LAST(a.at) AS to_at, FIRST(b.day) AS from_day, LAST(a.day) AS to_day, LAST(a.part) AS ended
    ONE ROW PER MATCH
    AFTER MATCH SKIP PAST LAST ROW
    PATTERN (b+ a?)
    DEFINE b AS b.part = 'S', a AS a.part <> 'S'
  )
), time_to_payout_p50 AS (
  SELECT brand, min(v) AS value FROM (
    SELECT brand, CAST(CAST(date_diff('millisecond', from_at, to_at) / 1000 AS decimal(18,4)) / 3600 AS decimal(18,4)) AS v, row_number() OVER (PARTITION BY brand ORDER BY CAST(CAST(date_diff('millisecond', from_at, to_at) / 1000 AS decimal(18,4)) / 3600 AS decimal(18,4))) AS place, count(*) OVER (PARTITION BY brand) AS n
    FROM s WHERE stage = 'receipt_to_payout' AND status = 'DONE' AND CAST(CAST(date_diff('millisecond', from_at, to_at) / 1000 AS decimal(18,4)) / 3600 AS decimal(18,4)) IS NOT NULL
  ) WHERE place >= DECIMAL '0.5' * n GROUP BY brand
)
SELECT b.brand, time_to_payout_p50.value AS value
FROM ref.brands b
LEFT JOIN time_to_payout_p50 ON time_to_payout_p50.brand = b.brand
