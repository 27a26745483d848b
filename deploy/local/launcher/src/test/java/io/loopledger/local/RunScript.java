package io.loopledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The run script as a user calls it, on a home and ports of its own. */
final class RunScript {
  private static final List<String> PORTS =
      List.of(
          "POSTGRES",
          "KAFKA",
          "KAFKA_CONTROLLER",
          "FLINK",
          "FLINK_RPC",
          "TASKMANAGER",
          "FLINK_METRICS",
          "TASKMANAGER_METRICS",
          "TRINO",
          "TRINO_HTTP",
          "COLLECTOR");

  private final Path home;
  private final Path outputs;
  private final Map<String, String> environment = new HashMap<>();
  private int calls;

  private RunScript(Path home, Path outputs) {
    this.home = home;
    this.outputs = outputs;
  }

  /** What a command said and how it ended. */
  record Result(List<String> command, int exitCode, String out, String err) {
    Result ok() {
      assertThat(exitCode).as("%s%n%s%n%s", command, out, err).isZero();
      return this;
    }
  }

  /** A command on its way. */
  record Running(List<String> command, Process process, Path out, Path err) {
    Result await() throws IOException, InterruptedException {
      int code = process.waitFor();
      return new Result(command, code, Files.readString(out), Files.readString(err));
    }
  }

  static RunScript in(Path folder) throws IOException {
    RunScript script =
        new RunScript(folder.resolve("a home"), Files.createDirectories(folder.resolve("outputs")));
    script.environment.put("LOOPLEDGER_HOME", script.home.toString());
    script.environment.put("LOOPLEDGER_SKIP_BUILD", "1");
    script.environment.put("LOOPLEDGER_JAVA_HOME", System.getProperty("java.home"));
    script.environment.put("LOOPLEDGER_START_TIMEOUT", "10min");
    // Two cores run five servers and a build here: half the commits leave more to the rest.
    script.environment.put("LOOPLEDGER_COMMIT_INTERVAL", "2s");
    List<Integer> free = freePorts(PORTS.size());
    for (int i = 0; i < PORTS.size(); i++) {
      script.environment.put(
          "LOOPLEDGER_%s_PORT".formatted(PORTS.get(i)), Integer.toString(free.get(i)));
    }
    return script;
  }

  Path home() {
    return home;
  }

  String kafka() {
    return "127.0.0.1:" + environment.get("LOOPLEDGER_KAFKA_PORT");
  }

  String collector() {
    return "http://127.0.0.1:" + environment.get("LOOPLEDGER_COLLECTOR_PORT");
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  /** Starts a command from a foreign working directory, without a terminal. */
  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(arguments));
    calls++;
    Path out = outputs.resolve(calls + ".out");
    Path err = outputs.resolve(calls + ".err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(outputs.toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(new java.io.File("/dev/null"));
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Running(command, builder.start(), out, err);
  }

  /** The rows of a query, without the header. */
  List<String> query(String sql) throws IOException, InterruptedException {
    String csv = run("query", sql, "--format", "csv").ok().out();
    return csv.lines().skip(1).toList();
  }

  private static Path script() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("loopledger"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder.resolve("loopledger");
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
