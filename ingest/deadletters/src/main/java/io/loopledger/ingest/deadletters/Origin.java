package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

/**
 * Where the original record lay.
 *
 * @param topic its topic
 * @param partition its partition; -1 where the letter does not say
 * @param offset its offset; -1 where the letter does not say
 */
public record Origin(String topic, int partition, long offset) {
  /** Stands for a number the letter does not give. */
  static final int UNKNOWN = -1;

  public Origin {
    requireNonNull(topic, "topic is null");
  }

  @Override
  public String toString() {
    return "%s/%s/%s".formatted(topic, number(partition), number(offset));
  }

  private static String number(long value) {
    return value == UNKNOWN ? "?" : Long.toString(value);
  }
}
