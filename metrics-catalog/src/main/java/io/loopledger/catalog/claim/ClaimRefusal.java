package io.loopledger.catalog.claim;

import java.util.List;

/**
 * Why something may not be said.
 *
 * @param reason the reason
 * @param values what it is about, such as the factor, the word, or the number that is missing
 */
public record ClaimRefusal(Reason reason, List<String> values) {
  public ClaimRefusal {
    values = List.copyOf(values);
  }

  static ClaimRefusal of(Reason reason, String... values) {
    return new ClaimRefusal(reason, List.of(values));
  }

  /** The reason in words. */
  public String text(ClaimLanguage language) {
    return ClaimWords.of(language).filled("refusal." + reason, values);
  }

  /** Reasons, those of the figure before those of a sentence. */
  public enum Reason {
    /** Nobody knows whose figure it is. */
    NO_BRAND,
    /** Nobody knows of when it is. */
    NO_PERIOD,
    /** There is no figure. */
    NO_FIGURE,
    /** It has no interval. */
    NO_INTERVAL,
    /** Its bounds are the wrong way round. */
    WRONG_INTERVAL,
    /** It has no method. */
    NO_METHOD,
    /** Its method is none that is known. */
    UNKNOWN_METHOD,
    /** It has no boundary. */
    NO_BOUNDARY,
    /** It has no version of factors. */
    NO_FACTOR_VERSION,
    /** Nobody says what its factors rest on. */
    NO_BASIS,
    /** A factor is assumed. */
    ASSUMED_FACTOR,
    /** Inputs were made by the simulator. */
    SIMULATED_INPUTS,
    /** Books are open. */
    PROVISIONAL,
    /** A general claim about the environment. */
    GENERIC_CLAIM,
    /** A claim that rests on offsets. */
    OFFSET_CLAIM,
    /** A claim without any limit. */
    ABSOLUTE_CLAIM,
    /** The sentence does not name the figure. */
    NUMBER_MISSING,
    /** The sentence does not name both bounds. */
    INTERVAL_MISSING,
    /** The sentence does not name the method. */
    METHOD_MISSING,
    /** The sentence does not name the boundary. */
    BOUNDARY_MISSING,
    /** The sentence does not name a version of factors. */
    FACTOR_VERSION_MISSING,
    /** The sentence does not say whose figure it is. */
    BRAND_MISSING,
    /** The sentence does not name the programme. */
    PROGRAM_MISSING,
    /** The sentence does not say of when it is. */
    PERIOD_MISSING,
    /** The sentence does not say that no saving can be shown. */
    NOT_A_SAVING
  }
}
