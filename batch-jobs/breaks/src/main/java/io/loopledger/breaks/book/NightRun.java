package io.loopledger.breaks.book;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The night that finds breaks.
 *
 * @param runId identifies the run for ever
 * @param businessDate the day it closes
 * @param nominalTime the run's own time, the same when it is repeated
 */
public record NightRun(String runId, LocalDate businessDate, Instant nominalTime) {}
