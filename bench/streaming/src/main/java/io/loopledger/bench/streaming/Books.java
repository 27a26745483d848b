package io.loopledger.bench.streaming;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The product's engine with the histories of all subjects in a hash map. */
final class Books {
  private static final int MAX_EVENTS = 2_000;

  private final ReferenceLog references;
  private final SubjectLedger ledger;
  private final Map<Subject, SubjectHistory> histories = new HashMap<>();

  Books(Path references) {
    this.references = ReferenceLog.open(references);
    this.ledger =
        new SubjectLedger(new PostingEngine(Chart.builtIn(), this.references::at), MAX_EVENTS);
  }

  /** The event with the version of the reference data that it is posted by. */
  PinnedEvent pin(Event event) {
    return new PinnedEvent(event, references.latest().version());
  }

  /** Posts an event: its entries. */
  List<Entry> post(PinnedEvent pinned, Instant now) {
    Event event = pinned.event();
    SubjectHistory history = histories.getOrDefault(event.subject(), SubjectHistory.EMPTY);
    if (!(ledger.accept(history, pinned) instanceof SubjectLedger.Answer.Accepted accepted)) {
      throw new IllegalStateException("an event of the benchmark's own is not posted: " + event);
    }
    histories.put(event.subject(), accepted.history());
    return EntryMaker.entries(event, accepted.difference(), now);
  }

  /** How many entries it takes when each event comes in the order of its time, one at a time. */
  static long entriesInOrder(Path references, Stream<Event> inOrder) {
    Books books = new Books(references);
    long entries = 0;
    for (Iterator<Event> each = inOrder.iterator(); each.hasNext(); ) {
      entries += books.post(books.pin(each.next()), Instant.EPOCH).size();
    }
    return entries;
  }
}
