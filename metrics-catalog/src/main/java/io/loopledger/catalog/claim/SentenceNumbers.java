package io.loopledger.catalog.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a sentence, as a reader of its language reads them, in kg or in t. */
final class SentenceNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}.,])(?<!\\p{L}-)[-\u2212]?\\p{N}[\\p{N}.,\u00a0\u202f]*");
  private static final Pattern KILOGRAMS = Pattern.compile("(?<!\\p{L})kg(?![\\p{L}\\p{N}])");
  private static final Pattern TONNES =
      Pattern.compile("(?<!\\p{L})(t|tonnes?|tonnen?)(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
  private static final int KG_OF_TONNE_DIGITS = 3;

  /** A rounding that takes more than this off a figure says another one. */
  private static final BigDecimal MAX_ROUNDING = new BigDecimal("0.05");

  private final List<BigDecimal> numbers;
  private final boolean hasKilograms;
  private final boolean hasTonnes;

  private SentenceNumbers(List<BigDecimal> numbers, boolean hasKilograms, boolean hasTonnes) {
    this.numbers = numbers;
    this.hasKilograms = hasKilograms;
    this.hasTonnes = hasTonnes;
  }

  static SentenceNumbers in(String sentence, ClaimLanguage language) {
    List<BigDecimal> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(sentence);
    while (matcher.find()) {
      add(matcher.group(), language, numbers);
    }
    return new SentenceNumbers(
        numbers, KILOGRAMS.matcher(sentence).find(), TONNES.matcher(sentence).find());
  }

  /** A text that is no number of the language, such as 1.5 in German, is none. */
  private static void add(String text, ClaimLanguage language, List<BigDecimal> numbers) {
    String spaced =
        text.replace('\u2212', '-')
            .replaceAll("[.,\u00a0\u202f]+$", "")
            .replace('\u202f', '\u00a0');
    String group = "[" + Pattern.quote(String.valueOf(language.grouping())) + "\u00a0]";
    String decimal = Pattern.quote(String.valueOf(language.decimal()));
    if (spaced.matches("-?([0-9]+|[0-9]{1,3}(%s[0-9]{3})+)(%s[0-9]+)?".formatted(group, decimal))) {
      numbers.add(new BigDecimal(spaced.replaceAll(group, "").replace(language.decimal(), '.')));
    }
  }

  /** Whether a figure is there, rounded by at most a twentieth of it. */
  boolean has(BigDecimal kg) {
    return (hasKilograms && numbers.stream().anyMatch(n -> isRounding(n, kg)))
        || (hasTonnes
            && numbers.stream().anyMatch(n -> isRounding(n, kg.movePointLeft(KG_OF_TONNE_DIGITS))));
  }

  private static boolean isRounding(BigDecimal number, BigDecimal exact) {
    BigDecimal off = number.subtract(exact).abs();
    boolean isNothing = number.signum() == 0 && exact.abs().compareTo(new BigDecimal("0.0005")) < 0;
    return isNothing
        || (exact.setScale(number.scale(), RoundingMode.HALF_UP).compareTo(number) == 0
            && off.compareTo(exact.abs().multiply(MAX_ROUNDING)) <= 0);
  }
}
