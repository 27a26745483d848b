package io.loopledger.schemas.restatement;

import org.jspecify.annotations.Nullable;

/**
 * What a restatement run changes in an account, over all months.
 *
 * @param brand brand
 * @param account account of the chart
 * @param measure measure of the amount
 * @param cause why it changes, as on the entries
 * @param amountMicros millionths of the measure; debit positive
 * @param reportingCurrency reporting currency; null on accounts without money
 * @param reportingMicros millionths of the reporting currency; null on accounts without money
 */
public record RestatementEffect(
    String brand,
    String account,
    String measure,
    String cause,
    long amountMicros,
    @Nullable String reportingCurrency,
    @Nullable Long reportingMicros) {}
