package io.loopledger.statements.model;

/**
 * What a statement is and who sent it to whom.
 *
 * @param format the format it was read by, such as {@code camt.053.001.08}
 * @param issuer who wrote it: bank, payment service, marketplace, seller; empty if unknown
 * @param reference its own number
 * @param account whose it is: IBAN, merchant account, buyer; empty if unknown
 */
public record Heading(
    StatementKind kind, String format, String issuer, String reference, String account) {}
