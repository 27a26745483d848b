package io.loopledger.catalog.impact;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The factors behind an amount, as entries name them in {@code factor_version}: a version, a colon
 * and a product of factor references such as {@code resale-r1:D(clothing)*L(clothing)*E(jeans)}, or
 * for {@code RESTART} the pack alone, such as {@code restart-2021-r2}; then the category tells the
 * factor.
 *
 * @param factorVersion as entries name it
 * @param categoryKey normalised category where the text names no factors; empty elsewhere
 */
public record Combination(String factorVersion, String categoryKey)
    implements Comparable<Combination> {
  private static final Pattern TERM = Pattern.compile("([*/])?([A-Za-z]+\\([^()*/:]+\\))");
  private static final Comparator<Combination> ORDER =
      Comparator.comparing(Combination::factorVersion).thenComparing(Combination::categoryKey);

  public Combination {
    requireNonNull(factorVersion, "factorVersion is null");
    requireNonNull(categoryKey, "categoryKey is null");
    parse(factorVersion);
  }

  /**
   * The combination of an entry.
   *
   * @param category of the entry; counts only where the text names no factors
   * @throws IllegalArgumentException if the text is none
   */
  public static Combination of(String factorVersion, @Nullable String category) {
    boolean named = factorVersion.indexOf(':') >= 0;
    return new Combination(
        factorVersion, named || category == null ? "" : CategoryKey.of(category));
  }

  /** The version that fixes the factors, for instance {@code resale-r1}. */
  public String version() {
    int colon = factorVersion.indexOf(':');
    return colon < 0 ? factorVersion : factorVersion.substring(0, colon);
  }

  /** The factors; empty where the category tells the factor. */
  public List<Term> terms() {
    return parse(factorVersion);
  }

  @Override
  public int compareTo(Combination other) {
    return ORDER.compare(this, other);
  }

  private static List<Term> parse(String text) {
    int colon = text.indexOf(':');
    if (colon == 0 || text.isBlank()) {
      throw unreadable(text);
    }
    List<Term> terms = new ArrayList<>();
    if (colon < 0) {
      return terms;
    }
    Matcher matcher = TERM.matcher(text).region(colon + 1, text.length());
    while (matcher.lookingAt()) {
      String operator = matcher.group(1);
      if ((operator == null) != terms.isEmpty()) {
        throw unreadable(text);
      }
      terms.add(new Term(matcher.group(2), "/".equals(operator) ? -1 : 1));
      matcher.region(matcher.end(), text.length());
    }
    if (terms.isEmpty() || matcher.regionStart() != text.length()) {
      throw unreadable(text);
    }
    return terms;
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "factor_version '%s' is no combination; write it as resale-r1:D(clothing)*E(jeans)"
            .formatted(text));
  }

  /**
   * One factor of a product.
   *
   * @param ref for instance {@code E(jeans)}
   * @param exponent 1, or -1 where it divides
   */
  public record Term(String ref, int exponent) {}
}
