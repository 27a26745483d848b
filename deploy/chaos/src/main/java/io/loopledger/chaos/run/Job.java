package io.loopledger.chaos.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.testservers.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The posting job on a cluster of JobManager and TaskManager, as {@code ./loopledger up --flink
 * cluster} runs it: the same class path, main classes and configuration, with a shorter heartbeat.
 */
final class Job implements AutoCloseable {
  /** Flink takes 50 s; a round need not. */
  static final long HEARTBEAT_TIMEOUT_MS = 12_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path lib;
  private final Path properties;
  private final int restPort = FreePorts.next();
  private final int rpcPort = FreePorts.next();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final List<JvmProcess> replaced = new ArrayList<>();
  private volatile JvmProcess jobManager;
  private volatile JvmProcess taskManager;

  private Job(Path folder, Path lib, Path properties) throws IOException {
    this.folder = folder;
    this.lib = lib;
    this.properties = properties;
    write("jobmanager", jobManagerLines());
    write("taskmanager", taskManagerLines());
    this.jobManager = launchJobManager();
    this.taskManager = launchTaskManager();
  }

  /**
   * Starts the job.
   *
   * @param folder for configuration and logs
   * @param lib the platform's class path of Flink
   * @param properties the job's configuration
   */
  static Job start(Path folder, Path lib, Path properties) {
    try {
      return new Job(Files.createDirectories(folder), lib, properties);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot write Flink's configuration", e);
    }
  }

  JvmProcess jobManager() {
    return jobManager;
  }

  JvmProcess taskManager() {
    return taskManager;
  }

  void startJobManager() {
    jobManager = launchJobManager();
  }

  /** Another TaskManager; the one before is let go at the end of the round. */
  void startTaskManager() {
    replaced.add(taskManager);
    taskManager = launchTaskManager();
  }

  /** Lets what was stopped go on. */
  void wakeReplaced() {
    replaced.forEach(JvmProcess::goOn);
  }

  /** Ends what was replaced and still lives. */
  void endReplaced() {
    replaced.forEach(JvmProcess::kill);
    replaced.clear();
  }

  /** A process that ended by itself is started again, as a supervisor would. */
  void supervise() {
    if (!jobManager.isAlive()) {
      startJobManager();
    }
    if (!taskManager.isAlive()) {
      startTaskManager();
    }
  }

  /** Whether the job and all its tasks run. */
  boolean runs() {
    try {
      for (JsonNode job : ask("/jobs/overview").path("jobs")) {
        JsonNode tasks = job.path("tasks");
        int total = tasks.path("total").asInt();
        if (job.path("state").asText().equals("RUNNING")
            && total > 0
            && tasks.path("running").asInt() == total) {
          return true;
        }
      }
      return false;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The newest complete checkpoint of this JobManager; 0 before its first. */
  long checkpoint() {
    try {
      String job = ask("/jobs/overview").path("jobs").path(0).path("jid").asText("");
      return ask("/jobs/" + job + "/checkpoints")
          .path("latest")
          .path("completed")
          .path("id")
          .asLong(0);
    } catch (IOException unknown) {
      return 0;
    }
  }

  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private JsonNode ask(String path) throws IOException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(restPort, path)))
              .timeout(TIMEOUT)
              .build();
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("it answers " + response.statusCode());
      }
      return JSON.readTree(response.body());
    } catch (InterruptedException e) {
      throw Signals.interrupted(e);
    }
  }

  private JvmProcess launchJobManager() {
    return launch(
        List.of("-Xmx320m", "-XX:MaxMetaspaceSize=192m"),
        List.of(
            "io.loopledger.local.flink.PostingJobManager",
            folder.resolve("jobmanager").toString(),
            properties.toString()),
        "jobmanager");
  }

  private JvmProcess launchTaskManager() {
    return launch(
        List.of("-Xmx512m", "-XX:MaxDirectMemorySize=128m", "-XX:MaxMetaspaceSize=192m"),
        List.of(
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            "--configDir",
            folder.resolve("taskmanager").toString()),
        "taskmanager");
  }

  private JvmProcess launch(List<String> memory, List<String> call, String name) {
    List<String> options = new ArrayList<>(memory);
    for (String opened : List.of("java.util", "java.lang", "java.nio")) {
      options.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(opened));
    }
    return JvmProcess.start(folder, lib, options, call, log(name));
  }

  private void write(String name, List<String> lines) throws IOException {
    Files.write(Files.createDirectories(folder.resolve(name)).resolve("config.yaml"), lines);
  }

  private List<String> common() throws IOException {
    return List.of(
        "jobmanager.rpc.address: 127.0.0.1",
        "jobmanager.bind-host: 127.0.0.1",
        "jobmanager.rpc.port: " + rpcPort,
        "rest.address: 127.0.0.1",
        "rest.port: " + restPort,
        "parallelism.default: 1",
        "heartbeat.interval: 2000",
        "heartbeat.timeout: " + HEARTBEAT_TIMEOUT_MS,
        "io.tmp.dirs: '%s'".formatted(Files.createDirectories(folder.resolve("tmp"))));
  }

  private List<String> jobManagerLines() throws IOException {
    List<String> lines = new ArrayList<>(common());
    lines.addAll(
        List.of(
            "rest.bind-address: 127.0.0.1",
            "rest.bind-port: '%d'".formatted(restPort),
            "jobmanager.memory.heap.size: 320m",
            "jobmanager.memory.off-heap.size: 64m",
            "jobmanager.memory.jvm-metaspace.size: 192m",
            "jobmanager.memory.jvm-overhead.min: 96m",
            "jobmanager.memory.jvm-overhead.max: 96m",
            "execution.checkpointing.num-retained: 3"));
    return lines;
  }

  private List<String> taskManagerLines() throws IOException {
    List<String> lines = new ArrayList<>(common());
    lines.addAll(
        List.of(
            "taskmanager.host: 127.0.0.1",
            "taskmanager.bind-host: 127.0.0.1",
            "taskmanager.numberOfTaskSlots: 1",
            // one that met a dying JobManager asks the dead one until then, and ends
            "taskmanager.registration.timeout: 1 min",
            "taskmanager.cpu.cores: 1.0",
            "taskmanager.memory.framework.heap.size: 64m",
            "taskmanager.memory.task.heap.size: 448m",
            "taskmanager.memory.framework.off-heap.size: 64m",
            "taskmanager.memory.task.off-heap.size: 0m",
            "taskmanager.memory.managed.size: 16m",
            "taskmanager.memory.network.min: 64m",
            "taskmanager.memory.network.max: 64m",
            "taskmanager.memory.jvm-metaspace.size: 192m",
            "taskmanager.memory.jvm-overhead.min: 96m",
            "taskmanager.memory.jvm-overhead.max: 96m"));
    return lines;
  }

  @Override
  public void close() {
    endReplaced();
    jobManager.kill();
    taskManager.kill();
  }
}
