package io.loopledger.streaming.job;

/** What happens at a start without state against a lake that holds rows. */
public enum StartPolicy {
  /** It is refused: every event that Kafka still has would be posted a second time. */
  CHECKED,
  /**
   * It happens, under a new job id. Right only where Kafka holds no event that the lake holds: a
   * restored lake beside new topics.
   */
  FORCED
}
