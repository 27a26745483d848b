package io.loopledger.local.cli;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.upkeep.UpkeepText;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.upkeep.Upkeep;
import io.loopledger.upkeep.UpkeepAlerts;
import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.UpkeepProgress;
import io.loopledger.upkeep.UpkeepReport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes care of the lake's tables. */
@Command(
    name = "upkeep",
    sortOptions = false,
    description = {
      "Keeps the tables small and whole while the job writes them: compacts small files, expires"
          + " snapshots, deletes files of nobody, bounds the metadata, and checks every step. No row"
          + " is ever deleted; snapshots with a tag and those the job goes on from stay.",
      "Ends with 1 if it found a problem; ops.alerts has it, too."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger upkeep --dry-run",
      "  ./loopledger upkeep",
      "  ./loopledger upkeep --table ledger.entries --expire-older-than 1d",
      "  Spans are written 30s, 10min, 1h or 3d. What it does and finds: docs/upkeep.md"
    })
final class UpkeepCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "Only this table, such as ledger.entries; may be given several times.")
  private List<String> names = new ArrayList<>();

  @Mixin private UpkeepOptions options = new UpkeepOptions();

  UpkeepCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    UpkeepConfig config;
    List<TableDefinition<?>> tables;
    try {
      config = options.config();
      tables = Upkeep.tables(names);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.POSTGRES);
    try (Lake lake = platform.lake()) {
      return run(lake, config, tables);
    }
  }

  private int run(Lake lake, UpkeepConfig config, List<TableDefinition<?>> tables) {
    UpkeepReport report;
    Upkeep upkeep;
    try (LiveBlock block = new LiveBlock(session.terminal())) {
      UpkeepProgress progress =
          (table, step) -> block.show(() -> List.of("  %s: %s".formatted(table, step)));
      upkeep = new Upkeep(lake, config, Clock.systemUTC(), UpkeepAlerts.NONE, progress);
      report = upkeep.run(tables);
    }
    UpkeepText.lines(report, config.mode()).forEach(session.terminal()::line);
    try {
      UpkeepText.told(upkeep.tell(report)).forEach(session.terminal()::line);
    } catch (RuntimeException e) {
      session.terminal().line("Problem: ops.alerts could not be told what was found: " + e);
      return 1;
    }
    return report.problems().isEmpty() ? 0 : 1;
  }
}
