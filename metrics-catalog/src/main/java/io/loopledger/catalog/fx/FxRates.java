package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ECB's euro reference rates by day and currency: immutable, identified by {@link #version()}.
 * Rates are units of a currency for one euro. Source: ecb.europa.eu, euro foreign exchange
 * reference rates; for information, not for transactions, as the ECB says. Quotes already worked
 * out are kept, so that a repeated look-up is cheap; that changes no result.
 */
public final class FxRates {
  private static final String EURO = "EUR";

  /** More than there are VAT rate policies: the last part of a cache key, 0 for booking. */
  private static final int POLICIES = 4;

  private final Supplier<Content> source;
  private final QuoteCache cache = new QuoteCache();
  private volatile @Nullable Content content;

  /** What a file of rates holds. */
  private record Content(
      ParsedRates.Kind kind, RateTable table, RateSearch search, String version) {
    static Content of(ParsedRates.Kind kind, RateTable table) {
      LocalDate lastDay = table.day(table.rows() - 1);
      String version = "%s-%s-%s".formatted(kind.prefix(), lastDay, table.fingerprint());
      return new Content(kind, table, new RateSearch(table), version);
    }
  }

  FxRates(ParsedRates.Kind kind, RateTable table) {
    Content known = Content.of(kind, table);
    this.source = () -> known;
    this.content = known;
  }

  private FxRates(Supplier<Content> source) {
    this.source = source;
  }

  /**
   * The history this release ships, of the ECB, from 1999-01-04 to 2023-02-21. It is read at the
   * first look into it, once: that takes a second, and most programs never look.
   */
  public static FxRates builtIn() {
    return BuiltIn.RATES;
  }

  private Content content() {
    Content known = content;
    if (known != null) {
      return known;
    }
    synchronized (source) {
      known = content;
      if (known == null) {
        known = source.get();
        content = known;
      }
      return known;
    }
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
    return content().version();
  }

  /** Whether somebody made these rates up. */
  public boolean isSimulated() {
    return content().kind() == ParsedRates.Kind.SIMULATED;
  }

  /** The first day with rates. */
  public LocalDate firstDay() {
    return content().table().day(0);
  }

  /** The last day with rates. */
  public LocalDate lastDay() {
    return content().table().day(content().table().rows() - 1);
  }

  /** How many days have rates. */
  public int days() {
    return content().table().rows();
  }

  /** Every currency with a rate on some day, by code; never the euro. */
  public List<String> currencies() {
    return content().table().currencies();
  }

  /** All rates, by day, then by currency. */
  public Stream<FxRate> rates() {
    return content().table().rates();
  }

  /** Units of the currency for one euro as published for exactly this day. */
  public Optional<BigDecimal> perEur(String currency, LocalDate day) {
    int row = content().table().rowAtOrBefore(day);
    if (row == RateTable.NONE || !content().table().day(row).equals(day)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        currency.equals(EURO) ? BigDecimal.ONE : content().search().published(currency, row));
  }

  /**
   * The rate to book with at an instant, by {@link BookingRatePolicy#ECB}: the latest day on which
   * both currencies have a rate. A currency to itself has rate 1 of the day itself, and one that
   * became the euro has its fixed rate from that day on.
   *
   * @throws FxRateMissingException if no day is recent enough
   */
  public FxQuote bookingRate(String from, String to, Instant at) {
    return findBookingRate(from, to, at)
        .orElseThrow(
            () ->
                missing(
                    from,
                    to,
                    BookingSlot.newest(BookingSlot.of(at)),
                    MissingRates.booking(version())));
  }

  /** As {@link #bookingRate}, but empty where no day is recent enough. */
  public Optional<FxQuote> findBookingRate(String from, String to, Instant at) {
    return bySlot(from, to, BookingSlot.of(at));
  }

  /**
   * The rate to convert VAT with. For an event, whose instant is known, use {@link
   * #vatRate(VatRatePolicy, String, String, Instant, LocalDate)}: only then is {@link
   * VatRatePolicy#DAILY} the rate the event is booked with. Here it is the rate of the day itself
   * or, if none was published, of the day before it, at most five days back.
   *
   * @param day the day the tax falls due, in the brand's zone
   * @throws FxRateMissingException if the day's period is not complete in these rates, or has no
   *     rate of one of the currencies
   */
  public FxQuote vatRate(VatRatePolicy policy, String from, String to, LocalDate day) {
    return findVatRate(policy, from, to, day)
        .orElseThrow(
            () ->
                missing(from, to, policy.periodEnd(day), MissingRates.vat(policy, day, version())));
  }

  /** As {@link #vatRate(VatRatePolicy, String, String, LocalDate)}, but empty where it throws. */
  public Optional<FxQuote> findVatRate(
      VatRatePolicy policy, String from, String to, LocalDate day) {
    if (policy == VatRatePolicy.DAILY || from.equals(to)) {
      return bySlot(from, to, BookingSlot.endOf(day));
    }
    LocalDate end = policy.periodEnd(day);
    long period = end.toEpochDay() * POLICIES + policy.ordinal();
    QuoteCache.Entry known = cache.find(from, to, period);
    return known != null
        ? known.quote()
        : cache.put(from, to, period, searchVatRate(policy, from, to, end));
  }

  /**
   * The rate to convert the VAT of an event with: under {@link VatRatePolicy#DAILY} the booking
   * rate of its instant.
   *
   * @param at when the event took effect
   * @param day its business date
   * @throws FxRateMissingException as the method of the policy does
   */
  public FxQuote vatRate(VatRatePolicy policy, String from, String to, Instant at, LocalDate day) {
    return policy == VatRatePolicy.DAILY
        ? bookingRate(from, to, at)
        : vatRate(policy, from, to, day);
  }

  private Optional<FxQuote> bySlot(String from, String to, long slot) {
    long period = slot * POLICIES;
    QuoteCache.Entry known = cache.find(from, to, period);
    if (known != null) {
      return known.quote();
    }
    Optional<FxQuote> fixed = RateSearch.fixedForGood(from, to, BookingSlot.day(slot));
    return cache.put(
        from, to, period, fixed.isPresent() ? fixed : content().search().booking(from, to, slot));
  }

  private Optional<FxQuote> searchVatRate(
      VatRatePolicy policy, String from, String to, LocalDate end) {
    Optional<FxQuote> fixed = RateSearch.fixedForGood(from, to, end);
    if (fixed.isPresent()) {
      return fixed;
    }
    return policy == VatRatePolicy.MONTHLY_AVERAGE
        ? content().search().average(from, to, YearMonth.from(end))
        : content().search().onOrAfter(from, to, end);
  }

  /** Blames the currency whose last rate is older. */
  private FxRateMissingException missing(
      String from, String to, LocalDate newest, MissingRates why) {
    FxRate lastFrom = content().search().lastKnown(from, newest);
    FxRate lastTo = content().search().lastKnown(to, newest);
    boolean isFrom =
        !from.equals(EURO)
            && (to.equals(EURO)
                || lastFrom == null
                || (lastTo != null && !lastFrom.day().isAfter(lastTo.day())));
    return isFrom
        ? new FxRateMissingException(from, newest, lastFrom, why)
        : new FxRateMissingException(to, newest, lastTo, why);
  }

  private static final class BuiltIn {
    static final FxRates RATES = new FxRates(() -> RateFiles.builtIn().content());
  }
}
