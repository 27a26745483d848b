package io.loopledger.chaos.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the fault suite. */
@Command(
    name = "./loopledger chaos",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Breaks what the posting job runs on, round by round, and checks after each that no event"
          + " was lost or counted twice. Starts servers of its own, beside those of"
          + " ./loopledger up, and ends them.",
      "Ends with 1 if an invariant was broken."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger chaos                                     three rounds",
      "  ./loopledger chaos --seed 7 --rounds 100",
      "  ./loopledger chaos --seed 7 --rounds 100 --resume      goes on after the last round",
      "  ./loopledger chaos --fault CUT --point before-answer:raw.events --rounds 1",
      "  What it does and checks: docs/chaos.md"
    })
public final class ChaosMain implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Decides events, faults and moments. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How many rounds. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "The first round. Default: ${DEFAULT-VALUE}")
  private int from = 1;

  @Option(
      names = "--resume",
      description = "Goes on after the last round that ended, up to --rounds in all.")
  private boolean resume;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description = "Only this fault: ${COMPLETION-CANDIDATES}")
  private @Nullable Fault fault;

  @Option(
      names = "--point",
      paramLabel = "POINT",
      description = "Only at this point: random, checkpoint, or such as before-answer:raw.events")
  private @Nullable String point;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events in each round. Default: ${DEFAULT-VALUE}")
  private int events = 300;

  @Option(
      names = "--per-servers",
      paramLabel = "N",
      description = "Rounds that share their servers. Default: ${DEFAULT-VALUE}")
  private int perServers = 10;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "For servers, progress and what failed. Default: $LOOPLEDGER_HOME/chaos")
  private Path folder =
      Path.of(System.getenv().getOrDefault("LOOPLEDGER_HOME", "var")).resolve("chaos");

  /** Runs and ends the process with the exit code. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new ChaosMain())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(100)
            .execute(args));
  }

  @Override
  public Integer call() throws Exception {
    ServerFiles servers =
        ServerFiles.of(Path.of(System.getProperty("loopledger.project", ".")).toAbsolutePath());
    Optional<Path> missing = servers.missing();
    if (missing.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          missing.get() + " is missing: start it with ./loopledger chaos, which builds");
    }
    Path absolute = Files.createDirectories(folder.toAbsolutePath().normalize());
    ProgressFile progress = new ProgressFile(absolute);
    int first = resume ? Math.max(from, progress.lastRound() + 1) : from;
    if (!resume) {
      progress.clear();
    }
    int count = resume ? from + rounds - first : rounds;
    if (count <= 0) {
      say("all %d rounds have ended; see %s".formatted(rounds, absolute.resolve("progress.tsv")));
      return progress.ended().stream().allMatch(ProgressFile.Ended::isExact) ? 0 : 1;
    }
    Campaign campaign =
        new Campaign(
            new Campaign.Settings(
                seed,
                first,
                count,
                events,
                perServers,
                Optional.ofNullable(fault),
                Optional.ofNullable(point).map(this::parsed),
                absolute,
                servers,
                1_000),
            ChaosMain::say);
    Runtime.getRuntime().addShutdownHook(new Thread(campaign::abandon));
    return campaign.run() ? 0 : 1;
  }

  private Point parsed(String text) {
    try {
      return Point.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static void say(String line) {
    System.out.println(
        line.isEmpty() ? "" : LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }
}
