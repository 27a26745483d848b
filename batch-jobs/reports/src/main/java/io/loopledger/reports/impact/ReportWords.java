package io.loopledger.reports.impact;

import io.loopledger.catalog.claim.ClaimLanguage;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.text.ReaderFormat;
import io.loopledger.reports.WordFile;
import io.loopledger.reports.source.ReportPeriod;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Properties;

/** The words of an impact report in one language: all of them stand in its file. */
final class ReportWords {
  private final ClaimLanguage language;
  private final Properties texts;

  private ReportWords(ClaimLanguage language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /**
   * Those of a locale.
   *
   * @throws IllegalArgumentException if there are none in its language
   */
  static ReportWords of(Locale locale) {
    ClaimLanguage language = ClaimLanguage.of(locale);
    String file = "impact.%s.properties".formatted(language.code());
    return new ReportWords(language, WordFile.read(ReportWords.class, file));
  }

  ClaimLanguage language() {
    return language;
  }

  /** A text with its places filled: {@code {0}} by the first value, and so on. */
  String text(String key, String... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no text '%s' in %s".formatted(key, language.code()));
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
      filled.append(text, from, at).append(values[text.charAt(at + 1) - '0']);
      from = at + 3;
    }
    return filled.append(text.substring(from)).toString();
  }

  /** A text, or another one where the file has none. */
  String textOr(String key, String otherwise) {
    return texts.getProperty(key, otherwise);
  }

  /** A month in words. */
  String month(YearMonth month) {
    return ReaderFormat.of(Locale.of(language.code())).month(month);
  }

  /** A period in words: a month, a quarter, a year, or from a month to another. */
  String period(ReportPeriod period) {
    YearMonth first = period.first();
    int months = period.months().size();
    if (months == 1) {
      return month(first);
    }
    if (months == 12 && first.getMonthValue() == 1) {
      return period.toString();
    }
    return months == 3 && first.getMonthValue() % 3 == 1
        ? text(
            "period.quarter",
            Integer.toString(first.getMonthValue() / 3 + 1),
            Integer.toString(first.getYear()))
        : text("period.range", month(first), month(period.last()));
  }

  String label(Metric metric) {
    return language == ClaimLanguage.GERMAN ? metric.meta().labelDe() : metric.label();
  }

  String description(Metric metric) {
    return language == ClaimLanguage.GERMAN ? metric.meta().descriptionDe() : metric.description();
  }
}
