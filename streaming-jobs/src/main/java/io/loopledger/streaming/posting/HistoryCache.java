package io.loopledger.streaming.posting;

import io.loopledger.catalog.posting.SubjectHistory;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the histories of the subjects that were last seen as objects, and writes what changed as
 * state bytes only when their subject makes room for others, and before every snapshot: an event
 * that finds its subject here costs no reading and writing of all the events before it.
 *
 * <p>The state is behind until {@link #writeBack}: whoever takes a snapshot calls that first. What
 * is here when a job fails is lost with it, and is made again of the state and the events that
 * follow its checkpoint. Not safe for use by several threads.
 */
final class HistoryCache {
  /** Most events held in all histories together: about 75 MB. */
  static final int MAX_EVENTS = 60_000;

  /** A history takes some room beside its events. */
  private static final int EVENTS_OF_A_SUBJECT = 2;

  private final States states;
  private final int maxEvents;

  /** The one that was not asked for longest comes first. */
  private final Map<String, Kept> subjects = new LinkedHashMap<>(16, 0.75f, true);

  private int events;

  /** Where histories are as bytes, by subject. */
  interface States {
    /** The history of a subject, or null where nothing is known of it. */
    @Nullable SubjectHistory read(String subject);

    /** Replaces the history of a subject. */
    void write(String subject, SubjectHistory history);
  }

  private static final class Kept {
    private SubjectHistory history;
    private boolean isChanged;

    Kept(SubjectHistory history) {
      this.history = history;
    }

    int size() {
      return EVENTS_OF_A_SUBJECT + history.events().size();
    }
  }

  /**
   * A cache in front of states.
   *
   * @param maxEvents most events it holds; 0 for one that holds nothing and writes at once
   */
  HistoryCache(States states, int maxEvents) {
    this.states = states;
    this.maxEvents = maxEvents;
  }

  /** The history of a subject; empty where nothing is known of it. */
  SubjectHistory of(String subject) {
    Kept kept = subjects.get(subject);
    if (kept != null) {
      return kept.history;
    }
    SubjectHistory read = states.read(subject);
    if (read == null) {
      return SubjectHistory.EMPTY;
    }
    hold(subject, new Kept(read));
    return read;
  }

  /** Replaces the history of a subject. */
  void put(String subject, SubjectHistory history) {
    Kept kept = subjects.remove(subject);
    if (kept == null) {
      kept = new Kept(history);
    } else {
      events -= kept.size();
    }
    kept.history = history;
    kept.isChanged = true;
    hold(subject, kept);
  }

  /** Writes everything that changed since it was written last, and goes on holding it. */
  void writeBack() {
    subjects.forEach(this::write);
  }

  private void hold(String subject, Kept kept) {
    subjects.put(subject, kept);
    events += kept.size();
    Iterator<Map.Entry<String, Kept>> eldest = subjects.entrySet().iterator();
    while (events > maxEvents && eldest.hasNext()) {
      Map.Entry<String, Kept> next = eldest.next();
      write(next.getKey(), next.getValue());
      events -= next.getValue().size();
      eldest.remove();
    }
  }

  private void write(String subject, Kept kept) {
    if (kept.isChanged) {
      states.write(subject, kept.history);
      kept.isChanged = false;
    }
  }
}
