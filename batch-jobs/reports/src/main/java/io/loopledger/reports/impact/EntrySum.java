package io.loopledger.reports.impact;

import java.math.BigDecimal;

/**
 * Entries of a brand and period, summed. A text is empty where the entries have none.
 *
 * @param category category of goods
 * @param account account of the chart
 * @param method impact method
 * @param factorVersion factors, as entries name them
 * @param origin real, derived or simulated
 * @param amount sum of amounts
 * @param entries how many entries
 */
public record EntrySum(
    String category,
    String account,
    String method,
    String factorVersion,
    String origin,
    BigDecimal amount,
    long entries) {}
