package io.loopledger.matching.rule;

import io.loopledger.yaml.YamlFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of one reconciliation, in YAML; every field is needed but {@code tables} and {@code
 * write_off}.
 */
public final class RuleFile {
  private static final List<String> BUILT_IN =
      List.of("payments", "marketplaces", "carriers", "partners", "bank", "erp");

  private RuleFile() {}

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
    YamlFields fields =
        YamlFields.read(file, yaml)
            .only(
                "reconciliation",
                "description",
                "tables",
                "ledger",
                "statement",
                "passes",
                "grace_days",
                "write_off");
    if (fields.maps("passes").isEmpty()) {
      throw fields.fault("passes", "a list of passes, from exact to loose");
    }
    return new Reconciliation(
        fields.text("reconciliation"),
        fields.text("description"),
        tables(fields.map("tables")),
        fields.text("ledger"),
        fields.text("statement"),
        fields.maps("passes").stream().map(RuleFile::pass).toList(),
        fields.whole("grace_days"),
        writeOff(fields.map("write_off")));
  }

  private static List<PreparedTable> tables(YamlFields byName) {
    return byName.names().stream().map(name -> new PreparedTable(name, byName.text(name))).toList();
  }

  private static Map<String, WriteOffLimit> writeOff(YamlFields byCurrency) {
    Map<String, WriteOffLimit> limits = new TreeMap<>();
    for (String currency : byCurrency.names()) {
      YamlFields limit = byCurrency.map(currency).only("up_to", "count_per_night", "sum_per_night");
      limits.put(
          currency,
          new WriteOffLimit(
              limit.decimal("up_to"),
              limit.whole("count_per_night"),
              limit.decimal("sum_per_night")));
    }
    return limits;
  }

  private static Pass pass(YamlFields pass) {
    pass.only("name", "ledger_key", "statement_key", "date_tolerance_days");
    return new Pass(
        pass.text("name"),
        pass.text("ledger_key"),
        pass.text("statement_key"),
        pass.whole("date_tolerance_days"));
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
