package io.loopledger.reports.finance;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.text.ReaderFormat;
import io.loopledger.reports.WordFile;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Properties;

/** The words of a finance pack in one language. They stand in a file of each language. */
final class Words {
  private final Locale locale;
  private final Properties words;

  private Words(Locale locale, Properties words) {
    this.locale = locale;
    this.words = words;
  }

  /**
   * The words of a language.
   *
   * @throws IllegalArgumentException naming the languages there are
   */
  static Words of(Locale locale) {
    String language = locale.getLanguage();
    if (!language.equals("de") && !language.equals("en")) {
      throw new IllegalArgumentException(
          "locale is '%s'; write de or en".formatted(locale.toLanguageTag()));
    }
    Properties words = WordFile.read(Words.class, "words_%s.properties".formatted(language));
    return new Words(Locale.of(language), words);
  }

  Locale locale() {
    return locale;
  }

  /** The words under a key, with values put in. */
  String text(String key, Object... values) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "there are no words for '%s' in %s".formatted(key, locale));
    }
    return text.formatted(values);
  }

  /** A unit as readers of the language write it. */
  String unit(String unit) {
    return ReaderFormat.of(locale).unit(unit);
  }

  /** An amount without its unit, as readers of the language write it. */
  String number(Amount amount) {
    return ReaderFormat.of(locale).number(amount);
  }

  /** A month in words. */
  String month(YearMonth month) {
    return ReaderFormat.of(locale).month(month);
  }

  /** The name of an account. */
  String account(Chart chart, String code) {
    return code.equals(Carry.EARLIER_YEARS)
        ? text("earlier-years")
        : chart.find(code).map(this::label).orElse(code);
  }

  /** The name of a metric. */
  String metric(Metric metric) {
    return isGerman() ? metric.meta().labelDe() : metric.label();
  }

  private String label(Account account) {
    return isGerman() ? account.labelDe() : account.labelEn();
  }

  private boolean isGerman() {
    return locale.getLanguage().equals("de");
  }
}
