package io.loopledger.streaming.posting;

import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.streaming.state.WriteBackCache;

/**
 * Keeps the histories of the subjects that were last seen as objects: an event that finds its
 * subject here costs no reading and writing of all the events before it. The state is behind until
 * {@link #writeBack}.
 */
final class HistoryCache {
  /** Most events held in all histories together: about 75 MB. */
  static final int MAX_EVENTS = 60_000;

  /** A history takes some room beside its events. */
  private static final int EVENTS_OF_A_SUBJECT = 2;

  private final WriteBackCache<SubjectHistory> histories;

  /** Where histories are as bytes, by subject. */
  interface States extends WriteBackCache.States<SubjectHistory> {}

  /**
   * A cache in front of states.
   *
   * @param maxEvents most events it holds; 0 for one that holds nothing and writes at once
   */
  HistoryCache(States states, int maxEvents) {
    this.histories =
        new WriteBackCache<>(
            states, history -> EVENTS_OF_A_SUBJECT + history.events().size(), maxEvents);
  }

  /** The history of a subject; empty where nothing is known of it. */
  SubjectHistory of(String subject) {
    SubjectHistory known = histories.get(subject);
    return known == null ? SubjectHistory.EMPTY : known;
  }

  /** Replaces the history of a subject. */
  void put(String subject, SubjectHistory history) {
    histories.put(subject, history);
  }

  /** Writes everything that changed since it was written last, and goes on holding it. */
  void writeBack() {
    histories.writeBack();
  }
}
