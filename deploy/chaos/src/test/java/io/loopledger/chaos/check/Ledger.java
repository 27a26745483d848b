package io.loopledger.chaos.check;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PendingPostings;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Deferred;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What a job without faults would have written for some records, to plant faults in. */
final class Ledger {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");
  private static final int PER_COMMIT = 50;

  final List<ReceivedEvent> rawEvents = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();
  final List<RollupRow> rollup = new ArrayList<>();
  final List<Rejection> rejections = new ArrayList<>();
  final List<Deferred> deferred = new ArrayList<>();
  final TreeMap<Place, Topics.Received> records = new TreeMap<>();
  final List<Place> letters = new ArrayList<>();
  final TreeSet<Place> acknowledged = new TreeSet<>();

  private final SubjectLedger ledger;
  private final long version;
  private final EventRecords codec = new EventRecords();
  private final Map<Subject, SubjectHistory> histories = new HashMap<>();
  private Map<Subject, PendingPostings> pending = new LinkedHashMap<>();

  private Ledger(SubjectLedger ledger, long version) {
    this.ledger = ledger;
    this.version = version;
  }

  static Ledger of(ReferenceLog references, List<ProducerRecord<byte[], byte[]>> sent) {
    Ledger ledger =
        new Ledger(
            new SubjectLedger(
                new PostingEngine(Chart.builtIn(), references::at), Integer.MAX_VALUE),
            references.latest().version());
    Map<String, Long> ends = new HashMap<>();
    for (ProducerRecord<byte[], byte[]> record : sent) {
      long offset = ends.merge(record.topic() + record.partition(), 1L, Long::sum) - 1;
      ledger.take(record, new Place(record.topic(), record.partition(), offset));
      if (ledger.records.size() % PER_COMMIT == 0) {
        ledger.drain();
      }
    }
    ledger.drain();
    ledger.sumUp();
    return ledger;
  }

  /** The same rows, to plant a fault in. */
  Ledger copy() {
    Ledger copy = new Ledger(ledger, version);
    copy.rawEvents.addAll(rawEvents);
    copy.entries.addAll(entries);
    copy.rollup.addAll(rollup);
    copy.rejections.addAll(rejections);
    copy.deferred.addAll(deferred);
    copy.records.putAll(records);
    copy.letters.addAll(letters);
    copy.acknowledged.addAll(acknowledged);
    return copy;
  }

  Map<TableDefinition<?>, List<?>> tables() {
    return Map.of(
        RawEventsTable.DEFINITION, rawEvents,
        EntriesTable.DEFINITION, entries,
        RollupTable.DEFINITION, rollup,
        RejectionsTable.DEFINITION, rejections,
        DeferredTable.DEFINITION, deferred);
  }

  Topics topics() {
    return new Topics(records, letters, acknowledged);
  }

  private void take(ProducerRecord<byte[], byte[]> record, Place place) {
    acknowledged.add(place);
    Event event;
    try {
      event = codec.fromRecord(record.headers(), record.key(), record.value());
    } catch (UnreadableEventException e) {
      records.put(place, new Topics.Received(null));
      reject(place, null, e.code());
      return;
    }
    records.put(place, new Topics.Received(event));
    String customer = event.context().customer();
    if (customer != null && !Pseudonym.isPseudonym(customer)) {
      reject(place, event, RejectionCode.CUSTOMER_NOT_PSEUDONYM);
      return;
    }
    SubjectHistory history = histories.getOrDefault(event.subject(), SubjectHistory.EMPTY);
    switch (ledger.accept(history, new PinnedEvent(event.inMicros(), version))) {
      case SubjectLedger.Answer.Accepted accepted -> {
        histories.put(event.subject(), accepted.history());
        rawEvents.add(
            new ReceivedEvent(
                event.inMicros(), version, NOW, place.topic(), place.partition(), place.offset()));
        pending
            .computeIfAbsent(event.subject(), any -> new PendingPostings())
            .add(event.inMicros(), accepted.difference(), NOW);
        if (accepted.isWaiting()) {
          deferred.add(waiting(event, place));
        }
      }
      case SubjectLedger.Answer.Refused refused -> reject(place, event, refused.code());
      case SubjectLedger.Answer.Deferred laid -> throw new AssertionError(laid);
    }
  }

  private void reject(Place place, @Nullable Event event, RejectionCode code) {
    rejections.add(
        new Rejection(
            code,
            "refused",
            event == null ? null : event.id(),
            event == null ? null : event.source(),
            null,
            null,
            null,
            place.topic(),
            place.partition(),
            place.offset(),
            NOW));
    if (code.isDeadLettered()) {
      letters.add(place);
    }
  }

  private static Deferred waiting(Event event, Place place) {
    return new Deferred(
        event.id(),
        event.source(),
        event.type().typeName(),
        event.subject().toString(),
        event.context().brand(),
        event.effectiveTime(),
        NOW,
        place.topic(),
        place.partition(),
        place.offset(),
        Deferred.Reason.WAITS_FOR_TARGET);
  }

  private void drain() {
    pending
        .values()
        .forEach(
            postings ->
                entries.addAll(postings.entries(key -> YearMonth.from(key.businessDate()))));
    pending = new LinkedHashMap<>();
  }

  private void sumUp() {
    Map<RollupRow.Key, RollupRow> sums = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Entry.Reporting reporting = entry.reporting();
      RollupRow.Key key = RollupRow.Key.of(entry);
      RollupRow one =
          new RollupRow(
              key, entry.amountMicros(), reporting == null ? null : reporting.amountMicros(), 1);
      sums.merge(key, one, Ledger::plus);
    }
    rollup.addAll(sums.values());
  }

  private static RollupRow plus(RollupRow a, RollupRow b) {
    Long left = a.reportingAmountMicros();
    Long right = b.reportingAmountMicros();
    return new RollupRow(
        a.key(),
        a.amountMicros() + b.amountMicros(),
        left == null || right == null ? null : Long.valueOf(left + right),
        a.entryCount() + b.entryCount());
  }
}
