package io.loopledger.schemas.live;

import io.loopledger.schemas.event.Doc;
import io.loopledger.schemas.event.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The total of one dashboard cell so far: a message of {@code live-metrics}. */
@Doc(
    "The total of all entries of one dashboard cell so far; ratios are made of sums by the reader.")
public record LiveMetric(
    @Doc(
            value = "The cell: its parts joined by |, also the record's key.",
            example =
                "acme-group|acme|loop|Jacket|||2026-11-24|2026-11|revenue.resale|EUR|EUR|||REAL")
        String cell,
    @Doc("Of one cell the highest version counts.") long version,
    @Doc(value = "Who owns the brand.", example = "acme-group") String tenant,
    @Doc(value = "Brand.", example = "acme") String brand,
    @Doc(value = "Programme.", example = "loop") @Nullable String program,
    @Doc(value = "Product category.", example = "Jacket") @Nullable String category,
    @Doc(value = "Channel.", example = "own-shop") @Nullable String channel,
    @Doc("Day of the events in the brand's contract zone.") LocalDate businessDate,
    @Doc(value = "Posting period, yyyy-MM.", example = "2026-11") String period,
    @Doc(value = "Account of the chart.", example = "revenue.resale") String account,
    @Doc(value = "Currency code, kgCO2e, unit, g or s.", example = "EUR") String measure,
    @Doc(value = "Reporting currency; empty on statistical accounts.", example = "EUR")
        @Nullable String reportingCurrency,
    @Doc(value = "Impact method; methods are never summed.", example = "RESTART")
        @Nullable String method,
    @Doc(
            value = "Factors of an amount in kgCO2e: with ref.factor_draws they give its interval.",
            example = "restart-2021-r2")
        @Nullable String factorVersion,
    @Doc("REAL, DERIVED or SIMULATED; never summed either.") Origin origin,
    @Doc(value = "Sum in the measure; debit positive.", example = "-219") BigDecimal amount,
    @Doc(value = "Sum in the reporting currency.", example = "-219")
        @Nullable BigDecimal reportingAmount,
    @Doc("Entries in the sum.") long entryCount,
    @Doc(
            "Since when entries are counted, where the job was upgraded from a release without live"
                + " outputs; absent where all are.")
        @Nullable Instant countedSince) {}
