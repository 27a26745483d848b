package io.loopledger.local.cli;

import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.policy.CompactionPolicy;
import io.loopledger.upkeep.policy.OrphanPolicy;
import io.loopledger.upkeep.policy.SnapshotPolicy;
import java.time.Duration;
import java.time.Period;
import picocli.CommandLine.Option;

/** How far the upkeep goes. */
final class UpkeepOptions {
  private static final long MIB = 1024L * 1024;

  @Option(
      names = "--expire-older-than",
      paramLabel = "SPAN",
      description = "Snapshots without a name older than this go (default: 1h).")
  private Duration expireOlderThan = UpkeepConfig.DEFAULT_EXPIRE_OLDER_THAN;

  @Option(
      names = "--keep-snapshots",
      paramLabel = "N",
      description = "The newest N stay whatever their age (default: ${DEFAULT-VALUE}).")
  private int keepSnapshots = UpkeepConfig.DEFAULT_KEEP_SNAPSHOTS;

  @Option(
      names = "--max-snapshots",
      paramLabel = "N",
      description =
          "More are a problem, and markers of ended jobs may hold so many (default: ${DEFAULT-VALUE}).")
  private int maxSnapshots = UpkeepConfig.DEFAULT_MAX_SNAPSHOTS;

  @Option(
      names = "--orphans-older-than",
      paramLabel = "SPAN",
      description = "Files of nobody older than this go; 1h at least (default: 3d).")
  private Duration orphansOlderThan = UpkeepConfig.DEFAULT_ORPHANS_OLDER_THAN;

  @Option(
      names = "--target-size-mb",
      paramLabel = "N",
      description = "How large a file may become (default: 128).")
  private int targetSizeMb = (int) (UpkeepConfig.DEFAULT_TARGET_BYTES / MIB);

  @Option(
      names = "--min-files",
      paramLabel = "N",
      description =
          "In a partition that grows, so many files of a size become one (default: ${DEFAULT-VALUE}).")
  private int minFiles = UpkeepConfig.DEFAULT_MIN_FILES;

  @Option(
      names = "--grace",
      paramLabel = "SPAN",
      description = "Younger files are left alone (default: 5min).")
  private Duration grace = UpkeepConfig.DEFAULT_GRACE;

  @Option(
      names = "--settled-after",
      paramLabel = "SPAN",
      description =
          "A partition that did not grow for so long is compacted as a whole (default: 1d).")
  private Duration settledAfter = UpkeepConfig.DEFAULT_SETTLED_AFTER;

  @Option(
      names = "--legal-retention",
      paramLabel = "YEARS",
      description = "Rows deleted and tags that expire earlier are problems (default: 10y).")
  private Period legalRetention = UpkeepConfig.DEFAULT_LEGAL_RETENTION;

  @Option(names = "--dry-run", description = "Says what would be done; changes nothing.")
  private boolean dryRun;

  /** Checked; throws IllegalArgumentException with the option at fault. */
  UpkeepConfig config() {
    return new UpkeepConfig(
        new CompactionPolicy(targetSizeMb * MIB, grace, minFiles, settledAfter),
        new SnapshotPolicy(keepSnapshots, expireOlderThan, maxSnapshots),
        new OrphanPolicy(orphansOlderThan),
        legalRetention,
        UpkeepConfig.DEFAULT_MAX_METADATA_FILES,
        dryRun ? UpkeepConfig.Mode.DRY_RUN : UpkeepConfig.Mode.RUN);
  }
}
