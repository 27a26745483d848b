package io.loopledger.local.cli;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.reports.LocalReportWorld;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.reports.recheck.FileCheck;
import io.loopledger.reports.recheck.FileCheckResult;
import io.loopledger.reports.recheck.FileCheckText;
import io.loopledger.schemas.lake.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks report files. */
@Command(
    name = "check",
    sortOptions = false,
    description = {
      "Checks files of impact reports and finance packs, as anybody received them: every figure that"
          + " names a metric is read again through Trino, at the state that the file names, and what"
          + " differs is told. Files of one report are compared with each other, too.",
      "A PDF names no metrics: it is compared with the JSON of the same report beside it."
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "0:every figure is what Trino says",
      "1:something differs, or a file could not be checked",
      "2:wrong use"
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger report check impact-report-acme-2026-10-de.json",
      "  ./loopledger report check samples/*-demo-2023-01-*.*"
    })
final class ReportCheckCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON, HTML, XLSX, csv.zip, PDF.")
  private List<Path> files = new ArrayList<>();

  ReportCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Definitions definitions = new Definitions(session);
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.TRINO);
    try (Lake lake = platform.lake()) {
      FileCheckResult result =
          FileCheck.of(files, LocalReportWorld.of(platform, definitions.catalog(), lake));
      definitions.print(FileCheckText.lines(result));
      return FileCheckText.exitCode(result);
    }
  }
}
