package io.loopledger.flinkjob;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.testservers.FreePorts;
import io.loopledger.testservers.Guardian;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Flink session cluster of two processes, from the libraries of a distribution and nothing of
 * ours, and Flink's own command line for it.
 */
final class SessionCluster implements AutoCloseable {
  private static final Path LIB = Path.of("target/flink/lib").toAbsolutePath();
  private static final long STOP_SECONDS = 20;

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final List<Guardian> guardians = new ArrayList<>();

  private SessionCluster(Path folder) {
    this.folder = folder;
  }

  /** What a command said, and how it ended. */
  record Said(int exitCode, String output) {}

  static SessionCluster start(Path folder) throws IOException {
    SessionCluster cluster = new SessionCluster(Files.createDirectories(folder));
    Files.write(folder.resolve("config.yaml"), configuration());
    String jobManager = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    String taskManager = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    cluster.launch("jobmanager", jobManager, "-Xmx384m");
    cluster.launch("taskmanager", taskManager, "-Xmx512m");
    return cluster;
  }

  private static List<String> configuration() {
    int rest = FreePorts.next();
    return List.of(
        "jobmanager.rpc.address: 127.0.0.1",
        "jobmanager.bind-host: 127.0.0.1",
        "jobmanager.rpc.port: " + FreePorts.next(),
        "rest.address: 127.0.0.1",
        "rest.bind-address: 127.0.0.1",
        "rest.port: " + rest,
        "rest.bind-port: '%d'".formatted(rest),
        "taskmanager.host: 127.0.0.1",
        "taskmanager.bind-host: 127.0.0.1",
        "taskmanager.numberOfTaskSlots: 1",
        "taskmanager.cpu.cores: 1.0",
        "taskmanager.memory.framework.heap.size: 64m",
        "taskmanager.memory.task.heap.size: 448m",
        "taskmanager.memory.framework.off-heap.size: 64m",
        "taskmanager.memory.task.off-heap.size: 0m",
        "taskmanager.memory.managed.size: 16m",
        "taskmanager.memory.network.min: 64m",
        "taskmanager.memory.network.max: 64m",
        "taskmanager.memory.jvm-metaspace.size: 256m",
        "taskmanager.memory.jvm-overhead.min: 96m",
        "taskmanager.memory.jvm-overhead.max: 96m");
  }

  private void launch(String name, String mainClass, String memory) throws IOException {
    List<String> command = java(memory, mainClass);
    command.addAll(List.of("--configDir", folder.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(folder.resolve(name + ".log").toFile()))
            .start();
    processes.add(process);
    guardians.add(Guardian.of(process.pid(), "KILL"));
  }

  /** Runs {@code flink} with arguments, as a user would. */
  Said flink(String... arguments) throws IOException, InterruptedException {
    List<String> command = java("-Xmx256m", "org.apache.flink.client.cli.CliFrontend");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FLINK_CONF_DIR", folder.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), output);
  }

  private List<String> java(String memory, String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(memory, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String opened : List.of("java.util", "java.lang", "java.nio")) {
      command.add("--add-opens=java.base/%s=ALL-UNNAMED".formatted(opened));
    }
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(
        List.of("-Dlogback.configurationFile=" + Path.of("src/test/logback.xml").toAbsolutePath()));
    command.addAll(List.of("-cp", LIB + File.separator + "*", mainClass));
    return command;
  }

  /** What a process of the cluster wrote: {@code jobmanager} or {@code taskmanager}. */
  String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  @Override
  public void close() throws InterruptedException {
    guardians.forEach(Guardian::close);
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
