package io.loopledger.upkeep.policy;

/**
 * A name for a snapshot.
 *
 * @param name {@code main}, another branch, or a tag such as that of a close
 * @param kind what it is
 * @param snapshotId what it names: a branch its newest snapshot
 */
public record RefRecord(String name, Kind kind, long snapshotId) {
  /** What a name stands for. */
  public enum Kind {
    /** A snapshot and its ancestors; more will follow. */
    BRANCH,
    /** One snapshot, for good. */
    TAG
  }
}
