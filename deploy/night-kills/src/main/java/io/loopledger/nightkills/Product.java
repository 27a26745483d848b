package io.loopledger.nightkills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product as its users have it: a run script and a home with ports of its own.
 *
 * @param script {@code ./loopledger} of a checkout that is built
 * @param home holds all state
 * @param environment what the script is given
 */
record Product(Path script, Path home, Map<String, String> environment) {
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

  /** A home in a folder, on free loopback ports. */
  static Product in(Path script, Path home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LOOPLEDGER_HOME", home.toString());
    environment.put("LOOPLEDGER_SKIP_BUILD", "1");
    environment.put("LOOPLEDGER_JAVA_HOME", System.getProperty("java.home"));
    environment.put("LOOPLEDGER_START_TIMEOUT", "10min");
    environment.put("LOOPLEDGER_COMMIT_INTERVAL", "1s");
    // Servers are down for seconds here, not for a night.
    environment.put("LOOPLEDGER_NIGHT_RETRY_FIRST", "1s");
    environment.put("LOOPLEDGER_NIGHT_RETRY_LONGEST", "10s");
    environment.put("LOOPLEDGER_NIGHT_RETRY_TIMES", "30");
    List<Integer> free = freePorts();
    for (int i = 0; i < PORTS.size(); i++) {
      environment.put("LOOPLEDGER_%s_PORT".formatted(PORTS.get(i)), free.get(i).toString());
    }
    return new Product(script, home, Map.copyOf(environment));
  }

  /** How a command ended, and what it said. */
  record Ended(List<String> command, int exitCode, String out) {
    /** Fails unless the exit code is one of these. */
    Ended with(Integer... codes) {
      if (!List.of(codes).contains(exitCode)) {
        throw new IllegalStateException("%s ended with %d:%n%s".formatted(command, exitCode, out));
      }
      return this;
    }
  }

  /** A command on its way; what it says goes to a file. */
  record Running(List<String> command, Process process, Path log) {
    String said() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Ended await() throws InterruptedException {
      int code = process.waitFor();
      return new Ended(command, code, said());
    }

    /** SIGKILL to the script and to what it runs. */
    void kill() throws InterruptedException {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  /** Starts a command. */
  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile(Files.createDirectories(logs()), "command", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Running(command, builder.start(), log);
  }

  /** The rows of a query as lines of CSV, without the header. */
  List<String> query(String sql) throws IOException, InterruptedException {
    Ended ended = run("query", sql, "--as", "admin", "--format", "csv").with(0);
    return ended.out().lines().skip(1).toList();
  }

  private Path logs() {
    return home.resolveSibling(home.getFileName() + "-commands");
  }

  private static List<Integer> freePorts() {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    try {
      for (int i = 0; i < PORTS.size(); i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        ports.add(socket.getLocalPort());
      }
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
    return ports;
  }
}
