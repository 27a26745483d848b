package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PendingPostings;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Arrivals that are handed out together post as if they had come in order. */
class PendingPostingsTest {
  private static final Instant NOW = Instant.parse("2031-01-01T00:00:00Z");

  /** Amounts by everything an entry says of its posting, without what its arrival decides. */
  private static Map<List<Object>, List<Long>> net(List<Entry> entries) {
    Map<List<Object>, List<Long>> sums = new HashMap<>();
    for (Entry e : entries) {
      Entry.Reporting reporting = e.reporting();
      List<Object> key = new ArrayList<>();
      Collections.addAll(key, e.eventId(), e.cycleNo(), e.dimensions(), e.account(), e.measure());
      Collections.addAll(key, e.businessDate(), e.effectiveTime(), e.ruleVersion(), e.rule());
      Collections.addAll(
          key, "" + e.taxRule(), "" + e.method(), "" + e.factorVersion(), e.origin());
      key.add(reporting == null ? "" : reporting.rate() + " " + reporting.rateDate());
      sums.merge(
          key,
          List.of(e.amountMicros(), reporting == null ? 0L : reporting.amountMicros()),
          (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
    }
    sums.values().removeIf(sum -> sum.equals(List.of(0L, 0L)));
    return sums;
  }

  /** Takes arrivals in groups, each handed out at its end. */
  private static List<List<Entry>> handOuts(List<List<PinnedEvent>> groups) {
    SubjectHistory history = SubjectHistory.EMPTY;
    List<List<Entry>> all = new ArrayList<>();
    for (List<PinnedEvent> group : groups) {
      PendingPostings pending = new PendingPostings();
      for (PinnedEvent event : group) {
        if (Laws.LEDGER.accept(history, event) instanceof Answer.Accepted accepted) {
          pending.add(event.event(), accepted.difference(), NOW);
          history = accepted.history();
        }
      }
      all.add(pending.entries(key -> java.time.YearMonth.from(key.businessDate())));
    }
    return all;
  }

  private static List<PinnedEvent> shuffled(List<PinnedEvent> events, long seed) {
    List<PinnedEvent> next = new ArrayList<>(events);
    Collections.shuffle(next, new Random(seed));
    return next;
  }

  @Property(tries = 200)
  void oneHandOutHasAsManyEntriesAsTheJournalHasPostings(@ForAll long seed) {
    List<PinnedEvent> events = RandomLife.mixed(new Random(seed));
    Journal journal = Laws.ENGINE.journal(events);

    List<Entry> entries = handOuts(List.of(shuffled(events, seed))).getFirst();

    assertThat(entries).hasSize(journal.postings().size());
    assertThat(entries).allMatch(entry -> entry.cause() == Cause.EVENT || isOfCorrection(entry));
  }

  /** A correction may stand for an event that never comes: its own postings are by itself. */
  private static boolean isOfCorrection(Entry entry) {
    return entry.cause() == Cause.CORRECTION && !entry.triggerId().equals(entry.eventId());
  }

  @Property(tries = 200)
  void severalHandOutsAddUpToWhatSingleOnesDo(@ForAll long seed) {
    List<PinnedEvent> events = shuffled(RandomLife.mixed(new Random(seed)), seed);
    List<List<PinnedEvent>> groups = new ArrayList<>();
    Random random = new Random(seed);
    for (PinnedEvent event : events) {
      if (groups.isEmpty() || random.nextInt(3) == 0) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(event);
    }
    List<Entry> grouped = handOuts(groups).stream().flatMap(List::stream).toList();
    List<Entry> single =
        handOuts(events.stream().map(List::of).toList()).stream().flatMap(List::stream).toList();

    assertThat(net(grouped)).isEqualTo(net(single));
    assertThat(grouped.stream().map(Entry::entryId).distinct()).hasSize(grouped.size());
    assertThat(grouped.size()).isLessThanOrEqualTo(single.size());
  }

  @Example
  void anEventAloneHandsOutExactlyWhatItPosts() {
    PinnedEvent first = RandomLife.mixed(new Random(1)).getFirst();
    Answer.Accepted accepted = (Answer.Accepted) Laws.LEDGER.accept(SubjectHistory.EMPTY, first);

    assertThat(handOuts(List.of(List.of(first))).getFirst())
        .isEqualTo(EntryMaker.entries(first.event(), accepted.difference(), NOW));
  }
}
