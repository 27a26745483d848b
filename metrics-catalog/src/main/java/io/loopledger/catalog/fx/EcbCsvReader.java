package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ECB's {@code eurofxref-hist.csv}: a header of currency codes, a line for each day, {@code
 * N/A} where a currency has no rate, and a comma at the end of every line. Strict: the first thing
 * that is not so ends the reading.
 */
final class EcbCsvReader {
  /** First cell of the header. */
  static final String DATE = "Date,";

  /** Beginning of a first line that marks rates as made up. */
  static final String SIMULATED = "# simulated";

  private static final String ABSENT = "N/A";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private int lineNumber = 1;

  EcbCsvReader(String name) {
    this.name = name;
  }

  static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  FxRates read(byte[] content) {
    List<String> lines = withoutMark(new String(content, StandardCharsets.UTF_8)).lines().toList();
    try {
      return parse(lines);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s line %d: %s".formatted(name, lineNumber, e.getMessage()), e);
    }
  }

  private FxRates parse(List<String> lines) {
    boolean simulated = lines.get(0).startsWith(SIMULATED);
    int headerAt = simulated ? 1 : 0;
    List<String> header = List.of();
    ParsedRates parsed =
        new ParsedRates(simulated ? ParsedRates.Kind.SIMULATED : ParsedRates.Kind.ECB);
    for (int i = headerAt; i < lines.size(); i++) {
      lineNumber = i + 1;
      if (i == headerAt) {
        header = header(lines.get(i));
      } else {
        addDay(lines.get(i), header, parsed);
      }
    }
    return parsed.rates();
  }

  private static List<String> header(String line) {
    List<String> cells = cells(line);
    if (!cells.get(0).equals("Date")) {
      throw new IllegalArgumentException("'%s' is not the header 'Date,USD,...'".formatted(line));
    }
    Set<String> seen = new HashSet<>();
    for (String currency : cells.subList(1, cells.size())) {
      if (!seen.add(RateRules.currency(currency))) {
        throw new IllegalArgumentException(
            "currency '%s' occurs a second time in the header; keep one".formatted(currency));
      }
    }
    return cells;
  }

  private static void addDay(String line, List<String> header, ParsedRates parsed) {
    List<String> cells = cells(line);
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException(
          "'%s' has %d cells, the header %d; every line needs a cell for each currency"
              .formatted(shortened(line), cells.size(), header.size()));
    }
    LocalDate day = RateRules.day(cells.get(0));
    parsed.openDay(day);
    for (int i = 1; i < cells.size(); i++) {
      if (!cells.get(i).equals(ABSENT)) {
        parsed.add(day, header.get(i), rate(header.get(i), cells.get(i)));
      }
    }
  }

  private static BigDecimal rate(String currency, String text) {
    try {
      return RateRules.rate(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(currency + " " + e.getMessage(), e);
    }
  }

  /** The cells of a line; one comma at its end is not a cell. */
  private static List<String> cells(String line) {
    String trimmed = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
    List<String> cells = new ArrayList<>();
    int start = 0;
    for (int comma = trimmed.indexOf(','); comma >= 0; comma = trimmed.indexOf(',', start)) {
      cells.add(trimmed.substring(start, comma));
      start = comma + 1;
    }
    cells.add(trimmed.substring(start));
    return cells;
  }

  private static String shortened(String line) {
    return line.length() <= 40 ? line : line.substring(0, 40) + "...";
  }
}
