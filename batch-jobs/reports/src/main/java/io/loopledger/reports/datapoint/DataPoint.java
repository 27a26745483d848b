package io.loopledger.reports.datapoint;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A data point of a standard.
 *
 * @param code disclosure, such as {@code E5-5}
 * @param paragraph where in it, such as {@code 37 (b) ii}
 * @param text what is asked for, in our words
 * @param isChecked whether the paragraph was compared with a copy of the standard
 * @param answer what is answered
 */
public record DataPoint(
    String code, String paragraph, Words text, boolean isChecked, Answer answer) {

  /** What is answered. */
  public sealed interface Answer {
    /** What a reader must know: how far a figure goes, or why there is none. */
    Words limits();

    /** The metric that answers it. */
    default Optional<String> metric() {
      return Optional.empty();
    }
  }

  /**
   * A metric answers it, as far as the limits say.
   *
   * @param name qualified name of the metric
   * @param where dimensions and values that are looked at only
   * @param conversion from the metric's unit into the unit that is asked for
   * @param limits what is not in it
   */
  public record Covered(String name, Map<String, String> where, Conversion conversion, Words limits)
      implements Answer {
    public Covered {
      where = Collections.unmodifiableMap(new TreeMap<>(where));
    }

    @Override
    public Optional<String> metric() {
      return Optional.of(name);
    }
  }

  /**
   * Nothing here can answer it.
   *
   * @param limits why
   */
  public record NotCovered(Words limits) implements Answer {}

  /**
   * A text in both languages.
   *
   * @param en English
   * @param de German
   */
  public record Words(String en, String de) {
    /** The text in the language of a report. */
    public String in(java.util.Locale locale) {
      return locale.getLanguage().equals("de") ? de : en;
    }
  }
}
