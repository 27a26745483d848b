package io.loopledger.catalog.posting;

import io.loopledger.catalog.posting.SubjectHistory.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two folds, event by event: what an event posts alike is not looked at again.
 */
final class Differences {
  private Differences() {}

  /**
   * What has to be posted so that a ledger that holds the old fold holds the new one.
   *
   * @param kept how many events from the start are the same in both
   * @param added what each event of the new fold posts, from there on
   * @param removed what each event of the old fold posted, from there on
   */
  static List<Posting> between(
      Fold next, Fold old, int kept, List<List<Posting>> added, List<List<Posting>> removed) {
    List<List<Posting>> before = new ArrayList<>(removed);
    List<List<Posting>> after = new ArrayList<>(added.size());
    for (int i = 0; i < added.size(); i++) {
      PinnedEvent event = next.effective().get(kept + i).event();
      int place = place(event, old, kept, i);
      if (place >= 0 && added.get(i).equals(removed.get(place))) {
        before.set(place, List.of());
      } else {
        after.add(added.get(i));
      }
    }
    return PostingEngine.journalOf(flat(after)).minus(PostingEngine.journalOf(flat(before)));
  }

  /** Where an event is among the removed ones: mostly at the same place or next to it. */
  private static int place(PinnedEvent event, Fold old, int kept, int likely) {
    int size = old.effective().size() - kept;
    for (int distance = 0; distance <= size; distance++) {
      for (int place = likely - distance; place <= likely + distance; place += 2 * distance) {
        if (place >= 0
            && place < size
            && old.effective().get(kept + place).event().hasSameIdentity(event)) {
          return place;
        }
        if (distance == 0) {
          break;
        }
      }
    }
    return -1;
  }

  static List<Posting> flat(List<List<Posting>> lists) {
    List<Posting> all = new ArrayList<>();
    lists.forEach(all::addAll);
    return all;
  }
}
