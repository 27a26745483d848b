package io.loopledger.schemas.command;

/** What a command asks for. */
public enum CommandKind {
  /** Restates a subject with another version of the reference data. */
  REPIN,
  /** Brings back the evicted events of a subject, with what was posted for them. */
  REHYDRATE,
  /** Posts an approved difference between the journal and the ledger. */
  CORRECT_PROOF
}
