package io.loopledger.reports.datev;

import io.loopledger.catalog.chart.ErpChart;
import java.time.Instant;
import java.time.YearMonth;

/**
 * What a booking batch is made for.
 *
 * @param month posting period
 * @param currency reporting currency of all its brands, ISO 4217: DATEV keeps a client in one
 * @param createdTime goes into the file; the time of the state it was read from, so that the same
 *     state gives the same bytes
 * @param settings what the adviser's DATEV knows the client by
 * @param chart where each account goes, signed off by the adviser
 */
public record BatchRequest(
    YearMonth month,
    String currency,
    Instant createdTime,
    BatchSettings settings,
    ErpChart chart) {}
