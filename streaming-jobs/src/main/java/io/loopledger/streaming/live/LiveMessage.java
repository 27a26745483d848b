package io.loopledger.streaming.live;

import io.loopledger.schemas.json.LiveJson;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.live.CustomerImpact;
import io.loopledger.schemas.live.LiveMetric;
import io.loopledger.schemas.live.LiveTopic;

/**
 * A message as it goes to Kafka. A record of arrays, so that Flink's own serializers carry it.
 *
 * @param topic Kafka topic
 * @param key key: of one key the highest version counts
 * @param version version, as the value has it too
 * @param value JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Flink's serializers want arrays; nobody compares these.
public record LiveMessage(String topic, String key, long version, byte[] value) {

  static LiveMessage of(Alert alert) {
    return new LiveMessage(
        LiveTopic.ALERTS.topicName(), alert.alertId(), alert.version(), LiveJson.write(alert));
  }

  static LiveMessage of(CustomerImpact impact) {
    return new LiveMessage(
        LiveTopic.CUSTOMER_IMPACT.topicName(),
        impact.returnId(),
        impact.version(),
        LiveJson.write(impact));
  }

  static LiveMessage of(LiveMetric metric) {
    return new LiveMessage(
        LiveTopic.LIVE_METRICS.topicName(),
        metric.cell(),
        metric.version(),
        LiveJson.write(metric));
  }
}
