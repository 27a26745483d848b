package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ECB's euro reference rates by day and currency: immutable, identified by {@link #version()}.
 * Rates are units of a currency for one euro. Source: ecb.europa.eu, euro foreign exchange
 * reference rates; for information, not for transactions, as the ECB says.
 */
public final class FxRates {
  private static final String EURO = "EUR";

  private final ParsedRates.Kind kind;
  private final RateTable table;
  private final String version;

  FxRates(ParsedRates.Kind kind, RateTable table) {
    this.kind = kind;
    this.table = table;
    this.version = "%s-%s-%s".formatted(kind.prefix(), lastDay(), table.fingerprint());
  }

  /** The history this release ships, of the ECB, from 1999-01-04 to 2023-02-21. Read once. */
  public static FxRates builtIn() {
    return BuiltIn.RATES;
  }

  /**
   * Reads the ECB's history: {@code eurofxref-hist.csv}, the zip that holds it, or the XML file.
   * What it is follows from its content, not from its name. A CSV file whose first line begins with
   * {@code # simulated} is read as {@linkplain #isSimulated() simulated}.
   *
   * @throws IllegalArgumentException naming file, line and value if it is not such a file, or if it
   *     does not exist
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static FxRates read(Path file) {
    return RateFiles.read(file);
  }

  /**
   * Reads the same formats from memory.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException naming it, line and value if it is not such a file
   */
  public static FxRates read(String name, byte[] content) {
    return RateFiles.read(name, content);
  }

  /**
   * Rates made up for a simulation or a test; they say so.
   *
   * @param perEur by day: units of each currency for one euro
   * @throws IllegalArgumentException naming day and value if a rate is not positive or there is
   *     none
   */
  public static FxRates simulated(Map<LocalDate, Map<String, BigDecimal>> perEur) {
    ParsedRates parsed = new ParsedRates(ParsedRates.Kind.SIMULATED);
    perEur.forEach(
        (day, row) -> {
          parsed.openDay(day);
          row.forEach((currency, rate) -> parsed.add(day, currency, rate));
        });
    return parsed.rates();
  }

  /**
   * Identifies these rates: who made them, their last day, and the beginning of a hash of all
   * rates, for instance {@code ecb-2023-02-21-1a2b3c4d}. The same rates have the same version in
   * every file format.
   */
  public String version() {
    return version;
  }

  /** Whether somebody made these rates up. */
  public boolean isSimulated() {
    return kind == ParsedRates.Kind.SIMULATED;
  }

  /** The first day with rates. */
  public LocalDate firstDay() {
    return table.day(0);
  }

  /** The last day with rates. */
  public LocalDate lastDay() {
    return table.day(table.rows() - 1);
  }

  /** How many days have rates. */
  public int days() {
    return table.rows();
  }

  /** Every currency with a rate on some day, by code; never the euro. */
  public List<String> currencies() {
    return table.currencies();
  }

  /** All rates, by day, then by currency. */
  public Stream<FxRate> rates() {
    return table.rates();
  }

  /** Units of the currency for one euro as published for exactly this day. */
  public Optional<BigDecimal> perEur(String currency, LocalDate day) {
    int row = table.rowAtOrBefore(day);
    if (row == RateTable.NONE || !table.day(row).equals(day)) {
      return Optional.empty();
    }
    return Optional.ofNullable(currency.equals(EURO) ? BigDecimal.ONE : published(currency, row));
  }

  /**
   * The rate to book with at an instant, by {@link BookingRatePolicy#ECB}: the latest day on which
   * both currencies have a rate. A currency to itself has rate 1 of the day itself, and one that
   * became the euro has its fixed rate from that day on.
   *
   * @throws FxRateMissingException if no day is recent enough
   */
  public FxQuote bookingRate(String from, String to, Instant at) {
    return findBookingRate(from, to, at).orElseThrow(() -> missing(from, to, at));
  }

  /** As {@link #bookingRate}, but empty where no day is recent enough. */
  public Optional<FxQuote> findBookingRate(String from, String to, Instant at) {
    BookingRatePolicy policy = BookingRatePolicy.ECB;
    if (from.equals(to)) {
      return Optional.of(FxQuote.identity(from, policy.day(at)));
    }
    Optional<FxQuote> fixed = fixedForGood(from, to, policy.day(at));
    if (fixed.isPresent()) {
      return fixed;
    }
    LocalDate oldest = policy.oldest(at);
    for (int row = table.rowAtOrBefore(policy.newest(at)); row != RateTable.NONE; row--) {
      LocalDate day = table.day(row);
      if (day.isBefore(oldest)) {
        break;
      }
      BigDecimal fromLeg = leg(from, row);
      BigDecimal toLeg = leg(to, row);
      if (fromLeg != null && toLeg != null) {
        return Optional.of(new FxQuote(from, to, fromLeg, toLeg, day));
      }
    }
    return Optional.empty();
  }

  private @Nullable BigDecimal leg(String currency, int row) {
    if (currency.equals(EURO)) {
      return BigDecimal.ONE;
    }
    BigDecimal fixed = IrrevocableRates.perEur(currency, table.day(row));
    return fixed != null ? fixed : published(currency, row);
  }

  private @Nullable BigDecimal published(String currency, int row) {
    int column = table.column(currency);
    return column == RateTable.NONE ? null : table.rate(row, column);
  }

  /** Between the euro and a currency that became it no day's rate is needed. */
  private static Optional<FxQuote> fixedForGood(String from, String to, LocalDate day) {
    BigDecimal fromLeg = fixedLeg(from, day);
    BigDecimal toLeg = fixedLeg(to, day);
    return fromLeg == null || toLeg == null
        ? Optional.empty()
        : Optional.of(new FxQuote(from, to, fromLeg, toLeg, day));
  }

  private static @Nullable BigDecimal fixedLeg(String currency, LocalDate day) {
    return currency.equals(EURO) ? BigDecimal.ONE : IrrevocableRates.perEur(currency, day);
  }

  /** Blames the currency whose last rate is older. */
  private FxRateMissingException missing(String from, String to, Instant at) {
    LocalDate newest = BookingRatePolicy.ECB.newest(at);
    FxRate lastFrom = lastKnown(from, newest);
    FxRate lastTo = lastKnown(to, newest);
    boolean isFrom =
        !from.equals(EURO)
            && (to.equals(EURO)
                || lastFrom == null
                || (lastTo != null && !lastFrom.day().isAfter(lastTo.day())));
    return isFrom
        ? new FxRateMissingException(from, newest, lastFrom, version)
        : new FxRateMissingException(to, newest, lastTo, version);
  }

  private @Nullable FxRate lastKnown(String currency, LocalDate newest) {
    int column = table.column(currency);
    if (column == RateTable.NONE) {
      return null;
    }
    for (int row = table.rowAtOrBefore(newest); row != RateTable.NONE; row--) {
      BigDecimal rate = table.rate(row, column);
      if (rate != null) {
        return new FxRate(table.day(row), currency, rate);
      }
    }
    return null;
  }

  private static final class BuiltIn {
    static final FxRates RATES = RateFiles.builtIn();
  }
}
