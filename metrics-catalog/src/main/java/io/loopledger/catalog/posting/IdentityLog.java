package io.loopledger.catalog.posting;

import io.loopledger.schemas.event.Event;
import java.util.Arrays;
import java.util.List;

/**
 * Hashes of the identities of a history's events, side by side, so that the look for a repeat
 * touches little memory. Grows as {@link AppendLog} does, with the same limits.
 */
final class IdentityLog {
  private static final int FIRST_CAPACITY = 8;
  private static final int NONE = -1;

  private final Shared shared;
  private final int size;

  private static final class Shared {
    int[] hashes;
    int used;

    Shared(int[] hashes, int used) {
      this.hashes = hashes;
      this.used = used;
    }
  }

  private IdentityLog(Shared shared, int size) {
    this.shared = shared;
    this.size = size;
  }

  static IdentityLog of(List<PinnedEvent> events) {
    int[] hashes = new int[Math.max(FIRST_CAPACITY, events.size())];
    for (int i = 0; i < events.size(); i++) {
      hashes[i] = hash(events.get(i).event());
    }
    return new IdentityLog(new Shared(hashes, events.size()), events.size());
  }

  IdentityLog plus(Event event) {
    Shared target = shared;
    if (shared.used != size) {
      target = new Shared(Arrays.copyOf(shared.hashes, Math.max(FIRST_CAPACITY, size * 2)), size);
    } else if (shared.hashes.length == size) {
      target.hashes = Arrays.copyOf(shared.hashes, size * 2);
    }
    target.hashes[size] = hash(event);
    target.used = size + 1;
    return new IdentityLog(target, size + 1);
  }

  /** The last place before {@code below} that may be this event, or -1. */
  int lastCandidate(Event event, int below) {
    int hash = hash(event);
    int[] hashes = shared.hashes;
    for (int i = below - 1; i >= 0; i--) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return NONE;
  }

  private static int hash(Event event) {
    return 31 * event.id().hashCode() + event.source().hashCode();
  }
}
