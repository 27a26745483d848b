package io.loopledger.chaos.check;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.table.RawEventReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The entries' net journal is that of each subject's distinct events with their own pins, folded
 * from nothing: the whole journal at once, where the job posts differences.
 */
final class RefoldCheck {
  private final TableRows lake;
  private final PostingEngine engine;
  private final List<Violation> violations = new ArrayList<>();

  RefoldCheck(TableRows lake, PostingEngine engine) {
    this.lake = lake;
    this.engine = engine;
  }

  List<Violation> violations() {
    Map<NetKey, Sums> found = new HashMap<>();
    lake.entries().forEach(row -> found.merge(NetKey.of(row), Sums.of(row), Sums::plus));
    Map<NetKey, Sums> expected = expected();
    Set<NetKey> keys = new HashSet<>(found.keySet());
    keys.addAll(expected.keySet());
    for (NetKey key : keys) {
      Sums there = found.getOrDefault(key, Sums.ZERO);
      Sums wanted = expected.getOrDefault(key, Sums.ZERO);
      if (!there.isSameAs(wanted)) {
        violations.add(
            new Violation(Invariant.REFOLD, key.toString(), there.toString(), wanted.toString()));
      }
    }
    return violations;
  }

  private Map<NetKey, Sums> expected() {
    Map<NetKey, Sums> sums = new HashMap<>();
    subjects()
        .forEach(
            (subject, events) -> {
              try {
                for (Posting posting : engine.journal(events).postings()) {
                  sums.merge(
                      NetKey.of(subject.toString(), posting.key()),
                      Sums.ofMicros(posting.amountMicros(), posting.reportingMicros()),
                      Sums::plus);
                }
              } catch (RuntimeException e) {
                violations.add(
                    new Violation(Invariant.REFOLD, subject.toString(), e.toString(), "a journal"));
              }
            });
    return sums;
  }

  /** Distinct events by subject; a row that is no event is another check's to tell. */
  private Map<Subject, List<PinnedEvent>> subjects() {
    record Identity(String source, String id) {}
    Set<Identity> known = new HashSet<>();
    Map<Subject, List<PinnedEvent>> subjects = new LinkedHashMap<>();
    for (Row row : lake.rawEvents()) {
      ReceivedEvent received;
      try {
        received = RawEventReader.read(row);
      } catch (IllegalArgumentException e) {
        continue;
      }
      if (known.add(new Identity(received.event().source(), received.event().id()))) {
        subjects
            .computeIfAbsent(received.event().subject(), any -> new ArrayList<>())
            .add(new PinnedEvent(received.event(), received.refVersion()));
      }
    }
    return subjects;
  }
}
