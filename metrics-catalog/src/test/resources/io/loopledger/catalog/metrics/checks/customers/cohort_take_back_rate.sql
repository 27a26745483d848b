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
    CASE WHEN f.replacement IS NULL THEN r.product ELSE json_value(f.replacement, 'lax $.data.product') END AS product,
    CASE WHEN f.replacement IS NULL THEN r.order_id ELSE json_value(f.replacement, 'lax $.data.order_id') END AS order_id,
    CASE WHEN f.replacement IS NULL THEN r.return_kind ELSE json_value(f.replacement, 'lax $.data.return_kind') END AS return_kind,
    CASE WHEN f.replacement IS NULL THEN r.declared_grade ELSE json_value(f.replacement, 'lax $.data.declared_grade') END AS declared_grade,
    CASE WHEN f.replacement IS NULL THEN r.grade ELSE json_value(f.replacement, 'lax $.data.grade') END AS grade,
    CASE WHEN f.replacement IS NULL THEN r.sale_id ELSE json_value(f.replacement, 'lax $.data.sale_id') END AS sale_id,
    CASE WHEN f.replacement IS NULL THEN r.quantity ELSE CAST(json_value(f.replacement, 'lax $.data.quantity') AS bigint) END AS quantity
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
), j AS (
  SELECT brand, subject, cycle, array_agg(type ORDER BY k) AS types,
    element_at(array_agg(came_as ORDER BY k) FILTER (WHERE type IN ('ReturnRequested', 'UnitReceived')), 1) AS kind,
    array_agg(grade ORDER BY k) FILTER (WHERE type = 'UnitGraded') AS grades,
    element_at(array_agg(declared_grade ORDER BY k) FILTER (WHERE declared_grade IS NOT NULL), 1) AS declared,
    element_at(array_agg(type ORDER BY k DESC) FILTER (WHERE type IN ('UnitSold', 'SaleReturned', 'UnitRecycled', 'PartsHarvested', 'UnitDonated', 'UnitWrittenOff', 'UnitLost', 'UnitSentBack')), 1) AS ending
  FROM x
  GROUP BY brand, subject, cycle
  HAVING count_if(type IN ('ReturnRequested', 'UnitReceived')) > 0
), cohort_taken_back AS (
  SELECT brand, sum(pieces) AS value FROM (
    SELECT a.brand, a.kind, 1 AS pieces
    FROM (SELECT j.brand, j.subject, j.cycle, element_at(array_agg(x.came_as ORDER BY x.k) FILTER (WHERE x.type = 'UnitReceived'), 1) AS kind, element_at(array_agg(x.order_id ORDER BY x.k) FILTER (WHERE x.type = 'ReturnRequested' AND x.order_id IS NOT NULL), 1) AS bought, element_at(array_agg(x.product ORDER BY x.k) FILTER (WHERE x.type = 'UnitReceived'), 1) AS article
      FROM j JOIN x ON x.subject = j.subject AND x.cycle = j.cycle WHERE contains(j.types, 'UnitReceived') GROUP BY j.brand, j.subject, j.cycle) a
    WHERE EXISTS (SELECT 1 FROM e p WHERE p.type = 'ProductSold' AND p.brand = a.brand AND p.order_id = a.bought AND p.product = a.article)
      AND NOT EXISTS (SELECT 1 FROM e r WHERE r.type = 'SaleReturned' AND r.subject NOT LIKE 'unit:%' AND r.brand = a.brand AND r.order_id = a.bought AND r.product = a.article)
    UNION ALL
    SELECT r.brand, coalesce(r.return_kind, 'UNKNOWN'), r.quantity
    FROM e r
    WHERE r.type = 'SaleReturned' AND r.subject NOT LIKE 'unit:%'
      AND EXISTS (SELECT 1 FROM e p WHERE p.type = 'ProductSold' AND p.brand = r.brand AND (p.subject = r.subject AND p.at <= r.at OR p.event_id = r.sale_id OR p.order_id = r.sale_id))
  ) WHERE kind = 'TAKE_BACK' GROUP BY brand
), cohort_sold AS (
  SELECT brand, sum(quantity) AS value FROM e WHERE type = 'ProductSold' GROUP BY brand
)
SELECT b.brand, CAST(coalesce(cohort_taken_back.value, 0) AS decimal(38, 18)) / NULLIF(CAST(coalesce(cohort_sold.value, 0) AS decimal(38, 6)), 0) AS value
FROM ref.brands b
LEFT JOIN cohort_taken_back ON cohort_taken_back.brand = b.brand
LEFT JOIN cohort_sold ON cohort_sold.brand = b.brand
