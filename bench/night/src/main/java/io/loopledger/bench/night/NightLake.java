package io.loopledger.bench.night;

import io.loopledger.bench.metrics.BenchTrino;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.BreaksTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.MatchesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.SettlementLinesTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * A lake with events, their entries and roll-up, and statements of finance systems.
 *
 * @param name of its folder, its database and its catalog in Trino
 * @param size entries that were asked for
 * @param folder for all its files
 * @param url of its catalog's database
 */
record NightLake(String name, long size, Path folder, String url) {
  private static final String WRITTEN = "written";

  /** The simulator takes no more decimals of a share. */
  private static final int DECIMALS = 4;

  /** The lake of a size; whether it was written yet is another question. */
  static NightLake of(Path work, TestPostgres postgres, long size, BigDecimal faults) {
    String name = "n%d_f%s".formatted(size, faults.movePointRight(DECIMALS).toBigIntegerExact());
    return new NightLake(name, size, work.resolve(name), postgres.jdbcUrl(name));
  }

  Lake open() {
    return Lake.open(new LakeConfig(url, TestPostgres.USER, "unused", warehouse()));
  }

  private String warehouse() {
    return "file://" + folder.resolve("warehouse");
  }

  ReferenceLog references() {
    return ReferenceLog.open(folder.resolve("reference"));
  }

  /** Where the simulator's answers are: a folder for each brand. */
  Path answers() {
    return folder.resolve("answers");
  }

  BenchTrino.Place place() {
    return new BenchTrino.Place(name, url, warehouse());
  }

  /** Whether all of it was written: one that was cut is not taken. */
  boolean isWritten() {
    return Files.exists(folder.resolve(WRITTEN));
  }

  void noteWritten() throws IOException {
    Files.createFile(folder.resolve(WRITTEN));
  }

  /** Forgets what nights before have matched. */
  void forget() {
    try (Lake lake = open()) {
      for (TableDefinition<?> table : List.of(MatchesTable.DEFINITION, BreaksTable.DEFINITION)) {
        lake.table(table).newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
      }
    }
  }

  /** Rows of a table. */
  long rows(TableDefinition<?> definition) {
    try (Lake lake = open()) {
      return size(lake.table(definition)).rows();
    }
  }

  /** Rows, files and bytes of its tables. */
  List<String> sizes() {
    try (Lake lake = open()) {
      return List.of(
              RawEventsTable.DEFINITION,
              EntriesTable.DEFINITION,
              RollupTable.DEFINITION,
              SettlementLinesTable.DEFINITION)
          .stream()
          .map(table -> "%s: %s".formatted(table.qualifiedName(), size(lake.table(table))))
          .toList();
    }
  }

  private record Size(long rows, int files, long bytes) {
    @Override
    public String toString() {
      return "%,d rows, %d files, %.1f MB".formatted(rows, files, bytes / 1e6);
    }
  }

  private static Size size(Table table) {
    Size size = new Size(0, 0, 0);
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        size =
            new Size(
                size.rows() + task.file().recordCount(),
                size.files() + 1,
                size.bytes() + task.file().fileSizeInBytes());
      }
      return size;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the files of " + table.name(), e);
    }
  }

  @Override
  public String toString() {
    return "%,d entries".formatted(size);
  }
}
