package io.loopledger.local.service;

import java.util.List;

/**
 * Settings of Trino that make it fast, and nothing else: what is measured by {@code
 * bench/metrics.sh} is what {@code ./loopledger} runs.
 */
public final class TrinoTuning {
  private TrinoTuning() {}

  /** Options of its JVM, without the heap. */
  public static List<String> jvmOptions() {
    return List.of(
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-OmitStackTraceInFastThrow",
        "-XX:ReservedCodeCacheSize=256M",
        "-XX:PerMethodRecompilationCutoff=10000",
        "-XX:PerBytecodeRecompilationCutoff=10000",
        "-XX:+EnableDynamicAgentLoading",
        "-Djdk.attach.allowAttachSelf=true",
        "-Djdk.nio.maxCachedBufferSize=2000000",
        "-Dfile.encoding=UTF-8",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "--add-modules=jdk.incubator.vector");
  }

  /** Lines of {@code config.properties}. */
  public static List<String> server() {
    return List.of(
        // Plans of ended queries stay in the heap, and those of views on views are large.
        "query.min-expire-age=30s",
        "query.max-history=50",
        // A view that is joined with itself has its plan twice, so stages add up fast.
        "query.max-stage-count=600",
        "query.stage-count-warning-threshold=600");
  }

  /** Lines of {@code lake.properties}. */
  public static List<String> lake() {
    // Views are looked up one by one when a client lists columns; 8 at a time took 37 s for 150.
    return List.of("iceberg.metadata.parallelism=200");
  }
}
