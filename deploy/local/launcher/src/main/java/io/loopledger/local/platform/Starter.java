package io.loopledger.local.platform;

import io.loopledger.local.Failure;
import io.loopledger.local.process.LogFile;
import io.loopledger.local.process.OsProcess;
import io.loopledger.local.service.PortUse;
import io.loopledger.local.service.Service;
import io.loopledger.local.service.ServiceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings servers to where they answer, whatever state an earlier command left them in. */
final class Starter {
  private static final long POLL_MILLIS = 250;
  private static final int TAIL_LINES = 25;
  private static final Duration TIME_TO_APPEAR = Duration.ofSeconds(10);

  private final ServiceContext context;
  private final ProgressListener listener;

  Starter(ServiceContext context, ProgressListener listener) {
    this.context = context;
    this.listener = listener;
  }

  /** Names every port that is taken, before anything is started. */
  void checkPorts(List<Service> services) {
    List<Service> absent =
        services.stream().filter(service -> service.identity().findMain().isEmpty()).toList();
    absent.forEach(new Stopper(context, listener)::endLeftovers);
    List<String> taken =
        absent.stream()
            .flatMap(service -> service.ports().stream())
            .map(PortUse::taken)
            .flatMap(Optional::stream)
            .toList();
    if (!taken.isEmpty()) {
      throw new Failure(String.join("\n", taken));
    }
  }

  /** Starts servers that do not need each other, together; waits for all, then reports all. */
  void startAll(List<Service> services) {
    List<Future<?>> starts = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      services.forEach(service -> starts.add(threads.submit(() -> start(service))));
      for (Future<?> start : starts) {
        try {
          start.get();
        } catch (ExecutionException e) {
          failures.add(message(e.getCause()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new Failure("Interrupted while servers start", e);
        }
      }
    }
    if (!failures.isEmpty()) {
      throw new Failure(String.join("\n\n", failures));
    }
  }

  private static String message(@org.jspecify.annotations.Nullable Throwable cause) {
    return cause instanceof Failure failure ? String.valueOf(failure.getMessage()) : "" + cause;
  }

  private void start(Service service) {
    Instant begin = Instant.now();
    Optional<OsProcess> running = service.identity().findMain();
    if (running.isPresent()) {
      requireSamePort(service, running.get());
      if (service.obstacle().isEmpty()) {
        listener.alreadyRunning(service, running.get().handle().pid());
        return;
      }
    }
    listener.starting(service);
    boolean ready = running.isPresent() && becomesReady(service, begin);
    if (!ready) {
      launch(service);
      ready = becomesReady(service, begin);
    }
    if (!ready) {
      throw failure(service, "ended while it was starting");
    }
    listener.ready(service, Duration.between(begin, Instant.now()));
  }

  private void launch(Service service) {
    new Stopper(context, listener).endLeftovers(service);
    new LogFile(context.log(service.name())).rotate();
    service.prepare();
    service.launch();
  }

  /** False when the process is gone; a server that lives but never answers is a failure. */
  private boolean becomesReady(Service service, Instant begin) {
    Instant appear = Instant.now().plus(TIME_TO_APPEAR);
    Instant end = begin.plus(context.settings().startTimeout());
    boolean seen = false;
    Optional<String> obstacle = service.obstacle();
    while (obstacle.isPresent()) {
      boolean lives = service.identity().findMain().isPresent();
      if (!lives && (seen || Instant.now().isAfter(appear))) {
        return false;
      }
      if (Instant.now().isAfter(end)) {
        throw failure(service, "is not ready after " + seconds() + " s: " + obstacle.get());
      }
      seen |= lives;
      pause(service);
      obstacle = service.obstacle();
    }
    return true;
  }

  private long seconds() {
    return context.settings().startTimeout().toSeconds();
  }

  private static void pause(Service service) {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while waiting for " + service.name().id(), e);
    }
  }

  private Failure failure(Service service, String reason) {
    listener.failed(service, reason);
    LogFile log = new LogFile(context.log(service.name()));
    return new Failure(
        "%s %s. The end of %s:%n%s"
            .formatted(
                service.name().id(), reason, log.path(), log.tail(TAIL_LINES).stripTrailing()));
  }

  /** A server that was started with other settings is not the one that is asked for. */
  private static void requireSamePort(Service service, OsProcess main) {
    PortUse wanted = service.ports().getFirst();
    int actual = service.identity().port(main).orElse(wanted.port());
    if (actual != wanted.port()) {
      throw new Failure(
          "%s runs on port %d, but %s says %d. Run ./loopledger down first, or set it back."
              .formatted(service.name().id(), actual, wanted.setting().variable(), wanted.port()));
    }
  }
}
