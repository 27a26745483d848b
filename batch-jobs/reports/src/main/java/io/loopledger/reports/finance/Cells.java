package io.loopledger.reports.finance;

import io.loopledger.catalog.vat.MinorUnits;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Table.Column;
import io.loopledger.documents.model.Table.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cells and columns, made short. */
final class Cells {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int DECIMALS_OF_MEASURES = 3;

  private Cells() {}

  static Cell text(String text) {
    return new Cell.Text(text);
  }

  static Cell text(Optional<String> text) {
    return text.<Cell>map(Cell.Text::new).orElseGet(() -> new Cell.Empty(""));
  }

  static Cell day(LocalDate day) {
    return new Cell.Day(day);
  }

  static Cell day(Optional<LocalDate> day) {
    return day.<Cell>map(Cell.Day::new).orElseGet(() -> new Cell.Empty(""));
  }

  static Cell empty() {
    return new Cell.Empty("");
  }

  static Amount money(BigDecimal value, String currency) {
    return money(value, currency, Optional.empty());
  }

  static Amount money(BigDecimal value, String currency, Optional<Origin> origin) {
    return new Amount(value, decimals(currency), currency, origin);
  }

  static Amount count(long count, String unit) {
    return Amount.of(BigDecimal.valueOf(count), 0, unit);
  }

  /** Digits that people see of an amount in this currency, or measure. */
  static int decimals(String currency) {
    return CURRENCY.matcher(currency).matches()
        ? MinorUnits.digits(currency)
        : DECIMALS_OF_MEASURES;
  }

  static Column column(Words words, String id, Type type) {
    return new Column(id, words.text("column." + id), type);
  }
}
