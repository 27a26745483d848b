package io.loopledger.catalog.posting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Closed cycles leave the hot state: their events are in {@code raw.events}, a summary stays. */
final class Eviction {
  private Eviction() {}

  static SubjectHistory evict(Folding folding, SubjectHistory history, Instant now) {
    if (history.events().isEmpty() || !isAtRest(folding, history)) {
      return history;
    }
    SubjectHistory.Fold fold = folding.fold(history);
    if (fold.effective().isEmpty()) {
      return history;
    }
    PinnedEvent last = fold.effective().getLast().event();
    Duration age = Duration.between(last.event().effectiveTime(), now);
    if (age.toDays() < folding.engine().evictAfterDays(last)) {
      return history;
    }
    Evicted before = history.evicted();
    Evicted evicted =
        new Evicted(
            fold.rules().version(),
            folding.head(history),
            last.event().effectiveTime(),
            hashes(before, history));
    return new SubjectHistory(AppendLog.empty(), evicted, history.commandHashes(), null);
  }

  private static boolean isAtRest(Folding folding, SubjectHistory history) {
    return folding.fold(history).rules().isClosed(folding.head(history))
        && PostingEngine.waiting(history.events()).isEmpty();
  }

  private static long[] hashes(@Nullable Evicted before, SubjectHistory history) {
    long[] hashes = before == null ? new long[] {} : before.eventHashes();
    for (PinnedEvent event : history.events()) {
      hashes = Hashes.plus(hashes, Hashes.of(event.event().source(), event.event().id()));
    }
    return hashes;
  }
}
