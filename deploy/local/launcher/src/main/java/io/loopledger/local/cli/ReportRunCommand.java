package io.loopledger.local.cli;

import io.loopledger.local.reports.DeclaredRun;
import io.loopledger.local.reports.DocumentRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a report now. */
@Command(
    name = "run",
    sortOptions = false,
    description = {
      "Makes a report: impact (what was avoided and emitted, with method and interval), finance (trial"
          + " balance, margins, VAT, liabilities), booking-batch (the month in DATEV's format, not"
          + " checked by DATEV's own tool), or one that is declared in reports/ of the home, which is"
          + " then delivered, too.",
      "It reads one state of all tables. Run again with the same state it writes the same bytes."
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "0:made, and delivered where it is to be",
      "1:failed, or something could not be delivered",
      "2:wrong use",
      "3:another run delivers"
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger report run impact --brand acme --period 2026-10 --lang de",
      "  ./loopledger report run impact --brand acme --period 2026-Q4 --format pdf,xlsx --out board",
      "  ./loopledger report run finance --tenant acme --period 2026-10",
      "  ./loopledger report run booking-batch --brand acme --period 2026-10 --settings datev.yaml",
      "  ./loopledger report run monthly-take-back --period 2026-10",
      "  ./loopledger report run --due            # whatever is due, once",
      "  ./loopledger report run --serve          # again and again, until Ctrl-C",
    })
final class ReportRunCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      description = "impact, finance, booking-batch, or the name of a declared report.")
  private @Nullable String what;

  @Mixin private ReportOptions options = new ReportOptions();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "html, pdf, xlsx, csv, json; several with commas. Default: all.")
  private List<String> formats = List.of();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where files go. Default: reports/out of the home.")
  private @Nullable Path out;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "booking-batch: numbers of adviser and client; docs/reports.md.")
  private @Nullable Path settings;

  @Option(
      names = "--chart",
      paramLabel = "CHART",
      defaultValue = "SKR03",
      description =
          "booking-batch: SKR03, SKR04 (proposals, to be signed off by the adviser), or a file"
              + " (${DEFAULT-VALUE}).")
  private String chart = "SKR03";

  @Option(names = "--due", description = "Makes and delivers what is due, and what failed before.")
  private boolean isDue;

  @Option(names = "--serve", description = "The same again and again, until Ctrl-C.")
  private boolean isServing;

  ReportRunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    if ((what == null) != (isDue || isServing)) {
      throw new ParameterException(
          spec.commandLine(),
          "say which report: impact, finance, booking-batch or the name of a declared one; or --due"
              + " or --serve alone");
    }
    if (what == null || !DocumentRun.KINDS.contains(what)) {
      return declared();
    }
    DocumentRun run =
        new DocumentRun(
            session.platform(), new Definitions(session).catalog(), Optional.ofNullable(out));
    List<String> lines =
        switch (what) {
          case DocumentRun.IMPACT -> run.impact(request());
          case DocumentRun.FINANCE -> run.finance(request());
          default -> run.bookingBatch(request(), requireSettings(), chart);
        };
    new Definitions(session).print(lines);
    return 0;
  }

  private DocumentRun.Request request() {
    if (options.brand().isEmpty()
        && (DocumentRun.IMPACT.equals(what) || options.tenant().isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          DocumentRun.IMPACT.equals(what)
              ? "whose report? Say --brand B"
              : "whose report? Say --brand B, or --tenant T for all brands of a tenant");
    }
    return new DocumentRun.Request(
        options.brand(),
        options.tenant(),
        options.program(),
        options.period(),
        options.asOf(),
        options.locale(),
        formats);
  }

  private Path requireSettings() {
    if (settings == null) {
      throw new ParameterException(
          spec.commandLine(),
          "a booking batch needs --settings FILE with the numbers of adviser and client;"
              + " docs/reports.md has one");
    }
    return settings;
  }

  private int declared() throws InterruptedException {
    Definitions definitions = new Definitions(session);
    try (DeclaredRun run =
        new DeclaredRun(
            session.platform(),
            definitions.catalog(),
            Clock.systemUTC(),
            line -> definitions.print(List.of(line)))) {
      if (isServing) {
        return run.serve();
      }
      return what == null ? run.due() : run.now(what, options.period());
    }
  }
}
