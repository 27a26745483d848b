package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter lies; it never changes and no other letter has it.
 *
 * @param topic the dead-letter topic, such as {@code dlq.sales}
 * @param partition its partition
 * @param offset its offset
 */
public record LetterId(String topic, int partition, long offset) {
  /** Kafka's own rule for topic names, so a name is also safe as a part of a file's name. */
  private static final Pattern FORM =
      Pattern.compile("([a-zA-Z0-9._-]{1,249})/(\\d{1,9})/(\\d{1,18})");

  public LetterId {
    requireNonNull(topic, "topic is null");
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "partition %d and offset %d must not be negative".formatted(partition, offset));
    }
  }

  /**
   * Reads {@code TOPIC/PARTITION/OFFSET}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static LetterId parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' names no dead letter; write TOPIC/PARTITION/OFFSET, such as dlq.sales/0/42"
              .formatted(text));
    }
    return new LetterId(
        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
