package io.loopledger.nightkills;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the suite that kills nights. */
@Command(
    name = "./loopledger night-kills",
    sortOptions = false,
    description = {
      "Runs the same nights on two platforms of its own: undisturbed, and hit. The first night is"
          + " killed with kill -9 at the end of each of its steps; the others at random moments, and in"
          + " between Trino, PostgreSQL or the warehouse fails. Each night goes on until it is finished;"
          + " then the tables must hold the same rows.",
      "Ends with 1 if they do not. The platforms are stopped; what they leave stays in the folder."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger night-kills                          three nights",
      "  ./loopledger night-kills --nights 6 --strikes 9 --seed 23"
    })
public final class NightKillsMain implements Callable<Integer> {
  private static final int PROBLEM = 1;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final int WRONG_USE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--nights",
      paramLabel = "N",
      description = "How many nights. Default: ${DEFAULT-VALUE}")
  private int nights = 3;

  @Option(
      names = "--strikes",
      paramLabel = "N",
      description = "How often each night but the first is hit. Default: ${DEFAULT-VALUE}")
  private int strikes = 6;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Units that come back. Default: ${DEFAULT-VALUE}")
  private int units = 50;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Decides units, faults in documents, and moments. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "For both homes; a new one. Default: $LOOPLEDGER_HOME/night-kills")
  private Path folder =
      Path.of(System.getenv().getOrDefault("LOOPLEDGER_HOME", "var")).resolve("night-kills");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  /** Runs and ends the process with the exit code. */
  public static void main(String[] args) {
    CommandLine line =
        new CommandLine(new NightKillsMain())
            .setUsageHelpWidth(100)
            .setParameterExceptionHandler(NightKillsMain::wrongUse)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("Error: " + failure.getMessage());
                  return PROBLEM;
                });
    System.exit(line.execute(args));
  }

  private static int wrongUse(ParameterException wrong, String... arguments) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println("Error: " + wrong.getMessage());
    err.println("See ./loopledger night-kills --help.");
    return WRONG_USE;
  }

  @Override
  public Integer call() throws Exception {
    if (nights < 1 || strikes < 0 || units < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--nights is %d, --strikes %d, --units %d; give at least one night and one unit, and no negative number"
              .formatted(nights, strikes, units));
    }
    Path script =
        Path.of(System.getProperty("loopledger.project", "."))
            .toAbsolutePath()
            .resolve("loopledger");
    if (!Files.isExecutable(script)) {
      throw new ParameterException(
          spec.commandLine(), script + " is missing: start this with ./loopledger night-kills");
    }
    if (Files.exists(folder)) {
      throw new ParameterException(
          spec.commandLine(), "--folder: %s is there already; name a new one".formatted(folder));
    }
    World.Plan plan = new World.Plan(units, nights, strikes, seed);
    Campaign.Result result =
        new Campaign(script, folder.toAbsolutePath().normalize(), plan, NightKillsMain::say).run();
    say(
        "%d nights, %d strikes before they had ended, %d differences"
            .formatted(nights, result.strikes(), result.differences().size()));
    return result.differences().isEmpty() ? 0 : 1;
  }

  private static void say(String line) {
    System.out.println(LocalTime.now().format(CLOCK) + " " + line);
  }
}
