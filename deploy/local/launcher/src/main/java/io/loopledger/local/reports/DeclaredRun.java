package io.loopledger.local.reports;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.run.DeliveryRun;
import io.loopledger.delivery.run.DeliveryService;
import io.loopledger.delivery.run.RunPoint;
import io.loopledger.delivery.run.RunResult;
import io.loopledger.delivery.store.ReportDatabase;
import io.loopledger.delivery.text.RunText;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.night.run.StopSignal;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.StopRequested;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes and delivers the reports that a home declares. */
public final class DeclaredRun implements AutoCloseable {
  private static final int OK = 0;

  private final Clock clock;
  private final Consumer<String> lines;
  private final StopSignal stop = new StopSignal();
  private final DeclaredReports declared;
  private final DeliveryRun run;
  private final BrandPackages packages;
  private final ReportDatabase book;

  /**
   * On a platform.
   *
   * @param lines takes what a person wants to see
   */
  public DeclaredRun(Platform platform, Catalog catalog, Clock clock, Consumer<String> lines) {
    platform.requireProcess(ServiceName.TRINO);
    this.clock = clock;
    this.lines = lines;
    this.declared = DeclaredReports.of(platform, catalog);
    LocalDeliveries deliveries = new LocalDeliveries(platform, catalog, clock);
    this.packages = deliveries.packages(declared);
    this.book = deliveries.book();
    this.run = new DeliveryRun(deliveries.parts(book, declared, packages, this::progress));
  }

  private void progress(RunPoint point, String what) {
    stop.check();
    RunText.progress(point, what).ifPresent(lines);
  }

  /** Whatever is due; returns the exit code. */
  public int due() throws InterruptedException {
    return tell(guarded(() -> run.run(who("run --due"))));
  }

  /**
   * One report, and whatever else is due; returns the exit code.
   *
   * @param period its days; as declared where empty
   */
  public int now(String name, Optional<String> period) throws InterruptedException {
    String report = declared.find(name).schedule().name();
    Due due = run.demand(report, period.orElseGet(() -> packages.period(report, clock.instant())));
    lines.accept("%s of %s is wanted".formatted(report, due.period()));
    return tell(guarded(() -> run.run(who("run " + report))));
  }

  /** Again and again, until it is told to stop; returns the exit code. */
  public int serve() throws InterruptedException {
    Thread hook = new Thread(() -> stop.request("it was told to stop"), "stop-reports");
    Runtime.getRuntime().addShutdownHook(hook);
    lines.accept(
        "Waiting for what is due; %d reports are declared. Ctrl-C ends it."
            .formatted(declared.reports().size()));
    try {
      new DeliveryService(run, clock, this::pause).serve(who("run --serve"), this::tell);
    } catch (StopRequested e) {
      lines.accept("Stopped: " + e.getMessage());
    }
    return OK;
  }

  private boolean pause(Duration most) throws InterruptedException {
    try {
      stop.await(most);
      return true;
    } catch (StopRequested e) {
      return false;
    }
  }

  private interface Work {
    RunResult run() throws InterruptedException;
  }

  private static RunResult guarded(Work work) throws InterruptedException {
    try {
      return work.run();
    } catch (ServerDown e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private int tell(RunResult result) {
    RunText.lines(result).forEach(lines);
    return RunText.exitCode(result);
  }

  @Override
  public void close() {
    book.close();
  }

  private static String who(String what) {
    return "report %s, process %d".formatted(what, ProcessHandle.current().pid());
  }
}
