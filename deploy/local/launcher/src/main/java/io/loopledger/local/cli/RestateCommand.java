package io.loopledger.local.cli;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.restate.KafkaCommands;
import io.loopledger.local.restate.RestateProgress;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.restatement.DryRun;
import io.loopledger.restatement.EffectText;
import io.loopledger.restatement.RestatementProgress;
import io.loopledger.restatement.RestatementRun;
import io.loopledger.restatement.file.EffectCsv;
import io.loopledger.restatement.file.PlanFolder;
import io.loopledger.restatement.file.PlanJson;
import io.loopledger.restatement.plan.Request;
import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.restatement.table.Outcome;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Restates subjects with another version of the reference data. */
@Command(
    name = "restate",
    sortOptions = false,
    description = {
      "Restates subjects with another version of the reference data: factors, methods, rates, policies"
          + " or rules. First it works out what changes, subject by subject, and tells it by figure,"
          + " month and cause; then it asks, and sends a command for each subject whose journal"
          + " changes. What it told is what is posted. Another run takes it back.",
      "The plan is in restatements/RUN of the home; ops.restatements has every run."
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {"0:done", "1:something was refused, or it was not agreed to", "2:wrong use"},
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger restate --to latest --brand acme --reason \"DEFRA 2026\" --dry-run",
      "  ./loopledger restate --resume restate-v12-0a1b2c3d4e5f     sends what was looked at",
      "  ./loopledger restate --to 12 --programme take-back --reason \"revision 2\" --yes",
      "  ./loopledger restate --reverse restate-v12-0a1b2c3d4e5f --reason \"wrong factors\"",
      "  docs/restatement.md walks through it."
    })
final class RestateCommand implements Callable<Integer> {
  private static final String FOLDER = "restatements";
  private static final int REFUSED = 1;

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private RestateOptions options = new RestateOptions();

  @Option(names = "--dry-run", description = "Tells what would change, and sends nothing.")
  private boolean dryRun;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "Of a dry run: table, csv or json (${DEFAULT-VALUE}).")
  private Output format = Output.TABLE;

  @Option(names = "--yes", description = "Sends without asking.")
  private boolean yes;

  @Option(names = "--no-wait", description = "Ends when Kafka has the commands.")
  private boolean noWait;

  /** Forms of the answer. */
  enum Output {
    TABLE,
    CSV,
    JSON
  }

  RestateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    if (format != Output.TABLE && !dryRun) {
      throw new ParameterException(
          spec.commandLine(), "--format csv and json are for --dry-run; a run tells a table");
    }
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.POSTGRES);
    Path home = Files.createDirectories(platform.home().root().resolve(FOLDER));
    RestatementPlan plan = plan(platform, home);
    tell(plan, home);
    if (dryRun || plan.counts().commands() == 0) {
      return plan.refused().isEmpty() ? 0 : REFUSED;
    }
    if (!yes && !agreed(plan)) {
      session.terminal().line("Nothing was sent.");
      return REFUSED;
    }
    platform.requireRunning();
    return send(platform, new PlanFolder(home, plan.runId())) && plan.refused().isEmpty()
        ? 0
        : REFUSED;
  }

  private RestatementPlan plan(Platform platform, Path home) throws IOException {
    if (options.resumed().isPresent()) {
      try {
        return new PlanFolder(home, options.resumed().get()).read();
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new ParameterException(spec.commandLine(), "--resume: " + e.getMessage(), e);
      }
    }
    ReferenceLog references = platform.references();
    Request request = request(references.latest());
    try (Lake lake = platform.lake();
        LiveBlock block = new LiveBlock(session.terminal())) {
      RestatementProgress progress =
          format == Output.TABLE
              ? new RestateProgress(block, System::nanoTime)
              : RestatementProgress.NONE;
      int workers = Runtime.getRuntime().availableProcessors();
      return new DryRun(lake, references, workers, home, progress).plan(request, home);
    }
  }

  private Request request(ReferenceData newest) throws IOException {
    try {
      return options.request(
          newest.version(),
          newest.brands().stream().map(Brand::id).collect(Collectors.toCollection(TreeSet::new)),
          Instant.now().truncatedTo(ChronoUnit.MICROS));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void tell(RestatementPlan plan, Path home) {
    Terminal terminal = session.terminal();
    switch (format) {
      case JSON -> terminal.line(PlanJson.write(plan).strip());
      case CSV -> EffectCsv.lines(plan.effect()).forEach(terminal::line);
      case TABLE -> {
        EffectText.lines(plan).forEach(terminal::line);
        terminal.line("");
        terminal.line("All of it is in " + new PlanFolder(home, plan.runId()).path());
        if (dryRun && plan.counts().commands() > 0) {
          terminal.line("Send it: ./loopledger restate --resume " + plan.runId());
        }
      }
    }
  }

  private boolean agreed(RestatementPlan plan) throws IOException {
    if (!Terminal.canAsk()) {
      throw new Failure(
          "There is no terminal to ask in. Add --yes, or send it later: ./loopledger restate --resume %s --yes"
              .formatted(plan.runId()));
    }
    String question = "Send %,d commands? y/N:".formatted(plan.counts().commands());
    return "y".equalsIgnoreCase(session.terminal().ask(question));
  }

  private boolean send(Platform platform, PlanFolder folder) throws IOException, SQLException {
    Terminal terminal = session.terminal();
    try (Lake lake = platform.lake();
        LiveBlock block = new LiveBlock(terminal)) {
      RestatementRun run =
          new RestatementRun(
              lake,
              () -> platform.trino(TrinoUsers.FINANCE),
              new KafkaCommands(platform, terminal),
              new RestateProgress(block, System::nanoTime));
      terminal.line("  sent     %,10d commands".formatted(run.send(folder)));
      if (noWait) {
        return true;
      }
      Outcome outcome = run.await(folder);
      terminal.line(
          "  applied  %,10d commands, %,d entries posted"
              .formatted(outcome.applied(), outcome.entries()));
      terminal.line("  refused  %,10d".formatted(outcome.refused().size()));
      outcome.refused().stream()
          .limit(20)
          .forEach(
              refused ->
                  terminal.line(
                      "    %s %s: %s"
                          .formatted(refused.code(), refused.subject(), refused.message())));
      return outcome.refused().isEmpty();
    }
  }
}
