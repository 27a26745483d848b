package io.loopledger.upkeep.policy;

import java.util.List;
import java.util.Set;

/**
 * Which snapshots may go.
 *
 * @param expire ids, in the order of the history
 * @param kept how many stay
 * @param endedWriters writers whose marker goes: another job of the same operator has taken over,
 *     and keeping theirs would keep more snapshots than allowed
 */
public record ExpiryPlan(List<Long> expire, int kept, Set<Marker.Writer> endedWriters) {
  public ExpiryPlan {
    expire = List.copyOf(expire);
    endedWriters = Set.copyOf(endedWriters);
  }
}
