package io.loopledger.local.cli;

import io.loopledger.breaks.book.Person;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why breaks may stay. */
@Command(
    name = "accept",
    sortOptions = false,
    description =
        "Says why breaks may stay: they are no findings any more, until their amounts change. No amount changes by it. All of them or none; who and when is recorded.",
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "0:recorded",
      "1:failed",
      "2:wrong use, or no such break",
      "3:somebody else changed one meanwhile; nothing was recorded"
    },
    footerHeading = "%nExample%n",
    footer =
        "  ./loopledger breaks accept 5f1c09 --reason \"agreed with the marketplace, ticket 812\"")
final class BreaksAcceptCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of breaks, or how they begin.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; stands in the history of the break for ever.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "WHO", description = "Who does it (the user's name).")
  private String by = System.getProperty("user.name", "unknown");

  BreaksAcceptCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Person person = new Person(by, Instant.now().truncatedTo(ChronoUnit.MICROS));
    return BreaksAction.run(
        session, spec.commandLine(), actions -> actions.accept(ids, reason, person));
  }
}
