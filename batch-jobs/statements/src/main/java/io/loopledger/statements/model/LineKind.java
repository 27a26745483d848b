package io.loopledger.statements.model;

/** What a line is about, whatever its document calls it. */
public enum LineKind {
  /** A customer paid. */
  PAYMENT,
  /** Money went back to a customer. */
  REFUND,
  /** A card holder's bank took a payment back. */
  CHARGEBACK,
  /** A chargeback, or any other taking back, was undone. */
  REVERSAL,
  /** Goods sold on a marketplace. */
  SALE,
  /** Shipping charged to a customer, or given back. */
  SHIPPING,
  /** A marketplace's share, or a part of it given back. */
  COMMISSION,
  /** What the sender of the statement takes for its services. */
  FEE,
  /** Money sent to our bank account, or to a customer's. */
  PAYOUT,
  /** Money moved between statements or accounts of the same sender. */
  TRANSFER,
  /** Money held back, or let go. */
  RESERVE,
  /** A correction by the sender. */
  ADJUSTMENT,
  /** A position of an invoice. */
  SERVICE,
  /** A discount on the whole of an invoice. */
  ALLOWANCE,
  /** A charge on the whole of an invoice. */
  CHARGE,
  /** Value added tax. */
  TAX,
  /** A booking on a bank account. */
  BANK_ENTRY,
  /** A bank's booking that undoes another. */
  BANK_REVERSAL,
  /** A posting in a ledger. */
  LEDGER_ENTRY
}
