package io.loopledger.local.cli;

import io.loopledger.local.imports.ImportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports invoice lines. */
@Command(
    name = "online-retail",
    sortOptions = false,
    description =
        "Imports invoice lines of an online shop in the UCI layout: sales, cancellations, the rest.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger import online-retail online_retail.csv.gz --brand giftshop",
      "  ./loopledger import online-retail lines.csv --brand laden --currency EUR \\",
      "      --reporting-currency EUR --legal-country DE --zone Europe/Berlin"
    })
final class ImportOnlineRetailCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "CSV, plain or gzip.")
  private Path file = Path.of("");

  @Mixin private BrandOptions brand = new BrandOptions();

  @Option(names = "--program", paramLabel = "P", description = "A programme (none).")
  private @Nullable String program;

  @Option(
      names = "--currency",
      paramLabel = "CUR",
      defaultValue = "GBP",
      description = "Currency of the file's prices (${DEFAULT-VALUE}).")
  private String currency = "";

  @Mixin private WaitOption waiting = new WaitOption();

  ImportOnlineRetailCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    return waiting.run(
        session,
        ImportFormat.onlineRetail(currency),
        file,
        brand.request(Optional.ofNullable(program)));
  }
}
