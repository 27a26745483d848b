package io.loopledger.close.bridge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bridges for programs and papers. Amounts are exact decimals. */
public final class BridgeTables {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BridgeTables() {}

  /** CSV (RFC 4180) with a header. */
  public static List<String> csv(List<BridgeLine> lines) {
    List<String> text = new ArrayList<>(List.of(String.join(",", columns())));
    for (BridgeLine line : lines) {
      text.add(cells(line).stream().map(BridgeTables::csvCell).collect(Collectors.joining(",")));
    }
    return text;
  }

  /** A table in Markdown. */
  public static List<String> markdown(List<BridgeLine> lines) {
    List<String> text = new ArrayList<>();
    text.add("| " + String.join(" | ", columns()) + " |");
    text.add(columns().stream().map(c -> "---").collect(Collectors.joining("|", "|", "|")));
    for (BridgeLine line : lines) {
      text.add(
          cells(line).stream()
              .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
    return text;
  }

  /** JSON: an array of lines; amounts are texts, so that no reader rounds them. */
  public static String json(List<BridgeLine> lines) {
    ArrayNode array = JSON.createArrayNode();
    List<String> columns = columns();
    for (BridgeLine line : lines) {
      ObjectNode node = array.addObject();
      List<String> cells = cells(line);
      for (int i = 0; i < cells.size(); i++) {
        node.put(columns.get(i), cells.get(i).isEmpty() ? null : cells.get(i));
      }
    }
    return array.toPrettyString();
  }

  private static List<String> columns() {
    return Stream.of(
            List.of(
                "brand",
                "program",
                "category",
                "figure",
                "unit",
                "method",
                "factor_version",
                "published"),
            BridgePart.columns(),
            List.of("restated"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> cells(BridgeLine line) {
    BridgeLine.Key key = line.key();
    Stream<String> names =
        Stream.of(
            key.brand(),
            text(key.program()),
            text(key.category()),
            key.figure(),
            key.unit(),
            text(key.method()),
            text(key.factorVersion()),
            amount(line.sums().published()));
    Stream<String> moved =
        Arrays.stream(BridgePart.values()).map(part -> amount(line.sums().moved(part)));
    return Stream.of(names, moved, Stream.of(amount(line.sums().restated())))
        .flatMap(each -> each)
        .toList();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String amount(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  private static String csvCell(String cell) {
    boolean mustQuote = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return mustQuote ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
