package io.loopledger.local.access;

import java.util.List;

/**
 * A table or view that is asked.
 *
 * @param schema its schema
 * @param name its name
 * @param isTable whether it is a table
 * @param hasBrand whether it has a column brand
 * @param texts columns with texts of brands
 * @param numbers columns with numbers of brands
 * @param firstSnapshot of a table, else 0
 * @param snapshot the newest of a table, else 0
 */
record Relation(
    String schema,
    String name,
    boolean isTable,
    boolean hasBrand,
    List<String> texts,
    List<String> numbers,
    long firstSnapshot,
    long snapshot) {

  /** As it stands in SQL. */
  String sql() {
    return "%s.\"%s\"".formatted(schema, name);
  }

  /** Only its readable name. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
