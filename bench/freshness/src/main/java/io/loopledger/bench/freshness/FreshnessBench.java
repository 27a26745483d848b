package io.loopledger.bench.freshness;

import io.loopledger.local.brands.BrandDefaults;
import io.loopledger.local.brands.BrandRegistration;
import io.loopledger.local.brands.BrandRequest;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.platform.ServiceStatus;
import io.loopledger.local.service.TrinoUsers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * How long after the door's 202 an event is visible, in Trino and in {@code live-metrics}, while
 * the door takes so many other events a second: {@code HOME PER_SECOND MINUTES}, on a platform that
 * is up.
 */
final class FreshnessBench {
  private static final Duration REST = Duration.ofSeconds(30);

  /** Probes, one a second, that are summed up together. */
  private static final int BLOCK = 300;

  /** Before the first probe: all servers compile what they run. */
  private static final Duration WARM_UP = Duration.ofMinutes(3);

  private final Platform platform;
  private final int perSecond;
  private final Duration length;
  private final Sightings inTrino = new Sightings();
  private final Sightings inMetrics = new Sightings();

  private FreshnessBench(Platform platform, int perSecond, Duration length) {
    this.platform = platform;
    this.perSecond = perSecond;
    this.length = length;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    new FreshnessBench(
            Platform.at(Path.of(arguments[0])),
            Integer.parseInt(arguments[1]),
            Duration.ofMinutes(Long.parseLong(arguments[2])))
        .run();
  }

  private void run() throws Exception {
    BrandRegistration brands =
        new BrandRegistration(platform.references(), BrandDefaults.REGISTERED);
    brands.register(BrandRequest.of(Load.BRAND, "loop"), line -> {});
    brands.register(BrandRequest.of(Probes.BRAND, "loop"), line -> {});
    String run = "probe" + Long.toString(System.currentTimeMillis(), 36);
    Metadata before = Metadata.of(platform.home().warehouse());
    try (Connection trino = platform.trino(TrinoUsers.FINANCE);
        Probes probes = new Probes(platform.collector(), token(Probes.SOURCE, Probes.BRAND), run)) {
      TrinoEye trinoEye = new TrinoEye(trino, probes.idPrefix(), inTrino);
      MetricsEye metricsEye =
          new MetricsEye(platform.kafkaBootstrapServers(), probes.channel(), inMetrics);
      Executor threads = task -> Thread.ofPlatform().daemon().start(task);
      CompletableFuture<Void> looking =
          CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> look(trinoEye), threads),
              CompletableFuture.runAsync(metricsEye::look, threads));
      probe(probes);
      awaitAll(probes);
      trinoEye.stop();
      metricsEye.stop();
      looking.join();
      System.out.printf("a query of Trino takes %.2f s on average%n", trinoEye.meanSeconds());
      for (int first = 1; first <= probes.sent(); first += BLOCK) {
        System.out.printf("probes from the second %d on:%n", first);
        printSummary(probes, first, first + BLOCK - 1);
      }
      System.out.println("all probes:");
      printSummary(probes, 1, probes.sent());
    }
    System.out.printf("before: %s%n", before);
    System.out.printf("after:  %s%n", Metadata.of(platform.home().warehouse()));
  }

  private void printSummary(Probes probes, int first, int last) {
    System.out.printf(
        "  202 to visible in Trino:        %s%n", inTrino.summary(probes, first, last));
    System.out.printf(
        "  202 to visible in live-metrics: %s%n", inMetrics.summary(probes, first, last));
  }

  private void probe(Probes probes) throws IOException, InterruptedException, SQLException {
    try (Load load =
        Load.start(
            platform.collector(),
            token(Load.SOURCE, Load.BRAND),
            perSecond,
            WARM_UP.plus(length))) {
      Thread.sleep(WARM_UP);
      System.out.printf("warmed up: %,d events accepted%n", load.accepted());
      long acceptedBefore = load.accepted();
      Map<String, Duration> cpu = cpu();
      long begin = System.nanoTime();
      for (long second = 1; second <= length.toSeconds(); second++) {
        probes.sendNext();
        long restMs = second * 1_000 - (System.nanoTime() - begin) / 1_000_000;
        if (restMs > 0) {
          Thread.sleep(restMs);
        }
        if (second % 60 == 0) {
          System.out.printf(
              "%d min: %,d events accepted, %d failed; load %.1f%n",
              second / 60, load.accepted(), load.failed(), systemLoad());
        }
      }
      double wall = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          "%.0f s, %.0f events/s accepted of %d asked for, %d failed%n",
          wall, (load.accepted() - acceptedBefore) / wall, perSecond, load.failed());
      printShares(cpu, wall);
    }
  }

  private void printShares(Map<String, Duration> before, double wall) {
    Map<String, Duration> after = cpu();
    after.forEach(
        (name, cpu) ->
            System.out.printf(
                "  %-10s %5.1f %% of one core%n",
                name,
                100 * cpu.minus(before.getOrDefault(name, Duration.ZERO)).toMillis() / 1e3 / wall));
  }

  /**
   * CPU time of each server, and of this process, which sends and looks. PostgreSQL: its parent.
   */
  private Map<String, Duration> cpu() {
    Map<String, Duration> cpu = new LinkedHashMap<>();
    for (ServiceStatus status : platform.status()) {
      if (status.state() instanceof ServiceStatus.Live live) {
        ProcessHandle.of(live.pid())
            .ifPresent(process -> cpu.put(status.service().id(), withChildren(process)));
      }
    }
    cpu.put("this bench", withChildren(ProcessHandle.current()));
    return cpu;
  }

  private static Duration withChildren(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .flatMap(each -> each.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** What is not seen by then is late without end, and counted as not seen. */
  private void awaitAll(Probes probes) throws InterruptedException {
    long deadline = System.nanoTime() + REST.toNanos();
    while (System.nanoTime() < deadline
        && (inTrino.count() < probes.sent() || inMetrics.count() < probes.sent())) {
      Thread.sleep(100);
    }
  }

  private static void look(TrinoEye eye) {
    try {
      eye.look();
    } catch (SQLException e) {
      throw new IllegalStateException("Trino did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String token(String source, String brand) throws SQLException {
    return platform.doors().keys().create("freshness bench", source, Set.of(brand), false).token();
  }

  private static double systemLoad() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
