package io.loopledger.local.cli;

import io.loopledger.local.reports.SampleReports;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes one of each report. */
@Command(
    name = "samples",
    sortOptions = false,
    description =
        "Makes one of each report in every format and both languages, of a brand's programme, to look"
            + " at: after ./loopledger demo, of brand demo.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger report samples --out samples",
      "  ./loopledger report samples --brand acme --period 2026-10 --out samples"
    })
final class ReportSamplesCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--brand",
      paramLabel = "B",
      defaultValue = "demo",
      description = "The brand (${DEFAULT-VALUE}).")
  private String brand = "demo";

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      description = "The month. Default: the newest one that was closed, else 2023-01.")
  private @Nullable String period;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the files go.")
  private Path out = Path.of("");

  ReportSamplesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Definitions definitions = new Definitions(session);
    definitions.print(
        new SampleReports(session.platform(), definitions.catalog(), out)
            .make(brand, Optional.ofNullable(period)));
    return 0;
  }
}
