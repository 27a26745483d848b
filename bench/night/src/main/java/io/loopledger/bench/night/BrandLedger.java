package io.loopledger.bench.night;

import io.loopledger.bench.metrics.MinuteSums;
import io.loopledger.bench.metrics.Sheet;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The product's engine with the events of one brand, and the tables that the posting job writes: a
 * file for each month, as the upkeep leaves them. Each event is posted three seconds after it
 * happened, as it would be live.
 */
final class BrandLedger {
  private static final Duration UNTIL_POSTED = Duration.ofSeconds(3);
  private static final int MAX_EVENTS = 10_000;

  private final ReferenceLog references;
  private final int kafkaPartition;
  private final SubjectLedger ledger;
  private final Map<Subject, SubjectHistory> histories = new HashMap<>();
  private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
  private final Sheet<ReceivedEvent> events;
  private final Sheet<Entry> entries;
  private final Sheet<RollupRow> rollup;
  private final MinuteSums sums;

  /** Of the brand whose events say to come from this partition of Kafka. */
  BrandLedger(Lake lake, ReferenceLog references, int kafkaPartition) {
    this.references = references;
    this.kafkaPartition = kafkaPartition;
    this.ledger = new SubjectLedger(new PostingEngine(Chart.builtIn(), references::at), MAX_EVENTS);
    this.events = sheet(lake, RawEventsTable.DEFINITION);
    this.entries = sheet(lake, EntriesTable.DEFINITION);
    this.rollup = sheet(lake, RollupTable.DEFINITION);
    this.sums = new MinuteSums(rollup::add);
  }

  private static <R> Sheet<R> sheet(Lake lake, TableDefinition<R> definition) {
    return new Sheet<>(
        lake.table(definition),
        definition,
        definition.layout().orElseThrow().sortedBy(),
        Integer.MAX_VALUE,
        false);
  }

  /** Takes the events in the order of their time. */
  void take(Event given) {
    Event event = given.inMicros();
    PinnedEvent pinned = new PinnedEvent(event, references.latest().version());
    SubjectHistory history = histories.getOrDefault(event.subject(), SubjectHistory.EMPTY);
    if (!(ledger.accept(history, pinned) instanceof SubjectLedger.Answer.Accepted accepted)) {
      throw new IllegalStateException("an event of the benchmark's own is not posted: " + event);
    }
    histories.put(event.subject(), accepted.history());
    Instant posted = event.effectiveTime().plus(UNTIL_POSTED);
    Topic topic = event.type().topic();
    long offset = offsets.merge(topic, 1L, Long::sum) - 1;
    events.add(
        new ReceivedEvent(
            event, pinned.refVersion(), posted, topic.topicName(), kafkaPartition, offset));
    for (Entry entry : EntryMaker.entries(event, accepted.difference(), posted)) {
      entries.add(entry);
      sums.add(entry);
    }
  }

  /** Makes all of it seen. */
  void commit() {
    sums.end();
    events.commit();
    entries.commit();
    rollup.commit();
  }
}
