package io.loopledger.catalog.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/**
 * What a role may ask of the server at a time.
 *
 * @param running queries that run
 * @param ofOneUser of these, queries of one user
 * @param queued queries that wait
 * @param memory part of the server's memory, such as {@code 40 %}; above it further queries wait
 */
public record RoleLimits(
    int running, @JsonProperty("of_one_user") int ofOneUser, int queued, String memory) {
  private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100) %");

  public RoleLimits {
    if (running < 1 || ofOneUser < 1 || ofOneUser > running || queued < 0) {
      throw new IllegalArgumentException(
          "limits: running is %d, of_one_user %d, queued %d; expected 1 <= of_one_user <= running"
                  .formatted(running, ofOneUser, queued)
              + " and queued of 0 or more");
    }
    if (!PERCENT.matcher(requireNonNull(memory, "memory is missing")).matches()) {
      throw new IllegalArgumentException(
          "limits: memory is '%s', not a part such as 40 %%".formatted(memory));
    }
  }

  /** The part of the memory in percent. */
  public int memoryPercent() {
    return Integer.parseInt(memory.substring(0, memory.indexOf(' ')));
  }
}
