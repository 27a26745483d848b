package io.loopledger.local.cli;

import io.loopledger.local.settings.FlinkMode;
import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.ServiceName;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry: names the commands; each stands in a class of its own. */
@Command(
    name = "./loopledger",
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs Loopledger on this machine: real servers, one ledger for money and CO2.",
    footerHeading = "%nSettings%n",
    footer = {
      "  All state is under ./var; LOOPLEDGER_HOME names another folder. Ports, memory and times",
      "  stand in settings.properties there, each with the environment variable that goes first.",
      "  LOOPLEDGER_JAVA_HOME names the JDK; LOOPLEDGER_SKIP_BUILD=1 starts what is built.",
      "",
      "First steps",
      "  ./loopledger demo            start everything and watch a simulated programme",
      "  ./loopledger COMMAND --help  what a command does, with examples"
    })
public final class Main implements Callable<Integer> {
  private static final String HOME = "LOOPLEDGER_HOME";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Path home = Path.of(System.getenv().getOrDefault(HOME, "var")).toAbsolutePath().normalize();
    System.setProperty("loopledger.log", Home.at(home).log().resolve("loopledger.log").toString());
    System.exit(commandLine(new Session(home)).execute(args));
  }

  /** All commands, for a session. */
  static CommandLine commandLine(Session session) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new DemoCommand(session))
            .addSubcommand(new UpCommand(session))
            .addSubcommand(new DownCommand(session))
            .addSubcommand(new StatusCommand(session))
            .addSubcommand(new LogsCommand(session))
            .addSubcommand(
                new CommandLine(new ImportCommand())
                    .addSubcommand(new ImportCsvCommand(session))
                    .addSubcommand(new ImportRejectsCommand(session))
                    .addSubcommand(new ImportOpenRepairCommand(session))
                    .addSubcommand(new ImportOnlineRetailCommand(session))
                    .addSubcommand(new ImportTpcdsCommand(session)))
            .addSubcommand(new SimulateCommand(session))
            .addSubcommand(new QueryCommand(session))
            .addSubcommand(new ExplainCommand(session))
            .addSubcommand(
                new CommandLine(new MetricsCommand())
                    .addSubcommand(new MetricsListCommand(session))
                    .addSubcommand(new MetricsShowCommand(session))
                    .addSubcommand(new MetricsCheckCommand(session))
                    .addSubcommand(new MetricsDiffCommand(session)))
            .addSubcommand(
                new CommandLine(new BrandsCommand(session))
                    .addSubcommand(new BrandsRegisterCommand(session))
                    .addSubcommand(new BrandsReviseCommand(session)))
            .addSubcommand(
                new CommandLine(new KeysCommand())
                    .addSubcommand(new KeysCreateCommand(session))
                    .addSubcommand(new KeysListCommand(session))
                    .addSubcommand(new KeysRevokeCommand(session)))
            .addSubcommand(
                new CommandLine(new RatesCommand()).addSubcommand(new RatesLoadCommand(session)))
            .addSubcommand(
                new CommandLine(new PeriodsCommand())
                    .addSubcommand(new PeriodsListCommand(session))
                    .addSubcommand(new PeriodsCloseCommand(session))
                    .addSubcommand(new PeriodsReopenCommand(session)))
            .addSubcommand(new CloseCommand(session))
            .addSubcommand(new BridgeCommand(session))
            .addSubcommand(
                new CommandLine(new CommandsCommand())
                    .addSubcommand(new CommandsRepinCommand(session))
                    .addSubcommand(new CommandsSendCommand(session)))
            .addSubcommand(
                new CommandLine(new DlqCommand())
                    .addSubcommand(new DlqListCommand(session))
                    .addSubcommand(new DlqShowCommand(session))
                    .addSubcommand(new DlqExportCommand(session))
                    .addSubcommand(new DlqReplayCommand(session)))
            .addSubcommand(new NightlyCommand())
            .addSubcommand(
                new CommandLine(new ProofCommand())
                    .addSubcommand(new ProofListCommand(session))
                    .addSubcommand(new ProofShowCommand(session))
                    .addSubcommand(new ProofApproveCommand(session)))
            .addSubcommand(new RestateCommand(session))
            .addSubcommand(new UpkeepCommand(session))
            .addSubcommand(
                new CommandLine(new BreaksCommand())
                    .addSubcommand(new BreaksListCommand(session))
                    .addSubcommand(new BreaksShowCommand(session))
                    .addSubcommand(new BreaksAssignCommand(session))
                    .addSubcommand(new BreaksAcceptCommand(session))
                    .addSubcommand(new BreaksClearingCommand(session)))
            .addSubcommand(
                new CommandLine(new StatementsCommand())
                    .addSubcommand(new StatementsCheckCommand(session))
                    .addSubcommand(new StatementsTakeCommand(session))
                    .addSubcommand(new StatementsListCommand(session)))
            .addSubcommand(
                new CommandLine(new ReportCommand())
                    .addSubcommand(new ReportRunCommand(session))
                    .addSubcommand(new ReportListCommand(session))
                    .addSubcommand(new ReportScheduleCommand(session))
                    .addSubcommand(new ReportDeliveriesCommand(session))
                    .addSubcommand(new ReportResendCommand(session))
                    .addSubcommand(new ReportCheckCommand(session))
                    .addSubcommand(new ReportSamplesCommand(session)))
            .addSubcommand(
                new CommandLine(new CustomerImpactCommand())
                    .addSubcommand(new CustomerImpactDeliverCommand(session)))
            .addSubcommand(new EraseCommand(session))
            .addSubcommand(new ResetCommand(session))
            .addSubcommand(new AccessCheckCommand(session))
            .addSubcommand(new TestCommand())
            .addSubcommand(new ChaosCommand())
            .addSubcommand(new NightKillsCommand());
    Help.everywhere(line);
    line.registerConverter(ServiceName.class, Converters::service);
    line.registerConverter(FlinkMode.class, Converters::flinkMode);
    line.registerConverter(ZoneId.class, Converters::zone);
    line.registerConverter(Instant.class, Converters::time);
    line.registerConverter(BigDecimal.class, Converters::decimal);
    line.registerConverter(LocalDate.class, Converters::day);
    line.registerConverter(YearMonth.class, Converters::month);
    line.registerConverter(Duration.class, Converters::duration);
    line.registerConverter(Period.class, Converters::period);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler(new Errors(session))
        .setParameterExceptionHandler(Errors::usage);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
