package io.loopledger.schemas.live;

/**
 * The topics of live outputs. Every value is a JSON object with a {@code version}: a message is
 * written at least once, a repeat is harmless, and of one key the highest version counts.
 */
public enum LiveTopic {
  /** Latest additive total of each dashboard cell; key: the cell. */
  LIVE_METRICS("live-metrics", LiveMetric.class),
  /** What a customer can be told about a return; key: the return. */
  CUSTOMER_IMPACT("customer-impact", CustomerImpact.class),
  /** What somebody should look at; key: the alert. */
  ALERTS("alerts", Alert.class);

  private final String topicName;
  private final Class<? extends Record> messageClass;

  LiveTopic(String topicName, Class<? extends Record> messageClass) {
    this.topicName = topicName;
    this.messageClass = messageClass;
  }

  /** The topic's name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** The record whose fields are those of the message. */
  public Class<? extends Record> messageClass() {
    return messageClass;
  }
}
