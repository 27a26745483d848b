package io.loopledger.statements.csv;

import io.loopledger.statements.csv.CsvMapping.AmountName;
import io.loopledger.statements.csv.CsvMapping.Check;
import io.loopledger.statements.csv.CsvMapping.CurrencyCase;
import io.loopledger.statements.csv.CsvMapping.Layout;
import io.loopledger.statements.csv.CsvMapping.Need;
import io.loopledger.statements.csv.CsvMapping.OtherColumns;
import io.loopledger.statements.csv.CsvMapping.StatementColumns;
import io.loopledger.statements.csv.CsvMapping.TotalRow;
import io.loopledger.statements.csv.MappingException.Problem;
import io.loopledger.statements.model.StatementKind;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a mapping file. */
public final class MappingParser {
  private static final String VERSION = "loopledger-statement";
  private static final Map<String, Check> CHECKS =
      Map.of(
          "net = gross - fee", Check.NET_IS_GROSS_LESS_FEE,
          "gross = net + tax", Check.GROSS_IS_NET_AND_TAX);

  private final List<Problem> problems = new ArrayList<>();

  private MappingParser() {}

  /**
   * Reads a mapping.
   *
   * @param file its name, for messages
   * @throws MappingException if something is wrong, naming all of it
   */
  public static CsvMapping parse(String file, String text) {
    MappingParser parser = new MappingParser();
    Optional<CsvMapping> mapping = YamlMap.read(text, parser.problems).map(parser::mapping);
    if (mapping.isEmpty() || !parser.problems.isEmpty()) {
      throw new MappingException(file, parser.problems);
    }
    return mapping.get();
  }

  private CsvMapping mapping(YamlMap map) {
    map.allow(
        VERSION,
        "name",
        "description",
        "kind",
        "issuer",
        "file",
        "statement",
        "line",
        "checks",
        "total-row",
        "ignored");
    if (!map.text(VERSION).equals("1")) {
      map.problem(VERSION, "must be 1, the only version of the language");
    }
    return new CsvMapping(
        map.text("name"),
        map.text("description"),
        map.constant("kind", map.text("kind"), StatementKind.class, StatementKind.BANK),
        ColumnParser.text(map, "issuer"),
        map.map("file").map(this::layout).orElseGet(() -> missing(map, "file", DEFAULT_LAYOUT)),
        map.map("statement")
            .map(this::statement)
            .orElseGet(() -> missing(map, "statement", NO_STATEMENT)),
        map.map("line")
            .map(LineParser::line)
            .orElseGet(() -> missing(map, "line", LineParser.NO_LINE)),
        checks(map),
        map.map("total-row").map(this::totalRow).orElse(null),
        Set.copyOf(map.texts("ignored")));
  }

  private static final Layout DEFAULT_LAYOUT =
      new Layout(
          ',',
          StandardCharsets.UTF_8,
          '.',
          "",
          List.of("uuuu-MM-dd"),
          Need.REQUIRED,
          Need.REQUIRED,
          OtherColumns.REFUSED,
          CurrencyCase.CAPITALS);

  private static final StatementColumns NO_STATEMENT =
      new StatementColumns(new TextSource.Constant(""), Optional.empty(), Optional.empty());

  private static <T> T missing(YamlMap map, String key, T otherwise) {
    if (!map.has(key)) {
      map.problem(key, "is missing; add it");
    }
    return otherwise;
  }

  private Layout layout(YamlMap map) {
    map.allow(
        "delimiter",
        "charset",
        "decimal",
        "thousands",
        "dates",
        "last-line-break",
        "rows",
        "other-columns",
        "currency-case");
    char decimal = one(map, "decimal", "a decimal sign, . or ,");
    if (decimal != '.' && decimal != ',') {
      map.problem("decimal", "must be . or ,");
    }
    String thousands = map.optionalText("thousands").orElse("");
    if (thousands.length() > 1 || thousands.equals(String.valueOf(decimal))) {
      map.problem("thousands", "must be one character, and not the decimal sign");
    }
    return new Layout(
        one(map, "delimiter", "what stands between cells, such as ,"),
        charset(map),
        decimal,
        thousands,
        dates(map),
        map.choice("last-line-break", Need.class, Need.REQUIRED),
        map.choice("rows", Need.class, Need.REQUIRED),
        map.choice("other-columns", OtherColumns.class, OtherColumns.REFUSED),
        map.choice("currency-case", CurrencyCase.class, CurrencyCase.CAPITALS));
  }

  private static char one(YamlMap map, String key, String what) {
    String text = map.text(key);
    if (text.length() != 1 && map.has(key)) {
      map.problem(key, "must be one character: " + what);
    }
    return text.isEmpty() ? '.' : text.charAt(0);
  }

  private static Charset charset(YamlMap map) {
    String name = map.text("charset");
    try {
      return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      map.problem("charset", "'%s' is not known; use utf-8 or windows-1252".formatted(name));
      return StandardCharsets.UTF_8;
    }
  }

  /** A year of era and a strict reader do not go together; nobody means that year. */
  private static List<String> dates(YamlMap map) {
    List<String> patterns =
        map.texts("dates").stream().map(pattern -> pattern.replace('y', 'u')).toList();
    for (String pattern : patterns) {
      try {
        DateTimeFormatter unused = DateTimeFormatter.ofPattern(pattern);
      } catch (IllegalArgumentException e) {
        map.problem("dates", "'%s' is no pattern such as yyyy-MM-dd".formatted(pattern));
        return List.of("uuuu-MM-dd");
      }
    }
    if (patterns.isEmpty()) {
      map.problem("dates", "give a pattern such as yyyy-MM-dd");
    }
    return patterns;
  }

  private StatementColumns statement(YamlMap map) {
    map.allow("reference", "date", "account");
    return new StatementColumns(
        ColumnParser.text(map, "reference"),
        ColumnParser.optional(map, "date"),
        map.has("account") ? Optional.of(ColumnParser.text(map, "account")) : Optional.empty());
  }

  private static List<Check> checks(YamlMap map) {
    List<Check> checks = new ArrayList<>();
    for (String text : map.texts("checks")) {
      Check check = CHECKS.get(text);
      if (check == null) {
        map.problem(
            "checks",
            "'%s' is none of %s".formatted(text, CHECKS.keySet().stream().sorted().toList()));
      } else {
        checks.add(check);
      }
    }
    return checks;
  }

  private @Nullable TotalRow totalRow(YamlMap map) {
    map.allow("column", "value", "count", "amounts", "need");
    Set<AmountName> amounts = EnumSet.noneOf(AmountName.class);
    for (String name : map.texts("amounts")) {
      amounts.add(map.constant("amounts", name, AmountName.class, AmountName.NET));
    }
    if (amounts.isEmpty() && !map.has("count")) {
      map.problem("amounts", "a total row sums at least one amount, or counts the lines");
    }
    return new TotalRow(
        ColumnParser.column(map, "column"),
        map.text("value"),
        ColumnParser.optional(map, "count"),
        amounts,
        map.choice("need", Need.class, Need.REQUIRED));
  }
}
