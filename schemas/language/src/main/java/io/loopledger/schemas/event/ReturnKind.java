package io.loopledger.schemas.event;

/** Why an article comes back: the three are different paths of the ledger. */
public enum ReturnKind {
  /** The brand buys a used article. */
  TAKE_BACK,
  /** The customer withdraws from the first sale. */
  WITHDRAWAL,
  /** The article is defective under warranty. */
  WARRANTY
}
