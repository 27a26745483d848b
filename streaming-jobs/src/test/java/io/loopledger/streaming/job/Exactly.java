package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Posted;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.fixture.TestLake;
import io.loopledger.streaming.lake.Rows;
import io.loopledger.streaming.posting.Outcome;
import io.loopledger.streaming.posting.PostingDesk;
import io.loopledger.streaming.record.KafkaRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.table.data.RowData;

/** Whether a lake holds what records post, each once: compared with the desk without Flink. */
final class Exactly {
  /** Accepted, repeated and refused events, on many subjects. */
  static List<KafkaRecord> records() {
    List<KafkaRecord> records = new ArrayList<>();
    Fixture.events().forEach(event -> records.add(Records.of(event, records.size())));
    records.add(Records.of(Fixture.events().get(0), records.size()));
    records.add(Records.empty("sales", records.size()));
    return records;
  }

  private Exactly() {}

  static void assertHolds(LakeConfig lake, Path references, List<KafkaRecord> records) {
    List<Map<String, Object>> entries = TestLake.rows(lake, EntriesTable.DEFINITION);
    assertThat(places(lake))
        .as("raw events and rejections: each record once")
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, records.size()).mapToObj(offset -> (Object) offset).toList());
    assertThat(Net.journalOf(entries)).isEqualTo(journal(references, records));
    assertThat(entries).extracting(row -> row.get("entry_id")).doesNotHaveDuplicates();
    List<Map<String, Object>> rollup = TestLake.rows(lake, RollupTable.DEFINITION);
    for (String column : List.of("amount", "reporting_amount")) {
      assertThat(Net.balances(rollup, column)).isEqualTo(Net.balances(entries, column));
    }
    assertThat(rollup.stream().mapToLong(row -> (Long) row.get("entry_count")).sum())
        .isEqualTo(entries.size());
  }

  private static List<Object> places(LakeConfig lake) {
    return Stream.of(RawEventsTable.DEFINITION, RejectionsTable.DEFINITION)
        .flatMap(table -> TestLake.rows(lake, table).stream())
        .map(row -> row.get("kafka_offset"))
        .toList();
  }

  private static Map<String, String> journal(Path references, List<KafkaRecord> records) {
    PostingDesk desk = new PostingDesk(ReferenceLog.open(references), records.size());
    Rows<Entry> rows = Rows.of(EntriesTable.DEFINITION);
    Map<String, byte[]> states = new HashMap<>();
    List<RowData> entries = new ArrayList<>();
    Set<String> outcomes = new TreeSet<>();
    for (KafkaRecord record : records) {
      Outcome outcome =
          desk.handle(
              record, states.get(record.subjectText()), Instant.parse("2026-11-24T10:00:00Z"));
      outcomes.add(outcome.getClass().getSimpleName());
      if (outcome instanceof Outcome.Posted posted) {
        states.put(record.subjectText(), desk.stateOf(posted.history()));
        Posted.entries(posted).forEach(entry -> entries.add(rows.row(entry)));
      }
    }
    assertThat(outcomes).containsExactly("Posted", "Rejected");
    return Net.journal(entries);
  }
}
