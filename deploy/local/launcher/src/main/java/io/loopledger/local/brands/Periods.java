package io.loopledger.local.brands;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.posting.PostingBarrier;
import io.loopledger.local.screen.Terminal;
import java.time.LocalDate;
import java.time.YearMonth;

/** Closes posting periods and opens them again. */
public final class Periods {
  private final Platform platform;
  private final Terminal terminal;

  /** The periods of this platform's brands. */
  public Periods(Platform platform, Terminal terminal) {
    this.platform = platform;
    this.terminal = terminal;
  }

  /**
   * Applies a change, and waits until no entry can be on its way that does not know of it.
   *
   * @throws Failure if the brand is not registered, or the period has not ended
   */
  public void apply(PeriodChange change) {
    platform.requireHome();
    ReferenceLog log = platform.references();
    Brand brand = requireBrand(log.latest(), change.brand());
    if (change.action() == PeriodChange.Action.CLOSE) {
      requireEnded(change.period(), brand.businessDate(change.at()));
    }
    long before = log.latest().version();
    long version = log.publish(change);
    if (version == before) {
      terminal.line(
          "%s of %s is %s already; nothing changed."
              .formatted(
                  change.period(),
                  change.brand(),
                  change.action() == PeriodChange.Action.CLOSE ? "closed" : "open"));
      return;
    }
    LocalDate lastDay = change.period().atEndOfMonth();
    terminal.line(
        "%s of %s is %s (reference version %d): entries of its days are posted to %s from now on."
            .formatted(
                change.period(),
                change.brand(),
                change.action() == PeriodChange.Action.CLOSE ? "closed" : "open again",
                version,
                log.latest().calendar().period(change.brand(), lastDay)));
    if (new PostingBarrier(platform.flinkJobs()).pass()) {
      terminal.line("The posting job has committed everything that was posted before.");
    } else {
      terminal.line("The posting job does not run; it follows the calendar when it is started.");
    }
  }

  /**
   * The brand.
   *
   * @throws Failure if it is not registered
   */
  public static Brand requireBrand(ReferenceData references, String brand) {
    return references
        .brand(brand)
        .orElseThrow(
            () ->
                new Failure(
                    "Brand %s is not registered; ./loopledger brands lists them".formatted(brand)));
  }

  private static void requireEnded(YearMonth period, LocalDate today) {
    if (!period.isBefore(YearMonth.from(today))) {
      throw new Failure(
          "%s has not ended in the brand's zone, where it is %s; a period is closed after its end"
              .formatted(period, today));
    }
  }
}
