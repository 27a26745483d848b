package io.loopledger.reports.finance;

import java.util.Locale;

/**
 * A finance pack that somebody wants.
 *
 * @param scope whose books, and of when
 * @param locale language of its words, {@code de} or {@code en}
 */
public record FinanceRequest(FinanceScope scope, Locale locale) {}
