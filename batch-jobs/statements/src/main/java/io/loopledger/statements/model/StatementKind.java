package io.loopledger.statements.model;

/** What a document is, and from whose side its amounts are signed. */
public enum StatementKind {
  /** An account's statement: what comes into the account is positive. */
  BANK,
  /** A payout of a payment service or marketplace: what is paid out to us is positive. */
  SETTLEMENT,
  /** An invoice: what we owe its sender is positive; a credit note's amounts are negative. */
  INVOICE,
  /** An export of a ledger: debits are positive, credits negative. */
  LEDGER
}
