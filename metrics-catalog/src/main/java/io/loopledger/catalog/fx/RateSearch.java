package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds quotes in a table of rates; nothing is kept. Both legs are always of the same day. */
final class RateSearch {
  private static final String EURO = "EUR";

  private final RateTable table;

  RateSearch(RateTable table) {
    this.table = table;
  }

  /** The latest day that is published in the slot and not too old. */
  Optional<FxQuote> booking(String from, String to, long slot) {
    LocalDate oldest = BookingSlot.oldest(slot);
    for (int row = table.rowAtOrBefore(BookingSlot.newest(slot)); row >= 0; row--) {
      if (table.day(row).isBefore(oldest)) {
        break;
      }
      Optional<FxQuote> quote = ofDay(from, to, row);
      if (quote.isPresent()) {
        return quote;
      }
    }
    return Optional.empty();
  }

  /** The mean of a month that the table covers from its first to its last day of publication. */
  Optional<FxQuote> average(String from, String to, YearMonth month) {
    int last = table.rowAtOrBefore(month.atEndOfMonth());
    if (!isCovered(month) || last < 0) {
      return Optional.empty();
    }
    BigDecimal fromLeg = mean(from, month, last);
    BigDecimal toLeg = mean(to, month, last);
    return fromLeg == null || toLeg == null
        ? Optional.empty()
        : Optional.of(new FxQuote(from, to, fromLeg, toLeg, table.day(last)));
  }

  /** The first day with both legs, from a day on and before TARGET must have been open again. */
  Optional<FxQuote> onOrAfter(String from, String to, LocalDate day) {
    LocalDate latest = day.plusDays(BookingRatePolicy.ECB.maxAgeDays());
    for (int row = table.rowAtOrBefore(day.minusDays(1)) + 1; row < table.rows(); row++) {
      if (table.day(row).isAfter(latest)) {
        break;
      }
      Optional<FxQuote> quote = ofDay(from, to, row);
      if (quote.isPresent()) {
        return quote;
      }
    }
    return Optional.empty();
  }

  /** Between the euro and a currency that became it no day's rate is needed. */
  static Optional<FxQuote> fixedForGood(String from, String to, LocalDate day) {
    if (from.equals(to)) {
      return Optional.of(FxQuote.identity(from, day));
    }
    return quote(from, to, fixedLeg(from, day), fixedLeg(to, day), day);
  }

  /** The last rate of a currency up to a day, or null. */
  @Nullable FxRate lastKnown(String currency, LocalDate newest) {
    int column = table.column(currency);
    if (column == RateTable.NONE) {
      return null;
    }
    for (int row = table.rowAtOrBefore(newest); row >= 0; row--) {
      BigDecimal rate = table.rate(row, column);
      if (rate != null) {
        return new FxRate(table.day(row), currency, rate);
      }
    }
    return null;
  }

  @Nullable BigDecimal published(String currency, int row) {
    int column = table.column(currency);
    return column == RateTable.NONE ? null : table.rate(row, column);
  }

  private Optional<FxQuote> ofDay(String from, String to, int row) {
    return quote(from, to, leg(from, row), leg(to, row), table.day(row));
  }

  private boolean isCovered(YearMonth month) {
    return !table.day(0).isAfter(TargetDays.first(month))
        && !table.day(table.rows() - 1).isBefore(TargetDays.last(month));
  }

  /** Null if the currency has no rate on the month's last day: it left before, or came after. */
  private @Nullable BigDecimal mean(String currency, YearMonth month, int last) {
    BigDecimal fixed = fixedLeg(currency, month.atDay(1));
    if (fixed != null) {
      return fixed;
    }
    if (published(currency, last) == null) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    int days = 0;
    for (int row = last; row >= 0 && !table.day(row).isBefore(month.atDay(1)); row--) {
      BigDecimal rate = published(currency, row);
      if (rate != null) {
        sum = sum.add(rate);
        days++;
      }
    }
    return days == 0
        ? null
        : sum.divide(BigDecimal.valueOf(days), FxQuote.RATE_SCALE, RoundingMode.HALF_UP);
  }

  private @Nullable BigDecimal leg(String currency, int row) {
    BigDecimal fixed = fixedLeg(currency, table.day(row));
    return fixed != null ? fixed : published(currency, row);
  }

  private static @Nullable BigDecimal fixedLeg(String currency, LocalDate day) {
    return currency.equals(EURO) ? BigDecimal.ONE : IrrevocableRates.perEur(currency, day);
  }

  private static Optional<FxQuote> quote(
      String from,
      String to,
      @Nullable BigDecimal fromLeg,
      @Nullable BigDecimal toLeg,
      LocalDate day) {
    return fromLeg == null || toLeg == null
        ? Optional.empty()
        : Optional.of(new FxQuote(from, to, fromLeg, toLeg, day));
  }
}
