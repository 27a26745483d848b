package io.loopledger.bench.engine;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.event.Event;
import io.loopledger.streaming.posting.HistoryCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Prints how many bytes of state a unit takes after each of its events. */
public final class StateSize {
  private StateSize() {}

  /** Prints a table. */
  public static void main(String[] args) throws IOException {
    ReferenceLog log = ReferenceLog.open(Files.createTempDirectory("bench-reference"));
    log.publishRules(RuleSets.NEWEST);
    long version = log.publish(EngineBench.brand());
    SubjectLedger ledger = EngineBench.ledger(log.latest());
    HistoryCodec codec = new HistoryCodec();
    SubjectHistory history = SubjectHistory.EMPTY;
    System.out.println("state bytes of a live unit, after each event");
    List<Event> life = LifeCycles.unit(1);
    for (Event event : life) {
      if (ledger.accept(history, new PinnedEvent(event, version))
          instanceof Answer.Accepted accepted) {
        history = accepted.history();
      }
      int whole = codec.encode(history).length;
      int events = codec.encode(SubjectHistory.of(history.events())).length;
      System.out.printf(
          "  %-18s %6d bytes, of these events %6d, folded state %5d%n",
          event.type().typeName(), whole, events, whole - events);
    }
  }
}
