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
    CASE WHEN f.replacement IS NULL THEN r.customer ELSE json_value(f.replacement, 'lax $.data.customer') END AS customer
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), newest AS (
  SELECT brand, max(at) AS at, max(CAST(at_timezone(at, zone) AS date)) AS day FROM e GROUP BY brand
), customers_retained_complete AS (
  SELECT brand, count(*) AS value FROM (
    SELECT k.brand, k.customer FROM (SELECT DISTINCT p.brand, p.customer FROM e p JOIN e b ON b.brand = p.brand AND b.customer = p.customer AND b.type IN ('ProductSold', 'UnitSold') AND b.at > p.at AND b.at <= p.at + INTERVAL '180' DAY
    WHERE p.type = 'PayoutIssued' AND p.subject LIKE 'unit:%') k JOIN (SELECT p.brand, p.customer FROM e p JOIN newest ON newest.brand = p.brand WHERE p.type = 'PayoutIssued' AND p.subject LIKE 'unit:%' AND p.customer IS NOT NULL GROUP BY p.brand, p.customer, newest.at HAVING min(p.at) + INTERVAL '180' DAY <= newest.at) c ON c.brand = k.brand AND c.customer = k.customer
  ) GROUP BY brand
), customers_window_complete AS (
  SELECT brand, count(*) AS value FROM (
    SELECT p.brand, p.customer FROM e p JOIN newest ON newest.brand = p.brand WHERE p.type = 'PayoutIssued' AND p.subject LIKE 'unit:%' AND p.customer IS NOT NULL GROUP BY p.brand, p.customer, newest.at HAVING min(p.at) + INTERVAL '180' DAY <= newest.at
  ) GROUP BY brand
)
SELECT b.brand, CAST(coalesce(customers_retained_complete.value, 0) AS decimal(38, 18)) / NULLIF(CAST(coalesce(customers_window_complete.value, 0) AS decimal(38, 6)), 0) AS value
FROM ref.brands b
LEFT JOIN customers_retained_complete ON customers_retained_complete.brand = b.brand
LEFT JOIN customers_window_complete ON customers_window_complete.brand = b.brand
