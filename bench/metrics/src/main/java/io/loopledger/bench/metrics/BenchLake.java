package io.loopledger.bench.metrics;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.testservers.TestPostgres;
import io.loopledger.upkeep.Upkeep;
import io.loopledger.upkeep.UpkeepAlerts;
import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.UpkeepProgress;
import io.loopledger.upkeep.UpkeepReport;
import io.loopledger.upkeep.policy.CompactionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * A lake of about so many entries.
 *
 * @param name of its database and of its catalog in Trino
 * @param entries how many were asked for
 * @param layout of its tables
 * @param url of its catalog's database
 * @param warehouse where its files are, as {@code file:///...}
 */
record BenchLake(String name, long entries, Layout layout, String url, String warehouse, Lake lake)
    implements AutoCloseable {
  /** The lake of a size and layout; it is written where it is not there. */
  static BenchLake of(Path home, TestPostgres postgres, long size, Layout layout, Options options) {
    String name = "e%d_%s%s".formatted(size, layout.name(), options.compacts() ? "_c" : "");
    Path folder = home.resolve(name);
    boolean isNew = !folder.toFile().isDirectory();
    if (isNew) {
      postgres.createDatabase(name);
    }
    String url = postgres.jdbcUrl(name);
    String warehouse = "file://" + folder.resolve("warehouse");
    Lake lake = Lake.open(new LakeConfig(url, TestPostgres.USER, "unused", warehouse));
    BenchLake made = new BenchLake(name, size, layout, url, warehouse, lake);
    if (isNew) {
      made.fill(folder, options.compacts());
    }
    return made;
  }

  private void fill(Path folder, boolean compacts) {
    lake.createOrUpgradeTables();
    long begin = System.nanoTime();
    ReferenceLog references = ReferenceLog.open(folder.resolve("reference"));
    LakeFiller.fill(lake, references, entries, layout, compacts);
    System.out.printf("  %s: written in %.0f s%n", this, (System.nanoTime() - begin) / 1e9);
    if (compacts) {
      compact();
    }
  }

  private void compact() {
    long begin = System.nanoTime();
    UpkeepConfig usual = UpkeepConfig.defaults();
    UpkeepConfig config =
        new UpkeepConfig(
            new CompactionPolicy(
                UpkeepConfig.DEFAULT_TARGET_BYTES,
                Duration.ZERO,
                UpkeepConfig.DEFAULT_MIN_FILES,
                Duration.ZERO),
            usual.snapshots(),
            usual.orphans(),
            usual.legalRetention(),
            usual.maxMetadataFiles(),
            usual.mode());
    UpkeepReport report =
        new Upkeep(lake, config, Clock.systemUTC(), UpkeepAlerts.NONE, UpkeepProgress.NONE)
            .run(List.of(EntriesTable.DEFINITION, RollupTable.DEFINITION));
    System.out.printf(
        "  %s: compacted in %.0f s: %s%n", this, (System.nanoTime() - begin) / 1e9, report);
  }

  /** Where Trino finds it. */
  BenchTrino.Place place() {
    return new BenchTrino.Place(name, url, warehouse);
  }

  /** Rows, files and bytes of a table. */
  String size(TableDefinition<?> definition) {
    List<DataFile> files = files(definition);
    return "%,d rows, %d files, %.1f MB"
        .formatted(
            files.stream().mapToLong(DataFile::recordCount).sum(),
            files.size(),
            files.stream().mapToLong(DataFile::fileSizeInBytes).sum() / 1e6);
  }

  /** The data files of a table's newest snapshot. */
  List<DataFile> files(TableDefinition<?> definition) {
    Table table = lake.table(definition);
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the files of " + table.name(), e);
    }
    return files;
  }

  @Override
  public String toString() {
    return "%,d entries, %s".formatted(entries, layout);
  }

  @Override
  public void close() {
    lake.close();
  }
}
