package io.loopledger.local.explain;

import io.loopledger.catalog.chart.Account.MarginLevel;
import java.util.ArrayList;
import java.util.List;

/** The figures so far, on a line or two. */
final class FiguresText {
  private static final String KG = "kgCO2e";
  private static final String INDENT = "     ";

  private final Language language;
  private final Numbers numbers;
  private final String currency;

  FiguresText(Language language, String currency) {
    this.language = language;
    this.numbers = new Numbers(language);
    this.currency = currency;
  }

  List<String> lines(Figures figures) {
    List<String> parts = new ArrayList<>();
    parts.add(language.words("so-far.margin", currency));
    for (MarginLevel level : MarginLevel.values()) {
      parts.add(
          "%s: %s"
              .formatted(
                  language.words("level." + level.text()),
                  numbers.rounded(figures.margin(level), currency)));
    }
    parts.add(
        language.words("so-far.stock") + ": " + numbers.rounded(figures.stockMicros(), currency));
    parts.add("%s: %s kg".formatted(language.words("so-far.avoided"), kg(figures.avoidedMicros())));
    parts.add("%s: %s kg".formatted(language.words("so-far.emitted"), kg(figures.emittedMicros())));
    return Wrapped.parts(parts, " · ", Wrapped.WIDTH - INDENT.length() - 2).stream()
        .map(line -> INDENT + line)
        .toList();
  }

  private String kg(long micros) {
    return numbers.exact(micros, KG);
  }
}
