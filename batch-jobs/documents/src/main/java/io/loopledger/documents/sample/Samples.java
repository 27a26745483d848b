package io.loopledger.documents.sample;

import io.loopledger.documents.model.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Short names for what samples are made of. */
final class Samples {
  private Samples() {}

  static String say(Locale locale, String german, String english) {
    return "de".equals(locale.getLanguage()) ? german : english;
  }

  static Cell.Text text(String text) {
    return new Cell.Text(text);
  }

  static Cell.Day day(int year, int month, int day) {
    return new Cell.Day(LocalDate.of(year, month, day));
  }

  static Cell.Amount amount(String value, int decimals, String unit) {
    return Cell.Amount.of(new BigDecimal(value), decimals, unit);
  }

  static Cell.Amount metric(
      String value, int decimals, String unit, String metric, Cell.Statistic statistic) {
    Cell.Origin origin = new Cell.Origin(metric, SampleDocument.WHERE, statistic);
    return new Cell.Amount(new BigDecimal(value), decimals, unit, Optional.of(origin));
  }
}
