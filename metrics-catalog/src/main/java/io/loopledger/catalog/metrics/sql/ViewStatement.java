package io.loopledger.catalog.metrics.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A view to be made in Trino.
 *
 * @param name {@code schema.name}
 * @param comment what a row is
 * @param columns its columns, in the order of the query
 * @param query one SELECT
 */
public record ViewStatement(String name, String comment, List<Column> columns, String query) {
  public ViewStatement {
    columns = List.copyOf(columns);
    query = query.strip();
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type string, date, datetime, integer, number, boolean or any, as Frictionless has it
   * @param comment what it means
   */
  public record Column(String name, String type, String comment) {
    /** A column of text. */
    static Column text(String name, String comment) {
      return new Column(name, "string", comment);
    }

    /** The type of a column of Trino. */
    static String type(String trino) {
      return switch (trino.replaceAll("[( ].*", "")) {
        case "varchar" -> "string";
        case "bigint", "integer" -> "integer";
        case "decimal" -> "number";
        case "boolean" -> "boolean";
        case "date" -> "date";
        case "timestamp" -> "datetime";
        default -> "any";
      };
    }
  }

  /** Creates the view, or replaces an earlier one; it reads with the rights of whoever asks. */
  public String create() {
    return """
        CREATE OR REPLACE VIEW %s
        COMMENT %s
        SECURITY INVOKER AS
        %s"""
        .formatted(name, text(comment), query);
  }

  /** What its columns mean, by name. */
  public Map<String, String> docs() {
    Map<String, String> docs = new LinkedHashMap<>();
    columns.forEach(column -> docs.put(column.name(), column.comment()));
    return docs;
  }

  /** Changes whenever anything of the view does. */
  public String hash() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(create().getBytes(StandardCharsets.UTF_8));
      hash.update(docs().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text as SQL. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
