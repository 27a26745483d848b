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

/** Gives breaks to somebody. */
@Command(
    name = "assign",
    sortOptions = false,
    description = "Gives breaks to somebody. All of them or none; who and when is recorded.",
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "0:recorded",
      "1:failed",
      "2:wrong use, or no such break",
      "3:somebody else changed one meanwhile; nothing was recorded"
    },
    footerHeading = "%nExample%n",
    footer = "  ./loopledger breaks assign 5f1c09 77ab10 --to ann")
final class BreaksAssignCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of breaks, or how they begin.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "WHO",
      description = "Who looks after them.")
  private String owner = "";

  @Option(names = "--by", paramLabel = "WHO", description = "Who does it (the user's name).")
  private String by = System.getProperty("user.name", "unknown");

  BreaksAssignCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Person person = new Person(by, Instant.now().truncatedTo(ChronoUnit.MICROS));
    return BreaksAction.run(
        session, spec.commandLine(), actions -> actions.assign(ids, owner, person));
  }
}
