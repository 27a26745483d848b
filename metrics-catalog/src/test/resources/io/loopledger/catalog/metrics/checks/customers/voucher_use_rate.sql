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
    CASE WHEN f.replacement IS NULL THEN r.amount_currency ELSE json_value(f.replacement, 'lax $.data.amount.currency') END AS amount_currency,
    CASE WHEN f.replacement IS NULL THEN r.bonus_currency ELSE json_value(f.replacement, 'lax $.data.bonus.currency') END AS bonus_currency,
    CASE WHEN f.replacement IS NULL THEN r.face_value_currency ELSE json_value(f.replacement, 'lax $.data.face_value.currency') END AS face_value_currency,
    CASE WHEN f.replacement IS NULL THEN r.instrument ELSE json_value(f.replacement, 'lax $.data.instrument') END AS instrument,
    CASE WHEN f.replacement IS NULL THEN r.amount ELSE CAST(json_value(f.replacement, 'lax $.data.amount.amount') AS decimal(20,6)) END AS amount,
    CASE WHEN f.replacement IS NULL THEN r.bonus ELSE CAST(json_value(f.replacement, 'lax $.data.bonus.amount') AS decimal(20,6)) END AS bonus,
    CASE WHEN f.replacement IS NULL THEN r.face_value ELSE CAST(json_value(f.replacement, 'lax $.data.face_value.amount') AS decimal(20,6)) END AS face_value,
    CASE WHEN f.replacement IS NULL THEN r.quantity ELSE CAST(json_value(f.replacement, 'lax $.data.quantity') AS bigint) END AS quantity
  FROM raw.events r
  JOIN ref.brands b ON b.brand = r.brand
  LEFT JOIN fix f ON f.subject = r.subject AND f.target_source = r.source AND f.target_id = r.event_id AND f.place = 1
  WHERE r.type NOT IN ('EventCorrected', 'EventVoided') AND coalesce(f.type, 'EventCorrected') = 'EventCorrected'
), voucher_value_redeemed AS (
  SELECT brand, sum(amount) AS value FROM e WHERE type = 'VoucherRedeemed' AND amount_currency = reporting_currency GROUP BY brand
), voucher_value_issued AS (
  SELECT brand, sum(CASE WHEN type = 'VoucherSold' AND face_value_currency = reporting_currency THEN quantity * face_value WHEN type = 'PayoutIssued' AND instrument IN ('SPV', 'MPV', 'VOUCHER') AND amount_currency = reporting_currency THEN amount + coalesce(IF(bonus_currency = amount_currency, bonus), 0) ELSE 0 END) AS value FROM e GROUP BY brand
)
SELECT b.brand, CAST(coalesce(voucher_value_redeemed.value, 0) AS decimal(38, 18)) / NULLIF(CAST(coalesce(voucher_value_issued.value, 0) AS decimal(38, 6)), 0) AS value
FROM ref.brands b
LEFT JOIN voucher_value_redeemed ON voucher_value_redeemed.brand = b.brand
LEFT JOIN voucher_value_issued ON voucher_value_issued.brand = b.brand
