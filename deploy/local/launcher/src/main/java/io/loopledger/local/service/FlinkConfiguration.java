package io.loopledger.local.service;

import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Flink's own {@code config.yaml} for a cluster of two processes. What is the job's own
 * (checkpoints, state, recovery) the job says itself.
 */
final class FlinkConfiguration {
  static final String FILE = "config.yaml";

  /** Beside its heap: network buffers, and what Flink and its libraries take outside the heap. */
  static final int NETWORK_MB = 64;

  static final int OFF_HEAP_MB = 64;
  static final int METASPACE_MB = 192;

  private static final int FRAMEWORK_HEAP_MB = 64;
  private static final int MANAGED_MB = 16;
  private static final int MANAGED_MB_OF_ROCKSDB = 256;
  private static final int OVERHEAD_MB = 96;

  private FlinkConfiguration() {}

  /** Lines for the JobManager. */
  static List<String> jobManager(Settings settings, Path scratch) {
    TreeMap<String, String> values = common(settings, scratch);
    metrics(values, settings.ports().flinkMetrics());
    values.put("rest.bind-address", Loopback.HOST);
    values.put("rest.bind-port", "'%d'".formatted(settings.ports().flink()));
    values.put("jobmanager.memory.heap.size", mega(megabytes(settings.memory().jobManager())));
    values.put("jobmanager.memory.off-heap.size", mega(OFF_HEAP_MB));
    values.put("jobmanager.memory.jvm-metaspace.size", mega(METASPACE_MB));
    values.put("jobmanager.memory.jvm-overhead.min", mega(OVERHEAD_MB));
    values.put("jobmanager.memory.jvm-overhead.max", mega(OVERHEAD_MB));
    // The page is for looking: nobody uploads a job there, or ends ours by a click.
    values.put("web.submit.enable", "false");
    values.put("web.cancel.enable", "false");
    values.put("execution.checkpointing.num-retained", "3");
    return lines(values);
  }

  /** Lines for the TaskManager, which wants every size set: no script computes them for it. */
  static List<String> taskManager(Settings settings, Path scratch) {
    TreeMap<String, String> values = common(settings, scratch);
    int heapMb = megabytes(settings.memory().taskManager());
    metrics(values, settings.ports().taskManagerMetrics());
    values.put("taskmanager.host", Loopback.HOST);
    values.put("taskmanager.bind-host", Loopback.HOST);
    values.put("taskmanager.rpc.port", "'%d'".formatted(settings.ports().taskManager()));
    values.put("taskmanager.numberOfTaskSlots", "1");
    values.put("taskmanager.cpu.cores", "1.0");
    values.put("taskmanager.memory.framework.heap.size", mega(FRAMEWORK_HEAP_MB));
    values.put("taskmanager.memory.task.heap.size", mega(heapMb - FRAMEWORK_HEAP_MB));
    values.put("taskmanager.memory.framework.off-heap.size", mega(OFF_HEAP_MB));
    values.put("taskmanager.memory.task.off-heap.size", "0m");
    values.put(
        "taskmanager.memory.managed.size",
        mega(
            settings.posting().stateBackend().equals("rocksdb")
                ? MANAGED_MB_OF_ROCKSDB
                : MANAGED_MB));
    values.put("taskmanager.memory.network.min", mega(NETWORK_MB));
    values.put("taskmanager.memory.network.max", mega(NETWORK_MB));
    values.put("taskmanager.memory.jvm-metaspace.size", mega(METASPACE_MB));
    values.put("taskmanager.memory.jvm-overhead.min", mega(OVERHEAD_MB));
    values.put("taskmanager.memory.jvm-overhead.max", mega(OVERHEAD_MB));
    return lines(values);
  }

  private static TreeMap<String, String> common(Settings settings, Path scratch) {
    TreeMap<String, String> values = new TreeMap<>();
    values.put("jobmanager.rpc.address", Loopback.HOST);
    values.put("jobmanager.bind-host", Loopback.HOST);
    values.put("jobmanager.rpc.port", Integer.toString(settings.ports().flinkRpc()));
    values.put("rest.address", Loopback.HOST);
    values.put("rest.port", Integer.toString(settings.ports().flink()));
    values.put("parallelism.default", "1");
    values.put("io.tmp.dirs", quoted(scratch.toString()));
    return values;
  }

  /** The same as the job sets in one JVM: what names a run of a task is no label. */
  private static void metrics(TreeMap<String, String> values, int port) {
    String reporter = "metrics.reporter.prom.";
    values.put("metrics.reporters", "prom");
    values.put(
        reporter + "factory.class",
        "org.apache.flink.metrics.prometheus.LoopbackPrometheusReporterFactory");
    values.put(reporter + "port", Integer.toString(port));
    values.put(
        reporter + "scope.variables.excludes",
        "host;tm_id;job_id;task_id;task_attempt_id;task_attempt_num;operator_id;task_name");
  }

  private static List<String> lines(TreeMap<String, String> values) {
    return Stream.concat(
            Stream.of("# Written at each start by Loopledger."),
            values.entrySet().stream().map(value -> value.getKey() + ": " + value.getValue()))
        .toList();
  }

  private static String mega(int megabytes) {
    return megabytes + "m";
  }

  /** The settings' form is a number with m or g, which was checked when they were read. */
  static int megabytes(String memory) {
    int number = Integer.parseInt(memory.substring(0, memory.length() - 1));
    return memory.toLowerCase(Locale.ROOT).endsWith("g") ? number * 1024 : number;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
