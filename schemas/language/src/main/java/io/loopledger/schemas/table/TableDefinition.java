package io.loopledger.schemas.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table of the lake. DDL, comments and row mapping derive from it; it stands nowhere else.
 *
 * @param namespace schema in Trino
 * @param name table name
 * @param doc what a row is
 * @param columns in order; new ones go to the end
 * @param layout how rows lie in files; empty for one that is not partitioned
 * @param <R> the object a row is made from
 */
public record TableDefinition<R>(
    String namespace,
    String name,
    String doc,
    List<Column<R>> columns,
    Optional<TableLayout> layout) {
  public TableDefinition {
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (Column<R> column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "%s.%s has two columns named %s".formatted(namespace, name, column.name()));
      }
    }
    layout.ifPresent(given -> requireColumns(given, names, namespace + "." + name));
  }

  private static void requireColumns(TableLayout layout, Set<String> names, String table) {
    if (!names.contains(layout.timeColumn()) || !names.containsAll(layout.sortedBy())) {
      throw new IllegalArgumentException(
          "%s is laid out by columns that it does not have: %s".formatted(table, layout));
    }
  }

  /** {@code namespace.name}. */
  public String qualifiedName() {
    return namespace + "." + name;
  }
}
