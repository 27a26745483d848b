package io.loopledger.ingest.collector.webhooks;

/** What a verifier says of a webhook. */
public sealed interface Verification {
  /**
   * The sender signed it.
   *
   * @param topic what it is about, as the sender names it
   * @param id the sender's id of it, kept when it sends it again
   * @param replayKey the same for a repetition, and for nothing else the sender signs
   */
  record Genuine(String topic, String id, String replayKey) implements Verification {}

  /**
   * Not signed, signed wrongly, or too old.
   *
   * @param reason for the answer; says nothing of the secret or the expected signature
   */
  record Refused(String reason) implements Verification {}

  /** It cannot be told now; the sender is asked to come again. */
  record Unknown(String reason) implements Verification {}
}
