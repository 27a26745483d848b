package io.loopledger.schemas.finance;

/**
 * What the lines of a file come to, for one kind and currency.
 *
 * @param kind PAYMENT, MARKETPLACE, CARRIER, PARTNER, BANK or LEDGER
 * @param currency ISO 4217
 * @param lines how many
 * @param netMicros what they come to; money that comes is positive
 */
public record StatementTotal(String kind, String currency, long lines, long netMicros) {}
