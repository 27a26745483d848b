package io.loopledger.catalog.live.customer;

import io.loopledger.catalog.impact.CreditAt;
import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.schemas.live.CustomerImpact.Figure;
import io.loopledger.schemas.live.CustomerImpact.Status;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** What may be said of a return in one language. A figure is never said without its details. */
final class Wording {
  static final Wording GERMAN = new Wording("de", Locale.GERMANY);
  static final Wording ENGLISH = new Wording("en", Locale.UK);

  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private final Properties texts;
  private final Locale locale;

  private Wording(String language, Locale locale) {
    this.texts = read("texts." + language + ".properties");
    this.locale = locale;
  }

  /** The words for a return with this figure, if it has one, by this method. */
  String text(Status status, Optional<ImpactMethod> method, Optional<Figure> figure) {
    if (status == Status.NONE) {
      return words("none");
    }
    String key = status == Status.EXPECTED ? "expected." : "final.";
    if (method.isEmpty() || figure.isEmpty()) {
      return words(key + "no-figure");
    }
    String what =
        !ClaimGuard.isSaving(figure.get())
            ? "not-a-saving"
            : method.get().creditAt() == CreditAt.REPAIR ? "repair" : "sale";
    return filled(words(key + what) + " " + words("details"), method.get(), figure.get());
  }

  private String filled(String text, ImpactMethod method, Figure figure) {
    List<String> values =
        List.of(
            kilograms(figure.avoidedKg()),
            kilograms(figure.p5Kg()),
            kilograms(figure.p95Kg()),
            figure.method(),
            figure.factorVersion(),
            words("boundary." + method.name()),
            words("basis." + figure.basis().name()));
    String filled = text;
    for (int i = 0; i < values.size(); i++) {
      filled = filled.replace("{" + i + "}", values.get(i));
    }
    return filled;
  }

  /** One digit behind the point; none from 100 kg on, grams below a tenth. */
  String kilograms(BigDecimal kg) {
    int digits = kg.abs().compareTo(HUNDRED) >= 0 ? 0 : kg.abs().compareTo(TENTH) >= 0 ? 1 : 3;
    DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
    BigDecimal rounded = kg.setScale(digits, RoundingMode.HALF_UP);
    if (rounded.signum() == 0) {
      return "0";
    }
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(rounded);
  }

  private String words(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no text '%s' for %s".formatted(key, locale));
    }
    return text;
  }

  private static Properties read(String name) {
    Properties texts = new Properties();
    try (InputStream in = Wording.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return texts;
  }
}
