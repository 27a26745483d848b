package io.loopledger.streaming.job;

import java.util.Locale;

/** Where the histories of subjects are kept between two events: {@code state-backend}. */
public enum StateBackend {
  /** On the heap: fastest, and each checkpoint writes all of it. */
  HEAP("hashmap", 16),
  /**
   * In RocksDB on the local disk: for more units than fit into memory; a checkpoint writes what
   * changed.
   */
  ROCKSDB("rocksdb", 256);

  private final String flinkName;
  private final int managedMb;

  StateBackend(String flinkName, int managedMb) {
    this.flinkName = flinkName;
    this.managedMb = managedMb;
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
