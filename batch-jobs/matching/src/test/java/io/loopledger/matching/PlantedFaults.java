package io.loopledger.matching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.matching.run.Break;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The faults that the simulator lists and those that were found, in the same words: document, kind,
 * type of line, reference.
 */
final class PlantedFaults {
  /** Lines of a carrier without any reference: two of one day and price cannot be told apart. */
  private static final String NAMELESS = "RETURN TO SENDER";

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "payments", "payments",
          "marketplaces", "marketplace",
          "carriers", "carrier",
          "partners", "partner",
          "bank", "bank");

  private PlantedFaults() {}

  /** What the simulator has planted. */
  static List<String> planted(Path answers) throws IOException {
    List<String> planted = new ArrayList<>();
    for (JsonNode fault : new ObjectMapper().readTree(answers.resolve("faults.json").toFile())) {
      planted.add(planted(fault));
    }
    return planted;
  }

  private static String planted(JsonNode fault) {
    String document = fault.get("document").asText();
    String kind = fault.get("kind").asText();
    JsonNode line = fault.get("expected").get(0);
    String type = line.get("type").asText();
    if (document.equals("bank")) {
      return line(document, kind, "BANK", passedOn(line.get("reference").asText()));
    }
    String file = fault.get("file").asText();
    String reference =
        type.equals("SURCHARGE")
            ? file.substring(file.indexOf('/') + 1, file.lastIndexOf('.'))
            : line.get("reference").asText();
    return line(document, kind, type, reference);
  }

  /** A break. */
  static String told(String reconciliation, Break one) {
    String kind =
        switch (one.kind()) {
          case MISSING_IN_STATEMENT -> "MISSING";
          case DUPLICATE -> "DUPLICATE";
          case AMOUNT -> "CENT_DRIFT";
          case CURRENCY -> "WRONG_CURRENCY";
          case MISSING_IN_LEDGER, DATE -> one.kind().name();
        };
    String reference =
        one.ledger().or(one::statement).map(Break.Side::reference).map(String::valueOf).orElse("");
    return line(
        String.valueOf(DOCUMENTS.get(reconciliation)),
        kind,
        one.type(),
        reconciliation.equals("bank") ? passedOn(reference) : reference);
  }

  /** Lines that a statement has split, and lines that stand for two items. */
  static List<String> joined(Connection trino) throws SQLException {
    List<String> joined = new ArrayList<>();
    String sql =
        """
        SELECT reconciliation, IF(shape = 'MANY_TO_ONE', 'MERGED', 'SPLIT') AS kind, type, reference
        FROM (
          SELECT *, row_number() OVER (PARTITION BY match_id ORDER BY item_id) AS nth
          FROM finance.matches WHERE side = 'STATEMENT' AND shape <> 'ONE_TO_ONE' AND pass <> 'payout batch'
        ) WHERE nth = 1""";
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        joined.add(
            line(
                String.valueOf(DOCUMENTS.get(rows.getString("reconciliation"))),
                rows.getString("kind"),
                rows.getString("type"),
                String.valueOf(rows.getString("reference"))));
      }
    }
    return joined;
  }

  /** What banks make of a reference; the matcher has its own idea of it, in SQL. */
  private static String passedOn(String reference) {
    String plain = reference.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9-]", "");
    return plain.substring(0, Math.min(35, plain.length()));
  }

  private static String line(String document, String kind, String type, String reference) {
    return "%s %s %s %s".formatted(document, kind, type, type.equals(NAMELESS) ? "" : reference);
  }
}
