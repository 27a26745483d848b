package io.loopledger.proof.compare;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.NetKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Net lines of the journals of some subjects, and which events these have. */
public final class JournalLines {
  private final Map<NetKey, JournalLine> byKey = new HashMap<>();
  private final Map<EventName, String> sources = new HashMap<>();
  private final Set<String> unknown = new HashSet<>();

  private record EventName(String subject, String eventId) {}

  /** Adds a line of a subject's journal. */
  public synchronized void add(String subject, Posting line) {
    byKey.merge(
        NetKey.of(subject, line.key()),
        new JournalLine(
            Amounts.ofMicros(line.amountMicros(), line.reportingMicros()), line.key().source()),
        JournalLine::plus);
  }

  /** Adds an event, whether it posts a line or not. */
  public synchronized void addEvent(String subject, String eventId, String source) {
    sources.putIfAbsent(new EventName(subject, eventId), source);
  }

  /**
   * Says that nobody knows the journal of a subject, because its events cannot be folded: what the
   * ledger has of it is neither right nor wrong.
   */
  public synchronized void addUnknown(String subject) {
    unknown.add(subject);
  }

  boolean isUnknown(String subject) {
    return unknown.contains(subject);
  }

  /** The lines by key. Of two events of a subject with the same id, lines of one key are one. */
  Map<NetKey, JournalLine> byKey() {
    return byKey;
  }

  /** The source of an event; empty if the subject has no such event. */
  Optional<String> source(String subject, String eventId) {
    return Optional.ofNullable(sources.get(new EventName(subject, eventId)));
  }
}
