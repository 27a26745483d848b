package io.loopledger.matching.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A file of one reconciliation, in YAML; every field is needed but {@code tables} and {@code
 * write_off}.
 */
public final class RuleFile {
  private static final List<String> BUILT_IN =
      List.of("payments", "marketplaces", "carriers", "partners", "bank", "erp");
  private static final List<String> FIELDS =
      List.of(
          "reconciliation",
          "description",
          "tables",
          "ledger",
          "statement",
          "passes",
          "grace_days",
          "write_off");
  private static final List<String> PASS_FIELDS =
      List.of("name", "ledger_key", "statement_key", "date_tolerance_days");

  private static final List<String> WRITE_OFF_FIELDS =
      List.of("up_to", "count_per_night", "sum_per_night");

  private final String file;

  private RuleFile(String file) {
    this.file = file;
  }

  /** The reconciliations that come with the platform. */
  public static List<Reconciliation> builtIn() {
    return BUILT_IN.stream().map(name -> read(name + ".yaml", resource(name + ".yaml"))).toList();
  }

  /**
   * Reads one.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming file, field and what to do
   */
  public static Reconciliation read(String file, String yaml) {
    return new RuleFile(file).reconciliation(parsed(file, yaml));
  }

  private static Object parsed(String file, String yaml) {
    try {
      return new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
          .loadFromString(yaml);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    }
  }

  private Reconciliation reconciliation(Object root) {
    Map<?, ?> fields = map(root, "the file", FIELDS);
    List<Pass> passes = new ArrayList<>();
    if (!(fields.get("passes") instanceof List<?> list)) {
      throw fault("passes", fields.get("passes"), "a list of passes, from exact to loose");
    }
    for (Object pass : list) {
      passes.add(pass(map(pass, "a pass", PASS_FIELDS)));
    }
    return new Reconciliation(
        text(fields, "reconciliation"),
        text(fields, "description"),
        tables(fields.get("tables")),
        text(fields, "ledger"),
        text(fields, "statement"),
        passes,
        number(fields, "grace_days"),
        writeOff(fields.get("write_off")));
  }

  private List<PreparedTable> tables(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof Map<?, ?> byName)) {
      throw fault("tables", value, "queries by name, in their order");
    }
    return byName.keySet().stream()
        .map(String::valueOf)
        .map(name -> new PreparedTable(name, text(byName, name)))
        .toList();
  }

  private Map<String, WriteOffLimit> writeOff(@Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> byCurrency)) {
      throw fault("write_off", value, "limits by currency, such as {EUR: {up_to: '0.05', ...}}");
    }
    Map<String, WriteOffLimit> limits = new TreeMap<>();
    byCurrency.forEach(
        (currency, limit) -> {
          Map<?, ?> of = map(limit, "write_off of " + currency, WRITE_OFF_FIELDS);
          limits.put(
              String.valueOf(currency),
              new WriteOffLimit(
                  amount(of, "up_to"), number(of, "count_per_night"), amount(of, "sum_per_night")));
        });
    return limits;
  }

  /** As text: YAML would make a binary fraction of a bare number. */
  private BigDecimal amount(Map<?, ?> fields, String name) {
    try {
      return new BigDecimal(text(fields, name));
    } catch (NumberFormatException e) {
      throw fault(name, fields.get(name), "an amount as text, such as '0.05'");
    }
  }

  private Pass pass(Map<?, ?> fields) {
    return new Pass(
        text(fields, "name"),
        text(fields, "ledger_key"),
        text(fields, "statement_key"),
        number(fields, "date_tolerance_days"));
  }

  private Map<?, ?> map(@Nullable Object value, String what, List<String> known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "%s: %s is no YAML map; it has the fields %s".formatted(file, what, known));
    }
    TreeSet<String> unknown = new TreeSet<>();
    map.keySet().forEach(key -> unknown.add(String.valueOf(key)));
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s has the unknown field '%s'; it has the fields %s"
              .formatted(file, what, unknown.first(), known));
    }
    return map;
  }

  private String text(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof String text && !text.isBlank()
        ? text.strip()
        : refuse(name, fields.get(name), "a text");
  }

  private int number(Map<?, ?> fields, String name) {
    if (fields.get(name) instanceof Integer number) {
      return number;
    }
    throw fault(name, fields.get(name), "a whole number");
  }

  private String refuse(String field, @Nullable Object value, String wanted) {
    throw fault(field, value, wanted);
  }

  private IllegalArgumentException fault(String field, @Nullable Object value, String wanted) {
    return new IllegalArgumentException(
        "%s: %s is %s; give %s"
            .formatted(file, field, value == null ? "missing" : "'" + value + "'", wanted));
  }

  private static String resource(String name) {
    try (InputStream in = RuleFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource %s is not on the class path".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
