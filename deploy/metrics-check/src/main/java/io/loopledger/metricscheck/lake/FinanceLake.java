package io.loopledger.metricscheck.lake;

import io.loopledger.catalog.fx.FxRates;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.finance.FinanceFiles;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A simulated programme of all the simulator's brands as a lake, without mess, and beside it what
 * finance systems wrote about it.
 */
public final class FinanceLake {
  private static final Instant FIRST_RECORDED = Instant.parse("2026-09-01T00:00:00Z");
  private static final int EVENTS_OF_A_COMMIT = 100_000;

  private FinanceLake() {}

  /**
   * Writes events, entries, roll-up and documents.
   *
   * @param faults share of the documents' lines with a fault
   * @param documents where statements and invoices go
   * @param answers where the list of faults goes
   */
  public static Written write(
      int units,
      long seed,
      BigDecimal faults,
      Path documents,
      Path answers,
      Lake lake,
      ReferenceLog references) {
    Assumptions assumptions = Assumptions.builtIn();
    SimulatedBrands.register(references, assumptions);
    SimulatorConfig config =
        new SimulatorConfig(units, seed, List.of(), Optional.of(FxRates.builtIn().lastDay()));
    LedgerBook book = new LedgerBook(lake, references, LedgerBook.SIMULATED);
    Instant now = FIRST_RECORDED;
    long count = 0;
    try (FinanceFiles files =
            FinanceFiles.open(
                documents, answers, new FinanceFiles.Options(assumptions, faults, seed));
        Stream<Event> events = Simulation.of(assumptions, config).events()) {
      for (Iterator<Event> each = events.iterator(); each.hasNext(); ) {
        Event event = each.next();
        files.take(event);
        now = now.plusMillis(1);
        book.take(event.withCustomer(Pseudonyms.of(event.context().customer())), now)
            .ifPresent(
                refusal -> {
                  throw new IllegalStateException(
                      "event '%s' is refused: %s".formatted(event.id(), refusal.message()));
                });
        if (++count % EVENTS_OF_A_COMMIT == 0) {
          book.commit();
        }
      }
      files.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write documents to " + documents, e);
    }
    book.commit();
    return book.written();
  }
}
