package io.loopledger.catalog.live.customer;

import io.loopledger.catalog.claim.ClaimLanguage;
import io.loopledger.catalog.claim.ClaimWords;
import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.CreditAt;
import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.schemas.live.CustomerImpact.Figure;
import io.loopledger.schemas.live.CustomerImpact.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What may be said of a return in one language. A figure is never said without its details. */
final class Wording {
  static final Wording GERMAN = new Wording(ClaimLanguage.GERMAN);
  static final Wording ENGLISH = new Wording(ClaimLanguage.ENGLISH);

  private final Properties texts;
  private final ClaimWords words;

  private Wording(ClaimLanguage language) {
    this.texts = read("texts.%s.properties".formatted(language.code()));
    this.words = ClaimWords.of(language);
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
            words.boundary(method),
            words.basis(Basis.valueOf(figure.basis().name())));
    String filled = text;
    for (int i = 0; i < values.size(); i++) {
      filled = filled.replace("{" + i + "}", values.get(i));
    }
    return filled;
  }

  String kilograms(BigDecimal kg) {
    return words.kilograms(kg);
  }

  private String words(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no text '%s' for customers".formatted(key));
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
