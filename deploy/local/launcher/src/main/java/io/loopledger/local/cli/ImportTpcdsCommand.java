package io.loopledger.local.cli;

import io.loopledger.ingest.tpcds.SalesChannel;
import io.loopledger.local.brands.BrandRequest;
import io.loopledger.local.imports.TpcdsRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Imports what the TPC-DS generator makes; there is no file. */
@Command(
    name = "tpcds",
    sortOptions = false,
    description =
        "Imports sales, returns, refunds and store credit that the TPC-DS generator makes, in USD.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger import tpcds --scale 0.01 --brand tpcds",
      "  ./loopledger import tpcds --scale 1 --brand tpcds --channels store,web",
      "",
      "docs/simulator.md has the queries that compare the result with Trino's own tpcds catalog."
    })
final class ImportTpcdsCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--scale",
      paramLabel = "F",
      defaultValue = "0.01",
      description = "Scale factor: 0.01 is Trino's schema tiny, 1 its sf1 (${DEFAULT-VALUE}).")
  private BigDecimal scale = BigDecimal.ONE;

  @Mixin private BrandOptions brand = new BrandOptions();

  @Option(names = "--program", paramLabel = "P", description = "A programme (none).")
  private @Nullable String program;

  @Option(
      names = "--channels",
      split = ",",
      paramLabel = "C",
      description = "store, web, catalog (all of them).")
  private Set<SalesChannel> channels = EnumSet.allOf(SalesChannel.class);

  @Option(
      names = "--no-wait",
      description = "Ends when Kafka has the events, before the ledger shows them.")
  private boolean noWait;

  ImportTpcdsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    BrandRequest request = brand.request(Optional.ofNullable(program));
    TpcdsRun run = new TpcdsRun(session.platform(), session.terminal());
    TpcdsRun.Published published = run.publish(scale, channels, request);
    if (!noWait) {
      run.awaitPosted(published);
    }
    return 0;
  }
}
