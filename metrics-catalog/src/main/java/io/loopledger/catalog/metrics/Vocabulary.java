package io.loopledger.catalog.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of definition files, as enums. */
public final class Vocabulary {
  private Vocabulary() {}

  /** How rows become one figure. */
  public enum Agg {
    /** Total. */
    SUM,
    /** Rows. */
    COUNT,
    /** Different values. */
    COUNT_DISTINCT,
    /** Least. */
    MIN,
    /** Greatest. */
    MAX,
    /** Middle: the smallest value that at least half do not exceed. */
    MEDIAN,
    /** Nearest rank; never approximate. */
    PERCENTILE;

    /** Whether figures of parts can be added. */
    public boolean isAdditive() {
      return this == SUM || this == COUNT;
    }
  }

  /** Along what a figure may be summed. */
  public enum Additivity {
    /** Along everything but reporting currencies. */
    ADDITIVE,
    /** Along everything but time: a balance. */
    SEMI_ADDITIVE,
    /** Along nothing. */
    NON_ADDITIVE
  }

  /** Which date puts a figure into its period. */
  public enum DateBasis {
    /** When it happened, in the brand's zone. */
    BUSINESS_DATE,
    /** Posting period. */
    PERIOD,
    /** When the unit or article was sold. */
    SALE_COHORT,
    /** The state now. */
    SNAPSHOT
  }

  /** As written in files. */
  public static String text(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** The word of a text. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> words, String text) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> text(word).equals(text))
        .findFirst();
  }

  /** All words, as written in files. */
  public static <E extends Enum<E>> List<String> texts(Class<E> words) {
    return Arrays.stream(words.getEnumConstants()).map(Vocabulary::text).toList();
  }
}
