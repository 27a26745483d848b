package io.loopledger.bench.streaming;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.streaming.lake.Rows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** From a record to its rows, as plainly as it can be done with the product's own parts. */
final class LedgerLoop {
  private final Books books;
  private final EventRecords records = new EventRecords();
  private final Map<RollupRow.Key, long[]> sums = new HashMap<>();
  private final Rows<Entry> entryRows = Rows.of(EntriesTable.DEFINITION);
  private final Rows<ReceivedEvent> rawRows = Rows.of(RawEventsTable.DEFINITION);
  private final Consumer<RowData> entries;
  private final Consumer<RowData> raw;

  LedgerLoop(Path references, Consumer<RowData> entries, Consumer<RowData> raw) {
    this.books = new Books(references);
    this.entries = entries;
    this.raw = raw;
  }

  void take(ConsumerRecord<byte[], byte[]> record) {
    Event event = Floor.decoded(records, record);
    PinnedEvent pinned = books.pin(event);
    raw.accept(
        rawRows.row(
            new ReceivedEvent(
                event,
                pinned.refVersion(),
                Instant.ofEpochMilli(record.timestamp()),
                record.topic(),
                record.partition(),
                record.offset())));
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    for (Entry entry : books.post(pinned, now)) {
      entries.accept(entryRows.row(entry));
      add(entry);
    }
  }

  /** Hands out the sums. */
  void rollup(Consumer<RowData> out) {
    Rows<RollupRow> rows = Rows.of(RollupTable.DEFINITION);
    sums.forEach(
        (key, sum) ->
            out.accept(
                rows.row(
                    new RollupRow(
                        key, sum[0], key.reportingCurrency() == null ? null : sum[1], sum[2]))));
  }

  private void add(Entry entry) {
    Entry.Reporting reporting = entry.reporting();
    RollupRow.Key key = RollupRow.Key.of(entry);
    long[] sum = sums.computeIfAbsent(key, k -> new long[3]);
    sum[0] = Math.addExact(sum[0], entry.amountMicros());
    sum[1] = Math.addExact(sum[1], reporting == null ? 0 : reporting.amountMicros());
    sum[2]++;
  }
}
