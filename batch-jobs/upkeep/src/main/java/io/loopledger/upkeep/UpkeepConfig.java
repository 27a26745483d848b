package io.loopledger.upkeep;

import io.loopledger.upkeep.policy.CompactionPolicy;
import io.loopledger.upkeep.policy.OrphanPolicy;
import io.loopledger.upkeep.policy.SnapshotPolicy;
import java.time.Duration;
import java.time.Period;

/**
 * What the upkeep is to do.
 *
 * @param compaction which files become one
 * @param snapshots which snapshots stay
 * @param orphans which files are nobody's
 * @param legalRetention how long rows and tags must stay; rows that were deleted and tags that
 *     expire earlier are problems
 * @param maxMetadataFiles how many metadata files in a table's folder are too many
 * @param mode whether to do it
 */
public record UpkeepConfig(
    CompactionPolicy compaction,
    SnapshotPolicy snapshots,
    OrphanPolicy orphans,
    Period legalRetention,
    int maxMetadataFiles,
    Mode mode) {
  /** Whether the upkeep changes anything. */
  public enum Mode {
    /** Does it. */
    RUN,
    /** Says what it would do; changes nothing. */
    DRY_RUN
  }

  public static final long DEFAULT_TARGET_BYTES = 128L * 1024 * 1024;
  public static final Duration DEFAULT_GRACE = Duration.ofMinutes(5);
  public static final int DEFAULT_MIN_FILES = 8;
  public static final Duration DEFAULT_SETTLED_AFTER = Duration.ofDays(1);
  public static final int DEFAULT_KEEP_SNAPSHOTS = 100;
  public static final Duration DEFAULT_EXPIRE_OLDER_THAN = Duration.ofHours(1);
  public static final int DEFAULT_MAX_SNAPSHOTS = 10_000;
  public static final Duration DEFAULT_ORPHANS_OLDER_THAN = Duration.ofDays(3);
  public static final int DEFAULT_MAX_METADATA_FILES = 1_000;

  /** As long as section 147 of Germany's fiscal code asks for books and records. */
  public static final Period DEFAULT_LEGAL_RETENTION = Period.ofYears(10);

  public UpkeepConfig {
    if (legalRetention.isNegative()) {
      throw new IllegalArgumentException(
          "legal-retention is %s; give a period such as P10Y".formatted(legalRetention));
    }
  }

  /** The defaults, at work. */
  public static UpkeepConfig defaults() {
    return new UpkeepConfig(
        new CompactionPolicy(
            DEFAULT_TARGET_BYTES, DEFAULT_GRACE, DEFAULT_MIN_FILES, DEFAULT_SETTLED_AFTER),
        new SnapshotPolicy(
            DEFAULT_KEEP_SNAPSHOTS, DEFAULT_EXPIRE_OLDER_THAN, DEFAULT_MAX_SNAPSHOTS),
        new OrphanPolicy(DEFAULT_ORPHANS_OLDER_THAN),
        DEFAULT_LEGAL_RETENTION,
        DEFAULT_MAX_METADATA_FILES,
        Mode.RUN);
  }

  /** Whether nothing may be changed. */
  public boolean isDryRun() {
    return mode == Mode.DRY_RUN;
  }
}
