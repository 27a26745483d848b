package io.loopledger.upkeep.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which files nobody will name any more. Only age tells: a file that no snapshot names yet may be
 * one a writer is about to commit. Age counts while the writer commits, not while it is stopped: a
 * checkpoint it goes on from may hold files that it has yet to commit, however long it was down.
 *
 * @param safeAge how old, at least one hour
 */
public record OrphanPolicy(Duration safeAge) {
  private static final Duration MIN_AGE = Duration.ofHours(1);

  public OrphanPolicy {
    if (safeAge.compareTo(MIN_AGE) < 0) {
      throw new IllegalArgumentException(
          ("orphans-older-than is %s, less than an hour: a file that a writer is about to commit"
                  + " would be deleted, and its rows with it; give 1h or more, or leave it at 3d")
              .formatted(safeAge));
    }
  }

  /**
   * Decides.
   *
   * @param listed what the folder holds, listed before {@code named} was read
   * @param named what the table's metadata names
   * @param writerSeenAt when Flink's sink last committed, if it ever did
   */
  public List<StoredFile> orphans(
      Collection<StoredFile> listed,
      Set<String> named,
      Optional<Instant> writerSeenAt,
      Instant now) {
    Instant until = writerSeenAt.filter(seen -> seen.isBefore(now)).orElse(now).minus(safeAge);
    return listed.stream()
        .filter(file -> !named.contains(file.location()))
        .filter(file -> file.writtenAt().isBefore(until))
        .toList();
  }
}
