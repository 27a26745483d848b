package io.loopledger.schemas.event;

import java.util.regex.Pattern;

/**
 * What stands for a customer everywhere behind the door: {@code psn_} and 26 characters of base 32
 * (128 random bits). It says nothing about the customer; only the store of pseudonyms knows the
 * link, and an erasure deletes it.
 */
public final class Pseudonym {
  /** Begins every pseudonym. */
  public static final String PREFIX = "psn_";

  private static final Pattern FORM = Pattern.compile(PREFIX + "[a-z2-7]{26}");

  private Pseudonym() {}

  /** Whether a text has the form of a pseudonym. */
  public static boolean isPseudonym(String text) {
    return FORM.matcher(text).matches();
  }
}
