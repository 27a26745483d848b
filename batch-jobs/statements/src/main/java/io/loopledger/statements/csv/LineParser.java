package io.loopledger.statements.csv;

import io.loopledger.statements.csv.AmountSource.Sign;
import io.loopledger.statements.csv.CsvMapping.Amount;
import io.loopledger.statements.csv.CsvMapping.AmountName;
import io.loopledger.statements.csv.CsvMapping.LineColumns;
import io.loopledger.statements.csv.CsvMapping.NamedReference;
import io.loopledger.statements.csv.CsvMapping.WhenEmpty;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a row says. */
final class LineParser {
  static final LineColumns NO_LINE =
      new LineColumns(
          new TextSource.Constant(""),
          Map.of(),
          Column.of(List.of()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new TextSource.Constant(""),
          Map.of(),
          AmountName.NET,
          Optional.empty(),
          List.of());

  private LineParser() {}

  static LineColumns line(YamlMap map) {
    map.allow(
        "type",
        "types",
        "booking-date",
        "value-date",
        "text",
        "counterparty",
        "position",
        "currency",
        "amounts",
        "total",
        "balance",
        "references");
    Map<AmountName, Amount> amounts = map.map("amounts").map(LineParser::amounts).orElse(Map.of());
    AmountName total = map.constant("total", map.text("total"), AmountName.class, AmountName.NET);
    if (!amounts.containsKey(total)) {
      map.problem("total", "must be one of the line's amounts");
    }
    return new LineColumns(
        ColumnParser.text(map, "type"),
        types(map),
        ColumnParser.column(map, "booking-date"),
        ColumnParser.optional(map, "value-date"),
        ColumnParser.optional(map, "text"),
        ColumnParser.optional(map, "counterparty"),
        ColumnParser.optional(map, "position"),
        ColumnParser.text(map, "currency"),
        amounts,
        total,
        ColumnParser.optional(map, "balance"),
        references(map));
  }

  private static Map<String, LineKind> types(YamlMap map) {
    Map<String, LineKind> types = new HashMap<>();
    Optional<YamlMap> words = map.map("types");
    words.ifPresent(
        known -> {
          for (String word : known.keys()) {
            types.put(
                word, known.constant(word, known.text(word), LineKind.class, LineKind.ADJUSTMENT));
          }
        });
    if (types.isEmpty()) {
      map.problem("types", "say what each type is, such as 'Settled: payment'");
    }
    return types;
  }

  private static Map<AmountName, Amount> amounts(YamlMap map) {
    map.allow("gross", "fee", "tax", "net");
    Map<AmountName, Amount> amounts = new EnumMap<>(AmountName.class);
    for (String key : map.keys()) {
      AmountName name = map.constant(key, key, AmountName.class, AmountName.NET);
      amounts.put(name, map.isMap(key) ? amount(map.map(key).orElseThrow()) : plain(map, key));
    }
    return amounts;
  }

  private static Amount plain(YamlMap map, String key) {
    return new Amount(
        new AmountSource.Plain(ColumnParser.column(map, key), Sign.AS_WRITTEN),
        Optional.empty(),
        WhenEmpty.REFUSED);
  }

  private static Amount amount(YamlMap map) {
    map.allow(
        "column",
        "sign",
        "credit",
        "debit",
        "indicator",
        "positive",
        "negative",
        "sum",
        "currency",
        "when-empty");
    return new Amount(
        source(map),
        ColumnParser.optional(map, "currency"),
        map.choice("when-empty", WhenEmpty.class, WhenEmpty.REFUSED));
  }

  private static AmountSource source(YamlMap map) {
    if (map.has("sum")) {
      List<Column> columns = new ArrayList<>();
      map.texts("sum").forEach(text -> columns.add(Column.of(List.of(text))));
      return new AmountSource.SumOf(columns);
    }
    if (map.has("credit") || map.has("debit")) {
      return new AmountSource.CreditDebit(
          ColumnParser.column(map, "credit"), ColumnParser.column(map, "debit"));
    }
    if (map.has("indicator")) {
      return new AmountSource.Indicated(
          ColumnParser.column(map, "column"),
          ColumnParser.column(map, "indicator"),
          words(map, "positive"),
          words(map, "negative"));
    }
    return new AmountSource.Plain(
        ColumnParser.column(map, "column"), map.choice("sign", Sign.class, Sign.AS_WRITTEN));
  }

  private static Set<String> words(YamlMap map, String key) {
    List<String> words = map.texts(key);
    if (words.isEmpty()) {
      map.problem(key, "is missing; give the words that mean it");
    }
    return Set.copyOf(words);
  }

  private static List<NamedReference> references(YamlMap map) {
    List<NamedReference> references = new ArrayList<>();
    map.map("references")
        .ifPresent(
            named -> {
              for (String key : named.keys()) {
                references.add(
                    new NamedReference(
                        named.constant(key, key, Role.class, Role.OTHER),
                        ColumnParser.column(named, key)));
              }
            });
    return references;
  }
}
