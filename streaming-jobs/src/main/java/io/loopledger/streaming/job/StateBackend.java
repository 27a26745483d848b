package io.loopledger.streaming.job;

import java.util.Locale;
import java.util.Map;

/** Where the histories of subjects are kept between two events: {@code state-backend}. */
public enum StateBackend {
  /** On the heap: fastest, and each checkpoint writes all of it. */
  HEAP("hashmap", 16, Map.of()),
  /**
   * In RocksDB on the local disk: for more units than fit into memory; a checkpoint writes what
   * changed. Each checkpoint ends a file, so with one a second files are merged all the time: by
   * levels, four of them were merged with everything there is up to 256 MB, every four seconds.
   * Universal compaction merges files of like size; the filters spare a look into each of them for
   * subjects that are new.
   */
  ROCKSDB(
      "rocksdb",
      256,
      Map.of(
          "state.backend.rocksdb.compaction.style", "UNIVERSAL",
          "state.backend.rocksdb.use-bloom-filter", "true"));

  private final String flinkName;
  private final int managedMb;
  private final Map<String, String> settings;

  StateBackend(String flinkName, int managedMb, Map<String, String> settings) {
    this.flinkName = flinkName;
    this.managedMb = managedMb;
    this.settings = settings;
  }

  /** Settings of Flink that it needs, by their keys: its module is not on every class path. */
  Map<String, String> settings() {
    return settings;
  }

  /** What Flink calls it. */
  String flinkName() {
    return flinkName;
  }

  /** Memory beside the heap that it needs, in MB; on a cluster, what the cluster should have. */
  public int managedMb() {
    return managedMb;
  }

  /** The name in the configuration. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
