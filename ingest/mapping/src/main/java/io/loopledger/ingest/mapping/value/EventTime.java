package io.loopledger.ingest.mapping.value;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * When something happened.
 *
 * @param instant the moment
 * @param local as a clock in the zone showed it, or as the source writes it beside an offset
 * @param dateOnly whether the source gives only the date; the time is then 12:00 in the zone
 */
public record EventTime(Instant instant, LocalDateTime local, boolean dateOnly) {}
