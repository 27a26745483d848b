package io.loopledger.reports.recheck.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people are shown it.
 *
 * @param number its digits; of a share, its percent
 * @param decimals digits after the decimal sign
 * @param isPercent whether a percent sign stands behind it
 */
public record ShownNumber(BigDecimal number, int decimals, boolean isPercent) {
  private static final int PERCENT_DIGITS = 2;
  private static final Pattern GERMAN = pattern("\\.", ",");
  private static final Pattern ENGLISH = pattern(",", "\\.");

  private static Pattern pattern(String group, String decimal) {
    return Pattern.compile(
        "(?<![\\p{L}\\d.,])(\u2212?)(\\d{1,3}(?:%s\\d{3})*)(?:%s(\\d+))?(?![\\d]|[.,]\\d)([\u00A0 ]?%%)?"
            .formatted(group, decimal));
  }

  /** The number that a text begins with. */
  static Optional<ShownNumber> at(String text, String language) {
    Matcher matcher = matcher(text, language);
    return matcher.lookingAt() ? Optional.of(of(matcher)) : Optional.empty();
  }

  /** All numbers of a text. */
  static List<ShownNumber> all(String text, String language) {
    List<ShownNumber> numbers = new ArrayList<>();
    Matcher matcher = matcher(text, language);
    while (matcher.find()) {
      numbers.add(of(matcher));
    }
    return numbers;
  }

  private static Matcher matcher(String text, String language) {
    return ("de".equals(language) ? GERMAN : ENGLISH).matcher(text);
  }

  private static ShownNumber of(Matcher matcher) {
    String whole = matcher.group(2).replaceAll("[.,]", "");
    String rest = matcher.group(3) == null ? "" : matcher.group(3);
    BigDecimal number = new BigDecimal(whole + (rest.isEmpty() ? "" : "." + rest));
    return new ShownNumber(
        matcher.group(1).isEmpty() ? number : number.negate(),
        rest.length(),
        matcher.group(4) != null);
  }

  /** Whether it is this value, rounded half up to its decimals. */
  boolean shows(BigDecimal value) {
    BigDecimal exact = isPercent ? value.movePointRight(PERCENT_DIGITS) : value;
    return exact.setScale(decimals, RoundingMode.HALF_UP).compareTo(number) == 0;
  }

  @Override
  public String toString() {
    return number.toPlainString() + (isPercent ? "%" : "");
  }
}
