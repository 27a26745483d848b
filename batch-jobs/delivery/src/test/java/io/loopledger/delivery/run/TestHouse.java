package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.schedule.CatchUp;
import io.loopledger.delivery.schedule.ReportSchedule;
import io.loopledger.delivery.schedule.Retry;
import io.loopledger.delivery.schedule.ScheduledReport;
import io.loopledger.delivery.settings.DeliverySettings;
import io.loopledger.delivery.store.DeliveryRows;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.delivery.store.ReportDatabase;
import io.loopledger.delivery.testing.TestClock;
import io.loopledger.delivery.text.DeliveriesText;
import io.loopledger.night.calendar.Backoff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A house with one monthly report to some targets. */
final class TestHouse implements PackageMaker, Alarm {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final String REPORT = "acme-units";

  final TestClock clock;
  final Path home;
  final ReportDatabase database;
  final List<Alert> alerts = new ArrayList<>();
  final Set<String> muted = new TreeSet<>();
  int makings;
  String content = "1;2";
  Optional<String> restates = Optional.empty();
  Optional<IOException> failure = Optional.empty();
  Optional<RuntimeException> periodFailure = Optional.empty();
  RunProgress progress = (point, what) -> {};
  CatchUp catchUp = CatchUp.DEFAULT;
  Retry retry = new Retry(new Backoff(3, Duration.ofMinutes(1), Duration.ofHours(1)));
  private final Map<String, Target> targets = new LinkedHashMap<>();

  TestHouse(Path home, String jdbcUrl, String now) {
    this.home = home;
    this.clock = new TestClock(now);
    this.database = ReportDatabase.open(() -> DriverManager.getConnection(jdbcUrl));
  }

  TestHouse with(Target target) {
    targets.put(target.name(), target);
    return this;
  }

  TestHouse withFolder(String name) throws IOException {
    return with(new Target.Folder(name, Files.createDirectories(home.resolve(name))));
  }

  void without(String target) {
    targets.remove(target);
  }

  DeliveryRun run() {
    return run(List.copyOf(targets.keySet()));
  }

  /** With targets of the report that need not be in the settings. */
  DeliveryRun run(List<String> names) {
    DeliverySettings settings = new DeliverySettings(targets, retry, Duration.ofDays(30));
    ScheduledReport report =
        new ScheduledReport(
            REPORT, Optional.of(new ReportSchedule("0 6 1 * *", BERLIN)), catchUp, names);
    return new DeliveryRun(
        new DeliveryParts(
            database,
            List.of(report),
            settings,
            this,
            new Carriers(targets, clock)::to,
            this,
            outbox(),
            clock,
            progress));
  }

  RunResult.Done done() throws InterruptedException {
    return (RunResult.Done) run().run("test");
  }

  Path outbox() {
    return home.resolve("outbox");
  }

  List<DueReport> reports() {
    return new DueRows(database).all();
  }

  List<Delivery> deliveries() {
    return new DeliveryRows(database).all();
  }

  List<String> lines() {
    return DeliveriesText.lines(reports(), deliveries(), clock.instant());
  }

  @Override
  public String period(String report, Instant dueAt) {
    if (periodFailure.isPresent()) {
      throw periodFailure.get();
    }
    return YearMonth.from(dueAt.atZone(BERLIN)).minusMonths(1).toString();
  }

  @Override
  public Content make(Due due, Path folder) throws IOException {
    makings++;
    if (failure.isPresent()) {
      throw failure.get();
    }
    Files.writeString(folder.resolve("units.csv"), content);
    Files.writeString(folder.resolve("datapackage.json"), "{\"of\": \"" + content + "\"}");
    return new Content(
        REPORT + "-" + due.period(),
        "Units of acme, " + due.period(),
        List.of("units.csv", "datapackage.json"),
        restates);
  }

  @Override
  public void tell(Alert alert) throws IOException {
    if (!muted.isEmpty()) {
      throw new IOException("the mail server does not answer");
    }
    alerts.add(alert);
  }
}
