package io.loopledger.night.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done about nights that were missed. */
public enum CatchUp {
  /** Every missed night, the oldest first, a bounded number at a time. */
  ALL,
  /** Only the newest night that is due. */
  NEWEST,
  /** Only a night whose time has just come: what was missed stays missed. */
  NONE;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The policy of a word.
   *
   * @throws IllegalArgumentException naming the words
   */
  public static CatchUp of(String word) {
    return Arrays.stream(values())
        .filter(policy -> policy.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "it is one of "
                        + Arrays.stream(values())
                            .map(CatchUp::word)
                            .collect(Collectors.joining(", "))));
  }
}
