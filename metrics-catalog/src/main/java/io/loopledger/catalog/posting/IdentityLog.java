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

  /** A bit for each hash, so that most looks for a repeat end without touching the hashes. */
  private final long bits;

  private static final class Shared {
    int[] hashes;
    int used;

    Shared(int[] hashes, int used) {
      this.hashes = hashes;
      this.used = used;
    }
  }

  private IdentityLog(Shared shared, int size, long bits) {
    this.shared = shared;
    this.size = size;
    this.bits = bits;
  }

  static IdentityLog of(List<PinnedEvent> events) {
    int[] hashes = new int[Math.max(FIRST_CAPACITY, events.size())];
    long bits = 0;
    for (int i = 0; i < events.size(); i++) {
      hashes[i] = hash(events.get(i).event());
      bits |= bit(hashes[i]);
    }
    return new IdentityLog(new Shared(hashes, events.size()), events.size(), bits);
  }

  IdentityLog plus(Event event) {
    Shared target = shared;
    if (shared.used != size) {
      target = new Shared(Arrays.copyOf(shared.hashes, Math.max(FIRST_CAPACITY, size * 2)), size);
    } else if (shared.hashes.length == size) {
      target.hashes = Arrays.copyOf(shared.hashes, size * 2);
    }
    int hash = hash(event);
    target.hashes[size] = hash;
    target.used = size + 1;
    return new IdentityLog(target, size + 1, bits | bit(hash));
  }

  /** The last place before {@code below} that may be this event, or -1. */
  int lastCandidate(Event event, int below) {
    int hash = hash(event);
    if ((bits & bit(hash)) == 0) {
      return NONE;
    }
    int[] hashes = shared.hashes;
    for (int i = below - 1; i >= 0; i--) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return NONE;
  }

  private static long bit(int hash) {
    return 1L << (hash ^ hash >>> 6 ^ hash >>> 12);
  }

  private static int hash(Event event) {
    return 31 * event.id().hashCode() + event.source().hashCode();
  }
}
