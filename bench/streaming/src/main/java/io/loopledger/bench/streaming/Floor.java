package io.loopledger.bench.streaming;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the job is measured beside. Each runs in a JVM of its own, in one thread of ours. */
enum Floor {
  /** Takes the records from Kafka and drops them. */
  CONSUME {
    @Override
    Measured run(Given given) {
      Measured.Clock clock = new Measured.Clock(given.events());
      try (Topics topics = Topics.open(given.bootstrapServers())) {
        while (!clock.isOver()) {
          topics.poll(record -> clock.tick());
        }
      }
      return clock.stop();
    }
  },

  /** The same, and makes events of them. */
  DECODE {
    @Override
    Measured run(Given given) {
      Measured.Clock clock = new Measured.Clock(given.events());
      EventRecords records = new EventRecords();
      long[] seen = new long[1];
      try (Topics topics = Topics.open(given.bootstrapServers())) {
        while (!clock.isOver()) {
          topics.poll(
              record -> {
                seen[0] += decoded(records, record).effectiveTime().getEpochSecond();
                clock.tick();
              });
        }
      }
      System.out.println("seconds " + seen[0]);
      return clock.stop();
    }
  },

  /** Writes rows to Parquet: those of the first events, over and over, made beforehand. */
  PARQUET {
    private static final int HELD = 20_000;

    @Override
    Measured run(Given given) throws IOException {
      List<List<RowData>> entries = new ArrayList<>();
      List<RowData> raw = new ArrayList<>();
      List<RowData> now = new ArrayList<>();
      LedgerLoop loop = new LedgerLoop(given.references(), now::add, raw::add);
      try (Topics topics = Topics.open(given.bootstrapServers())) {
        while (raw.size() < HELD) {
          topics.poll(
              record -> {
                loop.take(record);
                entries.add(List.copyOf(now));
                now.clear();
              });
        }
      }
      try (LedgerTables tables = LedgerTables.open(given.lake())) {
        Measured.Clock clock = new Measured.Clock(given.events());
        for (int i = 0; !clock.isOver(); i = (i + 1) % raw.size()) {
          tables.raw().write(raw.get(i));
          for (RowData entry : entries.get(i)) {
            tables.entries().write(entry);
          }
          clock.tick();
        }
        tables.commit();
        return clock.stop();
      }
    }
  },

  /**
   * Does by hand what the job does, with the product's own decoder, engine and rows: histories in a
   * hash map, one commit, no recovery, nothing for live outputs.
   */
  LOOP {
    @Override
    Measured run(Given given) throws IOException {
      try (LedgerTables tables = LedgerTables.open(given.lake());
          Topics topics = Topics.open(given.bootstrapServers())) {
        LedgerLoop loop =
            new LedgerLoop(given.references(), tables.entries()::write, tables.raw()::write);
        Measured.Clock clock = new Measured.Clock(given.events());
        while (!clock.isOver()) {
          topics.poll(
              record -> {
                loop.take(record);
                clock.tick();
              });
        }
        loop.rollup(tables.rollup()::write);
        tables.commit();
        return clock.stop();
      }
    }
  };

  /**
   * What a floor runs on.
   *
   * @param bootstrapServers broker whose topics are full
   * @param events how many events they hold
   * @param references folder of the reference log
   * @param lake a lake with empty tables
   */
  record Given(String bootstrapServers, long events, Path references, LakeConfig lake) {}

  abstract Measured run(Given given) throws IOException;

  static Event decoded(EventRecords records, ConsumerRecord<byte[], byte[]> record) {
    try {
      return records.fromRecord(record.headers(), record.key(), record.value());
    } catch (UnreadableEventException e) {
      throw new IllegalStateException("a record of the benchmark's own cannot be read", e);
    }
  }
}
