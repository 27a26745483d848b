package io.loopledger.chaos.check;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;

/** Reads all tables of a lake, file by file, and every file that an older snapshot names. */
public final class TableReader {
  private final Map<String, List<Row>> byTable = new HashMap<>();
  private final List<Violation> broken = new ArrayList<>();
  private int files;

  private TableReader() {}

  /** Reads the lake; what cannot be read is told in the result. */
  public static TableRows read(Lake lake) {
    TableReader reader = new TableReader();
    for (TableDefinition<?> definition : LakeTables.ALL) {
      reader.read(definition.qualifiedName(), lake.table(definition));
    }
    return new TableRows(reader.byTable, reader.broken, reader.files);
  }

  private void read(String name, Table table) {
    List<Row> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Snapshot current = table.currentSnapshot();
    if (current != null) {
      // A file that is named twice is read twice, as every reader would.
      for (DataFile file : files(name, table, current, new HashSet<>())) {
        seen.add(file.location());
        rows.addAll(rows(name, table, file));
      }
      long total = Long.parseLong(current.summary().getOrDefault("total-records", "-1"));
      if (total != rows.size()) {
        broken(
            "%s, snapshot %d".formatted(name, current.snapshotId()),
            rows.size() + " rows",
            total + " rows, as its summary says");
      }
    }
    readOlder(name, table, seen);
    byTable.put(name, rows);
  }

  private void readOlder(String name, Table table, Set<String> seen) {
    Set<String> manifests = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (DataFile file : files(name, table, snapshot, manifests)) {
        if (seen.add(file.location())) {
          rows(name, table, file);
        }
      }
    }
  }

  /** The files of a snapshot, but for those of manifests that were seen. */
  private List<DataFile> files(String name, Table table, Snapshot snapshot, Set<String> seen) {
    List<DataFile> found = new ArrayList<>();
    try {
      for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
        if (seen.add(manifest.path())) {
          found.addAll(files(name, table, manifest));
        }
      }
    } catch (RuntimeException e) {
      broken(
          "%s, manifest list %s".formatted(name, snapshot.manifestListLocation()),
          e.toString(),
          "a list of manifests");
    }
    return found;
  }

  private List<DataFile> files(String name, Table table, ManifestFile manifest) {
    List<DataFile> found = new ArrayList<>();
    try (ManifestReader<DataFile> reader =
        ManifestFiles.read(manifest, table.io(), table.specs())) {
      reader.forEach(file -> found.add(file.copyWithoutStats()));
    } catch (RuntimeException | IOException e) {
      broken("%s, manifest %s".formatted(name, manifest.path()), e.toString(), "a manifest");
    }
    return found;
  }

  private List<Row> rows(String name, Table table, DataFile file) {
    files++;
    List<Row> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(table.schema())
            .createReaderFunc(found -> GenericParquetReaders.buildReader(table.schema(), found))
            .build()) {
      records.forEach(each -> rows.add(row(file.location(), each)));
    } catch (RuntimeException | IOException e) {
      broken("%s, file %s".formatted(name, file.location()), e.toString(), "its rows");
      return rows;
    }
    if (rows.size() != file.recordCount()) {
      broken(
          "%s, file %s".formatted(name, file.location()),
          rows.size() + " rows",
          file.recordCount() + " rows, as its manifest says");
    }
    return rows;
  }

  private void broken(String what, String found, String expected) {
    broken.add(new Violation(Invariant.FILES, what, found, expected));
  }

  private static Row row(String file, Record from) {
    Map<String, Object> values = new HashMap<>();
    for (Types.NestedField field : from.struct().fields()) {
      Object value = from.getField(field.name());
      if (value != null) {
        values.put(field.name(), plain(file, value));
      }
    }
    return new Row(file, values);
  }

  private static Object plain(String file, Object value) {
    return switch (value) {
      case OffsetDateTime time -> time.toInstant();
      case Record inner -> row(file, inner);
      case List<?> list -> list.stream().map(each -> plain(file, each)).toList();
      default -> value;
    };
  }
}
