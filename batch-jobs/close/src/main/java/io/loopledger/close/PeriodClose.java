package io.loopledger.close;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.close.book.Act;
import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.CheckResult.Outcome;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseName;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.book.TableSnapshots;
import io.loopledger.close.check.ClosePolicy;
import io.loopledger.close.lake.CloseLog;
import io.loopledger.close.lake.CloseSnapshots;
import io.loopledger.close.lake.CloseTags;
import io.loopledger.close.lake.PublishedFigures;
import io.loopledger.close.store.CloseLock;
import io.loopledger.close.store.CloseRows;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Closes the books of a period. One close runs at a time, under a lock of PostgreSQL; it is one row
 * there, recorded before anything else is done. Whoever closes again after it was cut goes on with
 * that row, and everything it leaves follows from the row. So a close that was cut anywhere ends as
 * one that was not.
 */
public final class PeriodClose {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final CloseParts parts;
  private final CloseCheck check;
  private final Clock clock;
  private final CloseProgress progress;
  private final CloseRows rows;

  /**
   * Makes a close.
   *
   * @param policy when books may be closed
   * @param clock tells when a close is begun; everything it records carries that time
   * @param progress told of each step before it is taken
   */
  public PeriodClose(CloseParts parts, ClosePolicy policy, Clock clock, CloseProgress progress) {
    this.parts = parts;
    this.check = new CloseCheck(parts, policy);
    this.clock = clock;
    this.progress = progress;
    this.rows = new CloseRows(parts.database());
  }

  /** All closes there are. */
  public List<Close> list() {
    return rows.all();
  }

  /** What a close would be told; changes nothing. */
  public List<CheckResult> check(YearMonth period, @Nullable String brand) throws SQLException {
    parts.references().refresh();
    return check.of(period, open(period, brand), clock.instant());
  }

  /**
   * Closes, or goes on with a close that was cut.
   *
   * @throws CloseException if it cannot be asked for as things are
   */
  public CloseOutcome close(CloseRequest request) throws SQLException {
    Optional<CloseLock> asked = CloseLock.ask(parts.database(), lockName(request, "close"));
    if (asked.isEmpty()) {
      return busy();
    }
    try (CloseLock lock = asked.get()) {
      parts.references().refresh();
      requireNoUnfinishedReopening(request.period());
      Optional<Close> begun = begun(request);
      return begun.isPresent()
          ? new CloseOutcome.Done(List.of(finish(begun.get(), lock)))
          : begin(request, lock);
    }
  }

  private CloseOutcome begin(CloseRequest request, CloseLock lock) throws SQLException {
    List<Brand> brands = open(request.period(), request.brand());
    if (brands.isEmpty()) {
      return new CloseOutcome.AlreadyClosed(keeping(request));
    }
    progress.at(CloseStep.CHECK, "%d brands".formatted(brands.size()));
    List<CheckResult> checks = check.of(request.period(), brands, clock.instant());
    if (checks.stream().anyMatch(result -> isInTheWay(result, request.checks()))) {
      return new CloseOutcome.Refused(checks);
    }
    Close close =
        Close.begin(
            nextName(request),
            brands.stream().map(Brand::id).toList(),
            new Act(request.by(), clock.instant().truncatedTo(ChronoUnit.MICROS), request.reason()),
            checks);
    progress.at(CloseStep.RECORD, close.tag());
    lock.requireHeld();
    rows.insert(close);
    return new CloseOutcome.Done(List.of(finish(close, lock)));
  }

  private static boolean isInTheWay(CheckResult result, CloseRequest.Checks checks) {
    return checks == CloseRequest.Checks.FORCED
        ? result.outcome() == Outcome.IMPOSSIBLE
        : result.isInTheWay();
  }

  /** Everything behind the row; each step can be taken again. */
  private Close finish(Close begun, CloseLock lock) throws SQLException {
    Close close = begun.snapshots() == null ? choose(begun, lock) : begun;
    progress.at(CloseStep.TAGS, close.tag());
    new CloseTags(parts.lake()).apply(close);
    progress.at(CloseStep.FIGURES, "finance.published");
    PublishedFigures.Sums sums = new PublishedFigures(parts.lake(), parts.trino()).sum(close);
    lock.requireHeld();
    sums.commit();
    progress.at(CloseStep.LOG, "finance.closes");
    lock.requireHeld();
    new CloseLog(parts.lake(), parts.trino()).closed(close, parts.references().latest());
    progress.at(CloseStep.DONE, close.tag());
    rows.closed(close.tag());
    return close.with(CloseState.CLOSED);
  }

