package io.loopledger.catalog.posting;

import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was posted for one subject and not handed out yet: one net posting a key, so that events
 * which arrive in another order than theirs, but together, post as if they had come in order.
 *
 * <p>A posting of an event that arrived meanwhile is posted by that event; one of an event that was
 * posted before, by the last arrival that changed it. An arrival is in one hand-out only, and a
 * hand-out has each key once, so trigger and key name the entry for ever. Not safe for use by
 * several threads.
 */
public final class PendingPostings {
  private final Map<Posting.Key, Net> nets = new LinkedHashMap<>();
  private final Map<Identity, Arrival> arrivals = new HashMap<>();

  private record Identity(String source, String id) {}

  /** An event that arrived, and when it was posted. */
  private record Arrival(Event event, Instant recordedTime) {}

  private static final class Net {
    private long amountMicros;
    private long reportingMicros;
    private Arrival last;
    private Cause cause;

    private Net(Arrival last, Cause cause) {
      this.last = last;
      this.cause = cause;
    }

    private boolean isZero() {
      return amountMicros == 0 && reportingMicros == 0;
    }
  }

  /**
   * Takes the difference that an event made.
   *
   * @throws ArithmeticException if a sum exceeds what the ledger can hold; nothing is taken then
   */
  public void add(Event trigger, List<Caused> difference, Instant recordedTime) {
    requireFits(difference);
    Arrival arrival = new Arrival(trigger, recordedTime);
    arrivals.put(new Identity(trigger.source(), trigger.id()), arrival);
    for (Caused caused : difference) {
      Posting posting = caused.posting();
      Net net = nets.computeIfAbsent(posting.key(), key -> new Net(arrival, caused.cause()));
      net.amountMicros += posting.amountMicros();
      net.reportingMicros += posting.reportingMicros();
      net.last = arrival;
      net.cause = caused.cause();
    }
  }

  private void requireFits(List<Caused> difference) {
    for (Caused caused : difference) {
      Posting posting = caused.posting();
      Net net = nets.get(posting.key());
      if (net != null) {
        Math.addExact(net.amountMicros, posting.amountMicros());
        Math.addExact(net.reportingMicros, posting.reportingMicros());
      }
    }
  }

  /** How many keys are held: what bounds the memory. */
  public int size() {
    return nets.size();
  }

  /**
   * The entries of everything held, in the order in which their keys appeared.
   *
   * @param period the posting period of a posting
   */
  public List<Entry> entries(Function<Posting.Key, YearMonth> period) {
    List<Entry> entries = new ArrayList<>(nets.size());
    nets.forEach(
        (key, net) -> {
          if (!net.isZero()) {
            entries.add(entry(key, net, period));
          }
        });
    return entries;
  }

  private Entry entry(Posting.Key key, Net net, Function<Posting.Key, YearMonth> period) {
    Arrival own = arrivals.get(new Identity(key.source(), key.eventId()));
    Arrival by = own == null ? net.last : own;
    Cause cause = own == null ? net.cause : Cause.EVENT;
    Posting posting = new Posting(key, net.amountMicros, net.reportingMicros);
    return EntryMaker.entries(
            by.event(), List.of(new Caused(posting, cause)), net.last.recordedTime(), period)
        .getFirst();
  }
}
