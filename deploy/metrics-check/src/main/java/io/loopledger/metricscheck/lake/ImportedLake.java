package io.loopledger.metricscheck.lake;

import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.files.BuiltInMappings;
import io.loopledger.ingest.files.CsvImport;
import io.loopledger.ingest.files.ImportPrivacy;
import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.ingest.tpcds.SalesChannel;
import io.loopledger.ingest.tpcds.TpcdsImport;
import io.loopledger.ingest.tpcds.TpcdsTarget;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.sealing.BrandKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Real files, as the platform imports them: repairs of the Open Repair Data Standard ({@code
 * open-repair/ORD*.csv}), lines of an online shop in UCI's layout ({@code online-retail/*.csv.gz}),
 * and sales and returns of the TPC-DS generator.
 */
public final class ImportedLake {
  /** Behind every event of the files. */
  private static final Instant FIRST_RECORDED = Instant.parse("2026-09-01T00:00:00Z");

  private static final int EVENTS_OF_A_COMMIT = 50_000;
  private static final String TENANT = "imports";
  private static final BigDecimal TPCDS_SCALE = new BigDecimal("0.01");

  private final Path data;
  private final Path work;
  private final ReferenceLog references;
  private final Consumer<String> account;
  private final ImportPrivacy privacy;
  private final Posting posting;

  private ImportedLake(
      Path data, Path work, Lake lake, ReferenceLog references, Consumer<String> account) {
    this.data = data;
    this.work = work;
    this.account = account;
    this.references = references;
    this.privacy =
        new ImportPrivacy((brand, names) -> named(names), BrandKeys.in(work.resolve("keys")));
    this.posting = new Posting(new LedgerBook(lake, references, LedgerBook.IMPORTED));
  }

  /**
   * Writes the events of all files, their entries and their roll-up.
   *
   * @param data the folder with the files' folders
   * @param work an empty folder for positions and rejected rows
   * @param references where the brands are registered
   * @param account hears what became of the rows of each file
   */
  public static Written write(
      Path data, Path work, Lake lake, ReferenceLog references, Consumer<String> account) {
    ImportedLake imported = new ImportedLake(data, work, lake, references, account);
    try {
      imported.all();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot import " + data, e);
    }
    return imported.posting.book.written();
  }

  private void all() throws IOException {
    for (Path file : files("open-repair", "ORD")) {
      String brand = "repair" + (1 + files("open-repair", "ORD").indexOf(file));
      register(brand, "GB", "Europe/London", "GBP", Optional.of("cafes"));
      ImportTarget target = target(brand, Optional.of("cafes"));
      file(file, new CsvImport(BuiltInMappings.openRepair(), target, Map.of(), privacy));
    }
    for (Path file : files("online-retail", "online")) {
      register("shop", "GB", "Europe/London", "GBP", Optional.empty());
      file(
          file,
          new CsvImport(
              BuiltInMappings.onlineRetail(),
              target("shop", Optional.empty()),
              BuiltInMappings.onlineRetailIn("GBP"),
              privacy));
    }
    register("tpcds", "US", "America/New_York", "USD", Optional.empty());
    TpcdsTarget sales =
        new TpcdsTarget(
            TPCDS_SCALE,
            "tpcds",
            Optional.empty(),
            ZoneId.of("America/New_York"),
            Set.of(SalesChannel.values()));
    say(
        "TPC-DS",
        new TpcdsImport(sales, privacy.pseudonyms())
            .run(work.resolve("tpcds"), posting, (channel, orders, total, rows) -> {}));
    posting.book.commit();
  }

  private void file(Path file, CsvImport format) throws IOException {
    say(
        file.getFileName().toString(),
        format.run(
            file, work.resolve(file.getFileName().toString()), posting, ImportedLake::quiet));
  }

  private static void quiet(Object any) {}

  private void say(String what, ImportSummary summary) {
    posting.book.commit();
    account.accept(
        "%s: %,d rows, %,d accepted; %,d events posted so far, %,d refused"
            .formatted(
                what,
                summary.rowsRead(),
                summary.rowsAccepted(),
                posting.acknowledged() - posting.refused,
                posting.refused));
  }

  private List<Path> files(String folder, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve(folder))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .sorted()
          .toList();
    }
  }

  private ImportTarget target(String brand, Optional<String> program) {
    return new ImportTarget(
        brand, program, references.latest().brand(brand).orElseThrow().contractZone());
  }

  private void register(
      String id, String country, String zone, String currency, Optional<String> program) {
    references.publishRules(RuleSets.NEWEST);
    references.publish(
        new Brand(
            id,
            TENANT,
            country,
            ZoneId.of(zone),
            currency,
            Brand.Policies.DEFAULT,
            program.map(name -> new Programme(name, "RESTART", 2)).stream().toList()));
  }

  private static Map<String, String> named(Collection<String> names) {
    return names.stream()
        .distinct()
        .collect(
            Collectors.toMap(Function.identity(), name -> String.valueOf(Pseudonyms.of(name))));
  }

  /** Posts what an import publishes. */
  private static final class Posting implements EventPublisher {
    private final LedgerBook book;
    private Instant now = FIRST_RECORDED;
    private long count;
    private long refused;

    Posting(LedgerBook book) {
      this.book = book;
    }

    @Override
    public void publish(Event event) {
      now = now.plusMillis(1);
      count++;
      if (book.take(event, now).isPresent()) {
        refused++;
      }
      if (count % EVENTS_OF_A_COMMIT == 0) {
        book.commit();
      }
    }

    @Override
    public void flush() {}

    @Override
    public long acknowledged() {
      return count;
    }

    @Override
    public void close() {}
  }
}
