package io.loopledger.metricscheck.lake;

import io.loopledger.catalog.fx.FxRates;
import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.mess.Delivery;
import io.loopledger.ingest.simulator.mess.Mess;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.lake.Lake;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A simulated programme of all the simulator's brands as a lake. Some events come late, twice or
 * wrong and are corrected or voided; a month is closed and a factor revised on the way. The same
 * units and seed write the same rows.
 */
public final class SimulatedLake {
  /** Posted in a few days, as an import is: years of events need not mean years of files. */
  private static final Duration RECORDED_IN = Duration.ofDays(2);

  /** About as many as a unit has; the last commit takes what there is more or less. */
  private static final int EVENTS_PER_UNIT = 27;

  private static final int COMMITS = 8;
  private static final int CLOSED_AFTER = 4;
  private static final int REVISED_AFTER = 6;
  private static final int RESTATED_ONE_IN = 3;
  private static final Mess MESS =
      new Mess(
          share("0.03"), share("0.05"), share("0.01"), share("0.05"), share("0.05"), share("0"));

  private final SimulatorConfig config;
  private final LedgerBook book;
  private final ReferenceLog references;
  private Instant now;

  private SimulatedLake(SimulatorConfig config, LedgerBook book, ReferenceLog references) {
    this.config = config;
    this.book = book;
    this.references = references;
    this.now = config.lastDay().orElseThrow().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /**
   * Writes the events of a programme, their entries and their roll-up.
   *
   * @param references where the brands are registered
   */
  public static Written write(int units, long seed, Lake lake, ReferenceLog references) {
    SimulatedBrands.register(references, Assumptions.builtIn());
    SimulatorConfig config =
        new SimulatorConfig(units, seed, List.of(), Optional.of(FxRates.builtIn().lastDay()));
    LedgerBook book = new LedgerBook(lake, references, LedgerBook.SIMULATED);
    new SimulatedLake(config, book, references).play();
    return book.written();
  }

  private void play() {
    int expected = config.units() * EVENTS_PER_UNIT;
    Duration step = RECORDED_IN.dividedBy(expected);
    int perCommit = Math.max(1, expected / COMMITS);
    int taken = 0;
    try (Stream<Delivery> deliveries =
        Simulation.of(Assumptions.builtIn(), config).deliveries(MESS)) {
      for (Iterator<Delivery> each = deliveries.iterator(); each.hasNext(); ) {
        if (each.next() instanceof Delivery.Valid valid) {
          take(valid.event());
        }
        now = now.plus(step);
        taken++;
        if (taken % perCommit == 0) {
          commit(taken / perCommit);
        }
      }
    }
    book.commit();
  }

  private void take(Event event) {
    Event pseudonymous = event.withCustomer(Pseudonyms.of(event.context().customer()));
    book.take(pseudonymous, now)
        .filter(refusal -> refusal.code() != RejectionCode.DUPLICATE)
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(
                  "event '%s' is refused: %s".formatted(event.id(), refusal.message()));
            });
  }

  private void commit(int number) {
    if (number == CLOSED_AFTER) {
      closeFirstMonths();
    }
    if (number == REVISED_AFTER) {
      restate();
    }
    book.commit();
  }

  /** Corrections of these months are posted to a later period from now on. */
  private void closeFirstMonths() {
    YearMonth last = YearMonth.from(config.lastDay().orElseThrow());
    for (int back = 24; back > 8; back--) {
      references.publish(
          new PeriodChange(
              SimulatedBrands.restated(),
              last.minusMonths(back),
              PeriodChange.Action.CLOSE,
              "finance",
              now,
              "month-end close"));
    }
  }

  /** Every third unit: so that revised and unrevised figures stand beside each other. */
  private void restate() {
    SimulatedBrands.reviseFactors(references);
    String brand = SimulatedBrands.restated();
    List<Subject> subjects = book.subjects(brand);
    for (int i = 0; i < subjects.size(); i += RESTATED_ONE_IN) {
      book.repin(subjects.get(i), brand, "factor revision", now);
    }
  }

  private static BigDecimal share(String share) {
    return new BigDecimal(share);
  }
}
