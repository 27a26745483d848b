package io.loopledger.streaming.posting;

import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.PendingPostings;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.reference.PeriodCalendar;
import io.loopledger.schemas.entry.Entry;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds what was posted until the barrier, netted by subject: of a history that is replayed, its
 * topics out of step, what cancels before the next commit is never written. Nobody sees entries
 * earlier than at the commit that follows the barrier, so nothing is later for it.
 */
final class EntryBuffer {
  /** Most postings held: about 100 MB. Beyond it everything is handed out before its time. */
  static final int MAX_POSTINGS = 200_000;

  private final Map<String, PendingPostings> subjects = new LinkedHashMap<>();
  private int postings;
  private PeriodCalendar calendar = PeriodCalendar.ALL_OPEN;

  /** Entries handed out from now on are posted to the periods of this calendar. */
  void follow(PeriodCalendar next, Consumer<Entry> out) {
    if (next != calendar) {
      drain(out);
      calendar = next;
    }
  }

  /** The posting period of a posting that is added now. */
  YearMonth period(Posting.Key key) {
    return calendar.period(key.dimensions().brand(), key.businessDate());
  }

  /**
   * Hands out what a command posts, behind what its subject has posted so far: a restatement stands
   * for itself, under its own id and cause, and is netted with nothing.
   */
  void command(String subject, Outcome.Applied applied, Instant recordedTime, Consumer<Entry> out) {
    PendingPostings pending = subjects.remove(subject);
    if (pending != null) {
      postings -= pending.size();
      pending.entries(this::period).forEach(out);
    }
    EntryMaker.entries(applied.trigger(), applied.difference(), recordedTime, this::period)
        .forEach(out);
  }

  void add(String subject, Outcome.Posted posted, Instant recordedTime, Consumer<Entry> overflow) {
    if (postings >= MAX_POSTINGS) {
      drain(overflow);
    }
    PendingPostings pending = subjects.computeIfAbsent(subject, key -> new PendingPostings());
    int before = pending.size();
    try {
      pending.add(posted.event().event(), posted.difference(), recordedTime);
    } catch (ArithmeticException e) {
      // The sum is more than one entry holds: what there is becomes entries of its own.
      pending.entries(this::period).forEach(overflow);
      pending = new PendingPostings();
      subjects.put(subject, pending);
      pending.add(posted.event().event(), posted.difference(), recordedTime);
    }
    postings += pending.size() - before;
  }

  /** Hands out everything and forgets it. */
  void drain(Consumer<Entry> out) {
    subjects.values().forEach(pending -> pending.entries(this::period).forEach(out));
    subjects.clear();
    postings = 0;
  }
}
