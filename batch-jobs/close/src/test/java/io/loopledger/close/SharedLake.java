package io.loopledger.close;

import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.metricscheck.lake.LedgerBook;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.testservers.TestPostgres;
import io.loopledger.testservers.TestTrino;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One lake with its real servers for all tests of this module; whoever asks for a {@link
 * SharedLake.Running} gets it. Each test class keeps to a brand of its own.
 */
public final class SharedLake implements ParameterResolver {
  /** The brand of the kills. */
  public static final String AMBER = "amber";

  /** The brand of the bridge. */
  public static final String BIRCH = "birch";

  /** The brand of closes and reopenings. */
  public static final String CEDAR = "cedar";

  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  /** A lake that runs, and a book that stands for the posting job. */
  public record Running(
      Path folder,
      TestPostgres postgres,
      TestTrino server,
      LakePlaces places,
      Lake lake,
      ReferenceLog references,
      LedgerBook book)
      implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("close");
        TestPostgres postgres = TestPostgres.start(folder.resolve("postgres"));
        postgres.createDatabase(TestTrino.CATALOG);
        postgres.createDatabase("batch");
        String catalog = postgres.jdbcUrl(TestTrino.CATALOG);
        String warehouse = "file://" + folder.resolve("warehouse");
        TestTrino server =
            TestTrino.prepare(
                folder.resolve("trino"),
                PROJECT.resolve("deploy/local/trino/target/dist"),
                new TestTrino.LakePlace(catalog, warehouse));
        LakePlaces places =
            new LakePlaces(
                catalog,
                warehouse,
                postgres.jdbcUrl("batch"),
                server.jdbcUrl("close"),
                folder.resolve("reference"));
        Lake lake = places.lake();
        lake.createOrUpgradeTables();
        lake.createOrUpgradeTables();
        server.launch();
        ReferenceLog references = places.referenceLog();
        register(references);
        LedgerBook book = new LedgerBook(lake, references, LedgerBook.HAND_MADE);
        sell(book);
        server.awaitAnswer();
        return new Running(folder, postgres, server, places, lake, references, book);
      } catch (IOException e) {
        throw new UncheckedIOException("no temporary folder", e);
      }
    }

    private static void register(ReferenceLog references) {
      references.publishRules(RuleSets.NEWEST);
      for (String brand : List.of(AMBER, BIRCH, CEDAR)) {
        references.publish(
            new Brand(
                brand,
                "hansa",
                "DE",
                ZoneId.of("Europe/Berlin"),
                "EUR",
                Brand.Policies.ofCountry("DE"),
                List.of(new Programme("again", "RESTART", 1))));
      }
    }

    /** A sale of 119.00 in each month of 2022, of those who need many months. */
    private static void sell(LedgerBook book) {
      for (String brand : List.of(AMBER, CEDAR)) {
        for (int month = 1; month <= 12; month++) {
          HandMade.take(
              book,
              HandMade.sale(
                  brand, "M" + month, YearMonth.of(2022, month).atDay(10) + "T10:00:00Z", "119.00"),
              Instant.parse("2023-01-05T08:00:00Z"));
        }
      }
      book.commit();
    }

    /** Reads all rows. */
    public Trino trino() {
      return places.trino();
    }

    @Override
    public void close() throws IOException {
      try (postgres;
          lake;
          server) {
        // in this order from the last
      }
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedLake.class))
        .getOrComputeIfAbsent("lake", key -> Running.start(), Running.class);
  }
}
