package io.loopledger.schemas.restatement;

/** How far a restatement run has come. Each state is a row of its own. */
public enum RestatementState {
  /** It is worked out; its commands are about to be sent. */
  PLANNED,
  /** Kafka has all of its commands. */
  SENT,
  /** Each of its commands was applied or refused. */
  DONE,
  /** Another run took it back. */
  REVERSED_BY
}
