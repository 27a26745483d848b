package io.loopledger.statements.model;

/** What a reference names. */
public enum Role {
  /** The payment, as its service numbers it. */
  PAYMENT_ID,
  /** The change of a payment (capture, refund), as the service numbers it. */
  MODIFICATION_ID,
  /** The single booking in the sender's own balance. */
  TRANSACTION_ID,
  /** The number we gave the service for the payment. */
  MERCHANT_REFERENCE,
  ORDER_ID,
  CUSTOMER_ID,
  TRACKING_NUMBER,
  /** The job at a repair partner or recycler: a unit's code. */
  JOB,
  SETTLEMENT_ID,
  PAYOUT_ID,
  INVOICE_NUMBER,
  /** The number of a document that is paid or posted. */
  DOCUMENT_NUMBER,
  /** A position's number in its document. */
  LINE_NUMBER,
  /** An article number of the seller. */
  ITEM_ID,
  /** The object a position is about (EN 16931 BT-128). */
  OBJECT_ID,
  /** An account of the general ledger. */
  LEDGER_ACCOUNT,
  /** ISO 20022: given by the payer, carried through to the payee. */
  END_TO_END_ID,
  INSTRUCTION_ID,
  MESSAGE_ID,
  PAYMENT_INFORMATION_ID,
  /** ISO 20022: the unique end-to-end transaction reference. */
  UETR,
  MANDATE_ID,
  CHEQUE_NUMBER,
  CLEARING_REFERENCE,
  /** A structured reference of the payee (ISO 11649 or national). */
  CREDITOR_REFERENCE,
  /** An entry's number in its statement. */
  ENTRY_REFERENCE,
  /** The booking, as the bank numbers it. */
  BANK_REFERENCE,
  /** A reference without a defined meaning. */
  OTHER
}
