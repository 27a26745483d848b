package io.loopledger.testservers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A real Apache Kafka broker of one node, in a child JVM. Start it once per test class, in a
 * temporary folder; {@link #kill()} and {@link #restart()} show what a caller does without it.
 *
 * <p>The user's class path brings {@code kafka-clients}; the broker's own does not touch it.
 */
public final class TestKafka implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 50;
  private static final long STOP_SECONDS = 20;
  private static final short ONE_REPLICA = 1;

  private final BrokerFiles files;
  private final int port;
  private final int controllerPort;
  private final @Nullable SecuredListener secured;
  private @Nullable Process process;
  private @Nullable Guardian guardian;

  private TestKafka(BrokerFiles files, @Nullable SecuredListener secured) {
    this.files = files;
    this.port = FreePorts.next();
    this.controllerPort = FreePorts.next();
    this.secured = secured;
  }

  /**
   * Formats and starts a broker; returns when it answers.
   *
   * @param folder where its settings, data and log ({@code kafka.log}) go; the caller deletes it
   * @throws IllegalStateException if the broker ends or does not answer in time; the message ends
   *     with its log
   */
  public static TestKafka start(Path folder) {
    return started(new TestKafka(new BrokerFiles(folder.toAbsolutePath()), null));
  }

  /**
   * The same with a second listener: SASL_SSL with SCRAM-SHA-512, for one user.
   *
   * @param folder where its files go, its certificate too; the caller deletes it
   */
  public static TestKafka startSecured(Path folder, String user, String password) {
    Path absolute = folder.toAbsolutePath();
    SecuredListener secured = new SecuredListener(FreePorts.next(), absolute);
    secured.makeCertificate();
    TestKafka kafka = started(new TestKafka(new BrokerFiles(absolute), secured));
    kafka.allow(user, password);
    return kafka;
  }

  private static TestKafka started(TestKafka kafka) {
    kafka.files.write(kafka.port, kafka.controllerPort, kafka.secured);
    if (!kafka.files.isFormatted()) {
      kafka.format();
    }
    kafka.launch();
    return kafka;
  }

  private void allow(String user, String password) {
    ScramCredentialInfo form = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    try (Admin admin = Admin.create(adminSettings())) {
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion(user, form, password)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take the user: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The address for clients that prove who they are, as {@code host:port}. */
  public String securedBootstrapServers() {
    return "127.0.0.1:" + secured().port();
  }

  /** The certificate, PEM, which clients of the secured listener have to trust. */
  public Path certificate() {
    return secured().certificate();
  }

  private SecuredListener secured() {
    if (secured == null) {
      throw new IllegalStateException("The broker has no secured listener: use startSecured()");
    }
    return secured;
  }

  /** The address for clients, as {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Makes topics of one partition. */
  public void createTopics(String... names) {
    createTopics(Arrays.stream(names).map(name -> new NewTopic(name, 1, ONE_REPLICA)).toList());
  }

  /** Makes topics of any shape; the replication factor must be one. */
  public void createTopics(Collection<NewTopic> topics) {
    try (Admin admin = Admin.create(adminSettings())) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not create the topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Ends the broker as a power cut would, with SIGKILL; returns when it is gone. */
  public void kill() {
    end(Process::destroyForcibly);
  }

  /**
   * Starts the ended broker again on the same port and data; returns when it answers.
   *
   * @throws IllegalStateException if it still runs
   */
  public void restart() {
    if (isRunning()) {
      throw new IllegalStateException("The broker still runs; kill() it before restart()");
    }
    launch();
  }

  /** Whether the broker's process lives. */
  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** The broker's process, as long as it runs. */
  public long pid() {
    if (process == null) {
      throw new IllegalStateException("The broker does not run");
    }
    return process.pid();
  }

  /** Stops the broker in the ordinary way; SIGKILL if it takes too long. */
  @Override
  public void close() {
    end(Process::destroy);
  }

  private void end(java.util.function.Consumer<Process> signal) {
    Process running = process;
    if (guardian != null) {
      guardian.close();
      guardian = null;
    }
    process = null;
    if (running == null) {
      return;
    }
    signal.accept(running);
    try {
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      throw interrupted(e);
    }
  }

  private void format() {
    Process tool =
        java(
            "-Xmx128m",
            "kafka.tools.StorageTool",
            List.of(
                "format",
                "--standalone",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                files.settings().toString()));
    try {
      if (tool.waitFor() != 0) {
        throw failure("Kafka's folder could not be formatted");
      }
    } catch (InterruptedException e) {
      tool.destroyForcibly();
      throw interrupted(e);
    }
  }

  private void launch() {
    Process broker = java("-Xmx256m", "kafka.Kafka", List.of(files.settings().toString()));
    process = broker;
    guardian = Guardian.of(broker.pid(), "KILL");
    try {
      awaitAnswer(broker);
    } catch (InterruptedException e) {
      kill();
      throw interrupted(e);
    } catch (RuntimeException e) {
      kill();
      throw e;
    }
  }

  private Process java(String memory, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(memory, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dlogback.configurationFile=" + files.logging());
    command.add("-Dkafka.logs.dir=" + files.folder());
    command.addAll(List.of("-cp", BrokerFiles.classPath() + File.separator + "*", mainClass));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .directory(files.folder().toFile())
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(files.log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + mainClass, e);
    }
  }

  private void awaitAnswer(Process broker) throws InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (broker.isAlive() && System.nanoTime() < deadline) {
      // a client logs a warning at each failed try, so it is asked only once the port is open
      if (!FreePorts.isFree(port) && answers()) {
        return;
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw failure(broker.isAlive() ? "Kafka did not answer in time" : "Kafka ended at its start");
  }

  private boolean answers() throws InterruptedException {
    try (Admin admin = Admin.create(adminSettings())) {
      return admin.describeCluster().nodes().get().size() == 1;
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  private Map<String, Object> adminSettings() {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "20000");
  }

  private IllegalStateException failure(String what) {
    try {
      List<String> log = Files.exists(files.log()) ? Files.readAllLines(files.log()) : List.of();
      List<String> end = log.subList(Math.max(0, log.size() - 40), log.size());
      return new IllegalStateException(
          "%s; the end of %s:%n%s".formatted(what, files.log(), String.join("\n", end)));
    } catch (IOException e) {
      return new IllegalStateException(what + "; its log cannot be read", e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for Kafka", e);
  }
}
