package io.loopledger.catalog.claim;

import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.ImpactMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Properties;

/** Words and numbers of one language, for claims and for messages to customers. */
public final class ClaimWords {
  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private static final ClaimWords GERMAN = new ClaimWords(ClaimLanguage.GERMAN);
  private static final ClaimWords ENGLISH = new ClaimWords(ClaimLanguage.ENGLISH);

  private final ClaimLanguage language;
  private final Properties texts = new Properties();

  private ClaimWords(ClaimLanguage language) {
    this.language = language;
    String name = "claim.%s.properties".formatted(language.code());
    try (InputStream in = ClaimWords.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** Those of a language. */
  public static ClaimWords of(ClaimLanguage language) {
    return switch (language) {
      case GERMAN -> GERMAN;
      case ENGLISH -> ENGLISH;
    };
  }

  /** The life-cycle stages that a method counts. */
  public String boundary(ImpactMethod method) {
    return words("boundary." + method.name());
  }

  /** What a value rests on. */
  public String basis(Basis basis) {
    return words("basis." + basis.name());
  }

  /** One digit behind the point; none from 100 kg on, grams below a tenth. */
  public String kilograms(BigDecimal kg) {
    int digits = kg.abs().compareTo(HUNDRED) >= 0 ? 0 : kg.abs().compareTo(TENTH) >= 0 ? 1 : 3;
    BigDecimal rounded = kg.setScale(digits, RoundingMode.HALF_UP);
    if (rounded.signum() == 0) {
      return "0";
    }
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(language.locale()));
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(rounded);
  }

  String words(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no text '%s' for %s".formatted(key, language.code()));
    }
    return text;
  }

  /** A text with its places filled: {@code {0}} by the first value, and so on. */
  String filled(String key, List<String> values) {
    String text = words(key);
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
      int index = text.charAt(at + 1) - '0';
      filled.append(text, from, at).append(values.get(index));
      from = at + 3;
    }
    return filled.append(text.substring(from)).toString();
  }
}
