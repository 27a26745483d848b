package io.loopledger.chaos.check;

import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.List;
import java.util.Map;

/**
 * What the lake holds.
 *
 * @param byTable rows by qualified table name, as often as a reader sees them
 * @param broken files that are missing or do not read back
 * @param files how many files were read
 */
public record TableRows(Map<String, List<Row>> byTable, List<Violation> broken, int files) {
  public TableRows {
    byTable = Map.copyOf(byTable);
    broken = List.copyOf(broken);
  }

  List<Row> rawEvents() {
    return of(RawEventsTable.DEFINITION);
  }

  List<Row> entries() {
    return of(EntriesTable.DEFINITION);
  }

  List<Row> rollup() {
    return of(RollupTable.DEFINITION);
  }

  List<Row> rejections() {
    return of(RejectionsTable.DEFINITION);
  }

  List<Row> deferred() {
    return of(DeferredTable.DEFINITION);
  }

  private List<Row> of(TableDefinition<?> table) {
    List<Row> rows = byTable.get(table.qualifiedName());
    if (rows == null) {
      throw new IllegalStateException(table.qualifiedName() + " was not read");
    }
    return rows;
  }
}
