package io.loopledger.local.cli;

import io.loopledger.local.access.AccessCheck;
import io.loopledger.local.access.AccessCheck.Outcome;
import io.loopledger.local.access.AccessCheck.Result;
import io.loopledger.local.access.AttemptList;
import io.loopledger.local.access.CheckPlatform;
import io.loopledger.local.screen.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries to see what is another brand's. */
@Command(
    name = "access-check",
    sortOptions = false,
    description = {
      "Tries to see other brands' rows: as every kind of user, on every table, view and metadata"
          + " table, in many shapes of queries. Starts a PostgreSQL and a Trino of its own with made"
          + " rows, beside those of ./loopledger up, and stops them.",
      "Each attempt has a control: the same query of the rows' owner must show something. Ends with"
          + " 1 if anything of another brand was seen, or an attempt proved nothing."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger access-check                             500 attempts",
      "  ./loopledger access-check --attempts 10000 --seed 7",
      "  ./loopledger access-check --attempts 10000 --seed 7 --resume     goes on where it was cut short",
      "  ./loopledger access-check --seed 7 --from 4711 --attempts 1      one of them again"
    })
final class AccessCheckCommand implements Callable<Integer> {
  private static final int SHOWN = 20;
  private static final int EVERY = 500;

  private final Session session;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}")
  private int attempts = 500;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Decides which. Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "Number of the first. Default: ${DEFAULT-VALUE}")
  private int from;

  @Option(names = "--resume", description = "Leaves out what the list of attempts has.")
  private boolean resume;

  AccessCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Terminal terminal = session.terminal();
    Path folder = Files.createDirectories(session.folder().resolve("access-check"));
    Path file = folder.resolve("attempts.tsv");
    try (AttemptList list = new AttemptList(file, seed, resume);
        CheckPlatform platform =
            CheckPlatform.start(
                folder.resolve("home"), new StartScreen(terminal), terminal::line)) {
      AccessCheck check = new AccessCheck(platform, seed);
      terminal.line(
          "Trying %,d of %,d combinations of user, shape, and %,d tables and views, seed %d"
              .formatted(attempts, check.combinations(), check.asked().size(), seed));
      if (!check.empty().isEmpty()) {
        terminal.line(
            "Not asked, for they have no rows of every brand: %s"
                .formatted(String.join(", ", check.empty())));
      }
      check.run(from, attempts, list::isDone, result -> hear(result, list, terminal));
      terminal.line(
          "Attempts: %,d (%s). Of another brand was seen in: %,d"
              .formatted(list.size(), list.summary(), list.count(Outcome.LEAK)));
      terminal.line("All of them: " + file);
      return bad(list) == 0 ? 0 : 1;
    }
  }

  private static void hear(Result result, AttemptList list, Terminal terminal) {
    list.add(result);
    boolean isBad = result.outcome() == Outcome.LEAK || result.outcome() == Outcome.NO_CONTROL;
    if (isBad && bad(list) <= SHOWN) {
      terminal.line(
          "  %s %d as %s: %s%n    %s"
              .formatted(
                  result.outcome(), result.number(), result.user(), result.detail(), result.sql()));
    }
    if (list.size() % EVERY == 0) {
      terminal.line("  %,d attempts: %s".formatted(list.size(), list.summary()));
    }
  }

  private static int bad(AttemptList list) {
    return list.count(Outcome.LEAK) + list.count(Outcome.NO_CONTROL);
  }
}
