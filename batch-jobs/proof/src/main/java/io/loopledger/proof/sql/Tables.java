package io.loopledger.proof.sql;

import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Tables in SQL, each at its snapshot; and pieces that queries share. */
final class Tables {
  private final ProofSnapshots snapshots;

  Tables(ProofSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  String entries() {
    return at(EntriesTable.DEFINITION);
  }

  String rollup() {
    return at(RollupTable.DEFINITION);
  }

  /** A table that was never committed to has no version; it is empty as it is. */
  private String at(TableDefinition<?> table) {
    OptionalLong snapshot = snapshots.of(table);
    String name = "\"%s\".\"%s\"".formatted(table.namespace(), table.name());
    return snapshot.isPresent()
        ? "%s FOR VERSION AS OF %d".formatted(name, snapshot.getAsLong())
        : name;
  }

  /** The condition that an expression is one of some numbers. */
  static String in(String expression, Collection<? extends Number> numbers) {
    return numbers.stream()
        .map(Object::toString)
        .collect(Collectors.joining(", ", expression + " IN (", ")"));
  }
}
