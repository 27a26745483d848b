package io.loopledger.documents.text;

import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Units of a table: said once above a column where all its amounts have the same. */
public final class Units {
  private Units() {}

  /** For each column the unit that its head says; empty where each cell says its own, or none. */
  public static List<Optional<String>> ofColumns(Table table) {
    return IntStream.range(0, table.columns().size()).mapToObj(i -> ofColumn(table, i)).toList();
  }

  /** Whether the amounts of a column have several units. */
  public static boolean isMixed(Table table, int index) {
    return units(table, index).size() > 1;
  }

  private static Set<String> units(Table table, int index) {
    return table.rows().stream()
        .map(row -> row.cells().get(index))
        .filter(Cell.Amount.class::isInstance)
        .map(cell -> ((Cell.Amount) cell).unit())
        .collect(Collectors.toSet());
  }

  private static Optional<String> ofColumn(Table table, int index) {
    Set<String> units = units(table, index);
    boolean isOne = units.size() == 1 && !units.contains(Cell.Amount.RATIO) && !units.contains("");
    return isOne ? Optional.of(units.iterator().next()) : Optional.empty();
  }
}
