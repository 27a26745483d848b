package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rates by day (row) and currency (column) in flat arrays: nine bytes for a cell, so all of the
 * ECB's history takes under three megabytes. An unscaled value of 0 is an empty cell.
 */
final class RateTable {
  /** A row or column that does not exist. */
  static final int NONE = -1;

  private final long[] epochDays;
  private final List<String> currencies;
  private final long[] unscaled;
  private final byte[] scales;

  /** A table of rates that {@link RateRules} accepted. */
  RateTable(NavigableMap<LocalDate, Map<String, BigDecimal>> rates) {
    TreeSet<String> names = new TreeSet<>();
    rates.values().forEach(row -> names.addAll(row.keySet()));
    currencies = List.copyOf(names);
    epochDays = rates.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
    unscaled = new long[epochDays.length * currencies.size()];
    scales = new byte[unscaled.length];
    int cell = 0;
    for (Map<String, BigDecimal> row : rates.values()) {
      for (String currency : currencies) {
        BigDecimal rate = row.get(currency);
        if (rate != null) {
          BigDecimal canonical = RateRules.canonical(rate);
          unscaled[cell] = canonical.unscaledValue().longValueExact();
          scales[cell] = (byte) canonical.scale();
        }
        cell++;
      }
    }
  }

  int rows() {
    return epochDays.length;
  }

  List<String> currencies() {
    return currencies;
  }

  LocalDate day(int row) {
    return LocalDate.ofEpochDay(epochDays[row]);
  }

  int column(String currency) {
    return Math.max(NONE, currencies.indexOf(currency));
  }

  /** The last row at or before the day, or {@link #NONE}. */
  int rowAtOrBefore(LocalDate day) {
    int found = Arrays.binarySearch(epochDays, day.toEpochDay());
    return found >= 0 ? found : -found - 2;
  }

  /** The rate in a cell, or null if it is empty. */
  @Nullable BigDecimal rate(int row, int column) {
    int cell = row * currencies.size() + column;
    return unscaled[cell] == 0 ? null : BigDecimal.valueOf(unscaled[cell], scales[cell]);
  }

  /** All rates, by day, then by currency. */
  Stream<FxRate> rates() {
    return IntStream.range(0, rows()).boxed().flatMap(row -> row(row).stream());
  }

  /** First eight hex digits of the SHA-256 of all rates: the same rates, the same digits. */
  String fingerprint() {
    MessageDigest digest = sha256();
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows(); row++) {
      lines.setLength(0);
      for (FxRate rate : row(row)) {
        lines.append(rate.day()).append(' ').append(rate.currency()).append(' ');
        lines.append(rate.perEur().toPlainString()).append('\n');
      }
      digest.update(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 4);
  }

  private List<FxRate> row(int row) {
    List<FxRate> rates = new ArrayList<>();
    for (int column = 0; column < currencies.size(); column++) {
      BigDecimal rate = rate(row, column);
      if (rate != null) {
        rates.add(new FxRate(day(row), currencies.get(column), rate));
      }
    }
    return rates;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
