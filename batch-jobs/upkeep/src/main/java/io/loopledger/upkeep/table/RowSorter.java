package io.loopledger.upkeep.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.data.avro.PlannedDataReader;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.io.FileAppender;

/**
 * Sorts rows as the table's sort order says, so that a query of one brand or account reads few
 * pages. More rows than fit in memory are sorted in runs, which lie in a temporary folder until
 * they are merged.
 */
final class RowSorter implements AutoCloseable {
  private final Schema schema;
  private final List<String> columns;
  private final int rowsInMemory;
  private final List<Path> runs = new ArrayList<>();
  private final Path folder;

  private RowSorter(Schema schema, List<String> columns, int rowsInMemory) throws IOException {
    this.schema = schema;
    this.columns = columns;
    this.rowsInMemory = rowsInMemory;
    this.folder = Files.createTempDirectory("loopledger-upkeep-");
  }

  /**
   * By the columns of a table's sort order, smallest first; a transform or direction is not kept.
   */
  static RowSorter of(Table table, int rowsInMemory) throws IOException {
    List<String> columns =
        table.sortOrder().fields().stream()
            .map(field -> table.schema().findColumnName(field.sourceId()))
            .toList();
    return new RowSorter(table.schema(), columns, rowsInMemory);
  }

  /** The rows in order; where the table has none, as they come. */
  CloseableIterable<Record> sort(CloseableIterable<Record> rows) throws IOException {
    List<Function<Record, Comparable<?>>> keys = keys();
    if (keys.isEmpty()) {
      return rows;
    }
    Comparator<Record> order = order(keys);
    List<Record> run = new ArrayList<>();
    try (CloseableIterator<Record> all = rows.iterator()) {
      while (all.hasNext()) {
        if (run.size() == rowsInMemory) {
          run.sort(order);
          spill(run);
          run.clear();
        }
        run.add(all.next());
      }
    }
    run.sort(order);
    if (runs.isEmpty()) {
      return CloseableIterable.withNoopClose(run);
    }
    spill(run);
    return merged(order);
  }

  private List<Function<Record, Comparable<?>>> keys() {
    List<Function<Record, Comparable<?>>> keys = new ArrayList<>();
    for (String column : columns) {
      keys.add(row -> (Comparable<?>) row.getField(column));
    }
    return keys;
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Record> order(List<Function<Record, Comparable<?>>> keys) {
    Comparator<Record> order = (a, b) -> 0;
    for (Function<Record, Comparable<?>> key : keys) {
      order =
          order.thenComparing(
              row -> (Comparable<Object>) key.apply(row),
              Comparator.nullsFirst(Comparator.naturalOrder()));
    }
    return order;
  }

  private void spill(List<Record> run) throws IOException {
    Path file = folder.resolve("run-%d.avro".formatted(runs.size()));
    runs.add(file);
    try (FileAppender<Record> out =
        Avro.write(org.apache.iceberg.Files.localOutput(file.toFile()))
            .schema(schema)
            .createWriterFunc(DataWriter::create)
            .build()) {
      out.addAll(run);
    }
  }

  private CloseableIterable<Record> merged(Comparator<Record> order) {
    List<CloseableIterable<Record>> sorted = new ArrayList<>();
    for (Path run : runs) {
      sorted.add(
          Avro.read(org.apache.iceberg.Files.localInput(run.toFile()))
              .project(schema)
              .createResolvingReader(PlannedDataReader::create)
              .build());
    }
    return new Merged(sorted, order);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Always the smallest of the runs' first rows. */
  private record Merged(List<CloseableIterable<Record>> runs, Comparator<Record> order)
      implements CloseableIterable<Record> {
    @Override
    public CloseableIterator<Record> iterator() {
      PriorityQueue<Run> queue = new PriorityQueue<>((a, b) -> order.compare(a.first, b.first));
      runs.forEach(run -> enqueue(run.iterator(), queue));
      return CloseableIterator.withClose(
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return !queue.isEmpty();
            }

            @Override
            public Record next() {
              Run smallest = queue.remove();
              enqueue(smallest.rest, queue);
              return smallest.first;
            }
          });
    }

    private static void enqueue(CloseableIterator<Record> rows, PriorityQueue<Run> queue) {
      if (rows.hasNext()) {
        queue.add(new Run(rows.next(), rows));
      }
    }

    @Override
    public void close() throws IOException {
      for (CloseableIterable<Record> run : runs) {
        run.close();
      }
    }
  }

  private record Run(Record first, CloseableIterator<Record> rest) {}
}
