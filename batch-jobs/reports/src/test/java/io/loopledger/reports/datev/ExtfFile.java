package io.loopledger.reports.datev;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Reads a booking batch as DATEV's specification has it, and refuses everything else. It shares
 * nothing with the writer.
 *
 * @param header the 31 fields, without quotation marks
 * @param columns the names of the columns
 * @param rows the rows, each of 125 fields without quotation marks
 */
public record ExtfFile(List<String> header, List<String> columns, List<List<String>> rows) {
  private static final int HEADER_FIELDS = 31;
  private static final int ROW_FIELDS = 125;

  /** Reads a file. */
  public static ExtfFile read(byte[] bytes) {
    List<String> lines = lines(decoded(bytes));
    if (lines.size() < 2) {
      throw new IllegalArgumentException("the file has %d lines".formatted(lines.size()));
    }
    List<String> header = fields(lines.get(0), HEADER_FIELDS, 1);
    List<String[]> headerRules = rules("header-fields.tsv");
    for (int i = 0; i < HEADER_FIELDS; i++) {
      require(header.get(i), headerRules.get(i)[1], 1, i + 1);
    }
    List<List<String>> rows = new ArrayList<>();
    List<String[]> rowRules = rules("booking-fields.tsv");
    for (int line = 2; line < lines.size(); line++) {
      List<String> fields = fields(lines.get(line), ROW_FIELDS, line + 1);
      for (int i = 0; i < ROW_FIELDS; i++) {
        requireRow(fields.get(i), rowRules.get(i), line + 1, i + 1);
      }
      rows.add(fields.stream().map(ExtfFile::value).toList());
    }
    return new ExtfFile(
        header.stream().map(ExtfFile::value).toList(),
        fields(lines.get(1), ROW_FIELDS, 2),
        List.copyOf(rows));
  }

  /** Debits less credits by account, in the currency of the header. */
  public Map<String, BigDecimal> totals() {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (List<String> row : rows) {
      BigDecimal amount = baseAmount(row);
      BigDecimal ofAccount = row.get(1).equals("S") ? amount : amount.negate();
      totals.merge(row.get(6), ofAccount, BigDecimal::add);
      totals.merge(row.get(7), ofAccount.negate(), BigDecimal::add);
    }
    return totals;
  }

  /** Another currency than the header's needs its rate and the amount in the header's. */
  private BigDecimal baseAmount(List<String> row) {
    if (row.get(2).isEmpty() || row.get(2).equals(header.get(21))) {
      return number(row.get(0));
    }
    if (row.get(3).isEmpty() || row.get(4).isEmpty() || !row.get(5).equals(header.get(21))) {
      throw new IllegalArgumentException("rate or base amount is missing: " + row);
    }
    return number(row.get(4));
  }

  static BigDecimal number(String text) {
    return new BigDecimal(text.replace(',', '.'));
  }

  private static String decoded(byte[] bytes) {
    try {
      return Charset.forName("windows-1252")
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not Windows-1252", e);
    }
  }

  private static List<String> lines(String text) {
    if (!text.endsWith("\r\n")) {
      throw new IllegalArgumentException("the last line has no end");
    }
    List<String> lines = List.of(text.substring(0, text.length() - 2).split("\r\n", -1));
    lines.forEach(
        line -> {
          if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a line ends without CR LF: " + line);
          }
        });
    return lines;
  }

  /** The fields as they stand there; a semicolon in quotation marks does not end one. */
  private static List<String> fields(String line, int count, int number) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (char c : line.toCharArray()) {
      if (c == ';' && !isQuoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        isQuoted = isQuoted ^ (c == '"');
        field.append(c);
      }
    }
    fields.add(field.toString());
    if (isQuoted || fields.size() != count) {
      throw new IllegalArgumentException(
          "line %d has %d fields, not %d: %s".formatted(number, fields.size(), count, line));
    }
    return fields;
  }

  private static void requireRow(String field, String[] rule, int line, int number) {
    String empty = rule[2].startsWith("\"") ? "\"\"" : "";
    if (rule[1].equals("must") || !field.equals(empty)) {
      require(field, rule[2], line, number);
    }
  }

  private static void require(String field, String expression, int line, int number) {
    if (!field.matches(expression.replace("TEXT", "([^\"]|\"\")"))) {
      throw new IllegalArgumentException(
          "line %d, field %d is %s, which is not %s".formatted(line, number, field, expression));
    }
  }

  private static String value(String field) {
    return field.startsWith("\"")
        ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
        : field;
  }

  private static List<String[]> rules(String file) {
    try (InputStream in = ExtfFile.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
