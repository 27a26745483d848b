package io.loopledger.chaos.check;

import java.util.Comparator;

/** Where a record stands in Kafka. */
public record Place(String topic, int partition, long offset) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::topic)
          .thenComparing(Place::partition)
          .thenComparing(Place::offset);

  /** The place that a row names. */
  static Place of(Row row) {
    return new Place(
        row.text("topic"), (int) row.whole("kafka_partition"), row.whole("kafka_offset"));
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s-%d@%d".formatted(topic, partition, offset);
  }
}
