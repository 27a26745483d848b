package io.loopledger.bench.night;

import io.loopledger.catalog.fx.FxRates;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.inbox.Run;
import io.loopledger.inbox.StatementTaker;
import io.loopledger.inbox.TakeResult;
import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.ManyBrands;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.ingest.simulator.finance.FinanceFiles;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a lake: 20 brands, each a year of the simulator's programme, one brand after the other,
 * and what finance systems say of it, taken by the product's inbox. In a process of its own, which
 * may use more memory than the night.
 */
final class LakeWriter {
  private static final int BRANDS = 20;
  private static final long SEED = 41;

  /** Entries that the simulator's units come to, sales of new goods included. */
  private static final int ENTRIES_PER_UNIT = 98;

  private final NightLake place;
  private final Lake lake;
  private final ReferenceLog references;
  private final BigDecimal faults;
  private final Assumptions assumptions;

  private LakeWriter(NightLake place, Lake lake, BigDecimal faults) {
    this.place = place;
    this.lake = lake;
    this.references = place.references();
    this.faults = faults;
    this.assumptions = new ManyBrands(BRANDS).assumptions();
  }

  /** Arguments: the folder of the lakes, entries, share of faults. */
  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[0]);
    BigDecimal faults = new BigDecimal(arguments[2]);
    try (TestPostgres postgres = TestPostgres.start(work.resolve("postgres"))) {
      NightLake place = NightLake.of(work, postgres, Long.parseLong(arguments[1]), faults);
      postgres.createDatabase(place.name());
      try (Lake lake = place.open()) {
        lake.createOrUpgradeTables();
        new LakeWriter(place, lake, faults).write();
      }
      place.noteWritten();
    }
  }

  private void write() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    references.publishRules(RuleSets.NEWEST);
    Map<String, String> tenants = new TreeMap<>();
    for (Rows.Brand brand : assumptions.brands().rows()) {
      references.publish(registered(brand));
      tenants.put(brand.id(), brand.id());
    }
    for (int i = 0; i < BRANDS; i++) {
      write(i, tenants);
      System.out.printf(
          "  %s: %d of %d brands written, %.0f s%n",
          place, i + 1, BRANDS, (System.nanoTime() - begin) / 1e9);
    }
  }

  private static Brand registered(Rows.Brand brand) {
    return new Brand(
        brand.id(),
        brand.id(),
        brand.country(),
        brand.zone(),
        brand.currency(),
        Brand.Policies.ofCountry(brand.country()),
        List.of(new Programme(brand.program(), "RESTART", 2)));
  }

  private void write(int number, Map<String, String> tenants)
      throws IOException, InterruptedException {
    String brand = ManyBrands.id(number);
    int units = Math.toIntExact(Math.max(1, place.size() / ENTRIES_PER_UNIT / BRANDS));
    LocalDate lastDay = FxRates.builtIn().lastDay();
    SimulatorConfig config =
        new SimulatorConfig(units, SEED + number, List.of(brand), Optional.of(lastDay));
    Path inbox = place.folder().resolve("inbox");
    BrandLedger ledger = new BrandLedger(lake, references, number);
    try (FinanceFiles files =
            FinanceFiles.open(
                inbox.resolve(brand),
                place.answers().resolve(brand),
                new FinanceFiles.Options(assumptions, faults, SEED + number));
        Stream<Event> events = Simulation.of(assumptions, config).events()) {
      for (Iterator<Event> each = events.iterator(); each.hasNext(); ) {
        Event event = each.next();
        files.take(event);
        ledger.take(event.withCustomer(null));
      }
      files.finish();
    }
    ledger.commit();
    take(brand, inbox, tenants);
  }

  private void take(String brand, Path inbox, Map<String, String> tenants)
      throws IOException, InterruptedException {
    OneCommit book = new OneCommit(lake);
    LocalDate later = FxRates.builtIn().lastDay().plusDays(1);
    TakeResult taken =
        new StatementTaker(new InboxFolder(inbox), tenants, book, Duration.ZERO, span -> {})
            .take(
                new Run("fill-" + brand, later.atStartOfDay().toInstant(ZoneOffset.UTC)),
                (done, total, what) -> {});
    if (taken.findings() > 0) {
      throw new IllegalStateException("statements are not taken: " + taken.words());
    }
    book.commit();
    Folders.delete(inbox);
  }
}
