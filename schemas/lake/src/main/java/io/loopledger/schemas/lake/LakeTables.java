package io.loopledger.schemas.lake;

import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.schemas.table.BreaksTable;
import io.loopledger.schemas.table.ClosesTable;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.MatchesTable;
import io.loopledger.schemas.table.ProofsTable;
import io.loopledger.schemas.table.PublishedTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RestatementsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.SettlementLinesTable;
import io.loopledger.schemas.table.StatementFilesTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;

/** The tables of the lake, by who writes them. */
public final class LakeTables {
  /** Those the posting job writes, in the order in which they are created. */
  public static final List<TableDefinition<?>> ALL =
      List.of(
          RawEventsTable.DEFINITION,
          EntriesTable.DEFINITION,
          RollupTable.DEFINITION,
          RejectionsTable.DEFINITION,
          DeferredTable.DEFINITION,
          AlertsTable.DEFINITION,
          CommandsTable.DEFINITION);

  /** Those the night writes. */
  public static final List<TableDefinition<?>> OF_THE_NIGHT =
      List.of(
          ProofsTable.DEFINITION,
          SettlementLinesTable.DEFINITION,
          MatchesTable.DEFINITION,
          RestatementsTable.DEFINITION,
          ClosesTable.DEFINITION,
          PublishedTable.DEFINITION,
          StatementFilesTable.DEFINITION,
          BreaksTable.DEFINITION);

  /** All of them. */
  public static final List<TableDefinition<?>> EVERY =
      Stream.concat(ALL.stream(), OF_THE_NIGHT.stream()).toList();

  private LakeTables() {}

  /** The table's name in Iceberg. */
  public static TableIdentifier identifier(TableDefinition<?> table) {
    return TableIdentifier.of(Namespace.of(table.namespace()), table.name());
  }
}
