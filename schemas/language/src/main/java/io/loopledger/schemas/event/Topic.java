package io.loopledger.schemas.event;

/** The Kafka topics as the operational services own them. */
public enum Topic {
  /** Take-back and intake. */
  RETURNS,
  /** Repair partners. */
  REPAIRS,
  /** Shops and marketplaces. */
  SALES,
  /** Payouts and vouchers. */
  PAYOUTS;

  /** The topic's name in Kafka. */
  public String topicName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Where records of this topic go that could not be posted. */
  public String deadLetterTopicName() {
    return "dlq." + topicName();
  }
}