  private Close choose(Close begun, CloseLock lock) {
    progress.at(CloseStep.CALENDAR, String.join(", ", begun.brands()));
    parts
        .calendar()
        .apply(changes(begun, begun.brands(), PeriodChange.Action.CLOSE, begun.begun()));
    progress.at(CloseStep.POSTING, "what is on its way");
    OptionalLong checkpoint = parts.calendar().awaitPosting();
    progress.at(CloseStep.SNAPSHOTS, "of one checkpoint");
    TableSnapshots snapshots =
        new CloseSnapshots(parts.lake(), PATIENCE)
            .choose(
                checkpoint,
                found -> progress.at(CloseStep.SNAPSHOTS, "at checkpoint %d".formatted(found)));
    lock.requireHeld();
    rows.choose(begun.tag(), snapshots);
    return begun.with(snapshots);
  }

  /**
   * Opens books again: what was published stays readable under its tag. Also gives up a close that
   * was begun and cannot be finished.
   *
   * @throws CloseException if nothing of it is closed
   */
  public CloseOutcome reopen(CloseRequest request) throws SQLException {
    Optional<CloseLock> asked = CloseLock.ask(parts.database(), lockName(request, "reopen"));
    if (asked.isEmpty()) {
      return busy();
    }
    try (CloseLock lock = asked.get()) {
      parts.references().refresh();
      Reopen reopen = new Reopen(parts, rows, lock, progress);
      return new CloseOutcome.Done(
          reopen.run(
              request,
              new Act(
                  request.by(), clock.instant().truncatedTo(ChronoUnit.MICROS), request.reason())));
    }
  }

  static List<PeriodChange> changes(
      Close close, List<String> brands, PeriodChange.Action action, Act act) {
    return brands.stream()
        .map(
            brand ->
                new PeriodChange(
                    brand, close.name().period(), action, act.by(), act.at(), act.reason()))
        .toList();
  }

  /** The brands asked for whose books no close keeps closed. */
  private List<Brand> open(YearMonth period, @Nullable String brand) {
    List<Close> closes = rows.ofPeriod(period);
    return Brands.asked(parts.references().latest(), brand).stream()
        .filter(each -> closes.stream().noneMatch(c -> c.activeBrands().contains(each.id())))
        .toList();
  }

  private List<Close> keeping(CloseRequest request) {
    List<String> asked =
        Brands.asked(parts.references().latest(), request.brand()).stream().map(Brand::id).toList();
    return rows.ofPeriod(request.period()).stream()
        .filter(close -> close.activeBrands().stream().anyMatch(asked::contains))
        .toList();
  }

  private Optional<Close> begun(CloseRequest request) {
    Optional<Close> begun =
        rows.ofPeriod(request.period()).stream()
            .filter(close -> close.state() == CloseState.BEGUN)
            .findFirst();
    begun
        .filter(Predicate.not(close -> close.name().isOf(request.period(), request.brand())))
        .ifPresent(
            other -> {
              throw new CloseException(
                  "%s was begun by %s at %s and is not finished; close %s first, or give it up with --reopen"
                      .formatted(
                          other.tag(),
                          other.begun().by(),
                          other.begun().at(),
                          other.name().brand() == null
                              ? "all brands (without --brand)"
                              : "--brand " + other.name().brand()));
            });
    return begun;
  }

  private void requireNoUnfinishedReopening(YearMonth period) {
    for (Close close : rows.ofPeriod(period)) {
      if (close.unfinishedReopening().isPresent()) {
        throw new CloseException(
            "%s is being opened again and that was cut; finish it with --reopen first"
                .formatted(close.tag()));
      }
    }
  }

  private CloseName nextName(CloseRequest request) {
    long before =
        rows.ofPeriod(request.period()).stream()
            .filter(close -> close.name().isOf(request.period(), request.brand()))
            .count();
    return new CloseName(request.period(), request.brand(), Math.toIntExact(before + 1));
  }

  private CloseOutcome busy() {
    return new CloseOutcome.Busy(
        CloseLock.holder(parts.database()).orElse("another close, which has just ended"));
  }

  private static String lockName(CloseRequest request, String what) {
    return "%s of %s by %s, process %d"
        .formatted(what, request.period(), request.by(), ProcessHandle.current().pid());
  }
}
