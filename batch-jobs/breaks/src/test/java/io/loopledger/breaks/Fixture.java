package io.loopledger.breaks;

import io.loopledger.breaks.clearing.ClearingFile;
import io.loopledger.breaks.clearing.ClearingGroup;
import io.loopledger.breaks.night.MatchingStep;
import io.loopledger.matching.rule.Reconciliation;
import io.loopledger.matching.rule.RuleFile;
import io.loopledger.matching.rule.WriteOffLimit;
import io.loopledger.metricscheck.lake.FinanceLake;
import io.loopledger.metricscheck.lake.RunningLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small programme in a real lake, whose payment service says of every payment what the ledger
 * says, but for four: one two cents too much, one thirty cents too little, one not at all, and one
 * that the ledger does not know; and a sale on a marketplace that is three cents too little.
 */
final class Fixture {
  private static final int UNITS = 60;
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  private Fixture() {}

  static RunningLake lake(Path folder) {
    return RunningLake.start(
        folder,
        PROJECT,
        (lake, references) -> {
          try {
            FinanceLake.write(
                UNITS,
                11,
                BigDecimal.ZERO,
                Files.createDirectories(folder.resolve("documents")),
                Files.createDirectories(folder.resolve("answers")),
                lake,
                references);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Payments and marketplaces, with differences up to five cents written off. */
  static MatchingStep.Rules rules() {
    List<ClearingGroup> clearing =
        ClearingFile.builtIn().stream()
            .filter(group -> group.name().equals("customers"))
            .map(
                group ->
                    new ClearingGroup(
                        group.name(),
                        group.description(),
                        group.accounts(),
                        group.items().subList(0, 1),
                        group.graceDays()))
            .toList();
    return new MatchingStep.Rules(
        RuleFile.builtIn().subList(0, 2).stream().map(Fixture::withWriteOff).toList(), clearing);
  }

  private static Reconciliation withWriteOff(Reconciliation rule) {
    WriteOffLimit limit = new WriteOffLimit(new BigDecimal("0.05"), 10, new BigDecimal("1.00"));
    return new Reconciliation(
        rule.name(),
        rule.description(),
        rule.tables(),
        rule.ledger(),
        rule.statement(),
        rule.passes(),
        rule.graceDays(),
        Map.of("EUR", limit));
  }

  /** References of four payments of a brand, in their order. */
  static List<String> fillStatement(Connection trino) throws SQLException {
    String ledger = RuleFile.builtIn().getFirst().ledger();
    String chosen = "brand = 'demo' AND type = 'PAYMENT' AND currency = 'EUR' AND amount > 5";
    List<String> four =
        texts(
            trino,
            "SELECT reference FROM (%s) WHERE %s ORDER BY reference LIMIT 4"
                .formatted(ledger, chosen));
    execute(
        trino,
        insert(
            "PAYMENT",
            """
            SELECT item_id, tenant, brand, type, item_date, currency,
              amount + CASE reference || type WHEN '%sPAYMENT' THEN DECIMAL '0.02' WHEN '%sPAYMENT' THEN DECIMAL '-0.30' ELSE 0 END, reference
            FROM (%s) WHERE amount <> 0 AND reference || type <> '%sPAYMENT'"""
                .formatted(four.get(0), four.get(1), ledger, four.get(2))));
    execute(
        trino,
        insert(
            "PAYMENT",
            "VALUES ('unknown', 'simulated', 'demo', 'PAYMENT', DATE '2022-06-01', 'EUR', DECIMAL '7.00', 'ch_unknown')"));
    String marketplaces = RuleFile.builtIn().get(1).ledger();
    execute(
        trino,
        insert(
            "MARKETPLACE",
            """
            SELECT item_id, tenant, brand, type, item_date, currency,
              amount - IF(brand = 'demo' AND type = 'SALE' AND currency = 'EUR' AND row_number() OVER (PARTITION BY brand, type, currency ORDER BY reference) = 1, DECIMAL '0.03', 0), reference
            FROM (%s) WHERE amount <> 0"""
                .formatted(marketplaces)));
    execute(
        trino,
        """
        INSERT INTO ops.rejections (code, owner, message, event_id, source, type, subject, brand, topic, kafka_partition, kafka_offset, recorded_time)
        VALUES ('INVALID', 'DATA', 'price is missing; give one', 'ch_unknown-sale', '/shop', 'ProductSold', 'line:demo/x', 'demo', 'sales', 0, 1, TIMESTAMP '2026-09-01 00:00:00 UTC')""");
    return four;
  }

  /** The line that was missing arrives. */
  static void arrives(Connection trino, String reference) throws SQLException {
    execute(
        trino,
        insert(
            "PAYMENT",
            "SELECT item_id, tenant, brand, type, item_date, currency, amount, reference FROM (%s) WHERE reference || type = '%sPAYMENT'"
                .formatted(RuleFile.builtIn().getFirst().ledger(), reference)));
  }

  private static String insert(String kind, String lines) {
    return """
        INSERT INTO finance.settlement_lines (line_id, tenant, brand, kind, format, statement, statement_date, position, type, booking_date, currency, net, payment_reference, order_id, file_name, file_hash, taken_time)
        SELECT 'line ' || item_id, tenant, brand, '%1$s', 'test', 'PO-1', item_date, 1, type, item_date, currency, amount, reference, reference, 'po-1.csv', 'hash', TIMESTAMP '2026-09-02 00:00:00 UTC'
        FROM (%2$s) AS l (item_id, tenant, brand, type, item_date, currency, amount, reference)"""
        .formatted(kind, lines);
  }

  static void execute(Connection trino, String sql) throws SQLException {
    try (Statement statement = trino.createStatement()) {
      statement.execute(sql);
    }
  }

  static List<String> texts(Connection trino, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        texts.add(String.join(" | ", cells));
      }
    }
    return texts;
  }
}
