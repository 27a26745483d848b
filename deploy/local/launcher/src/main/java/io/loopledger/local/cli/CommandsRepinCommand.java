package io.loopledger.local.cli;

import io.loopledger.local.commands.CommandRun;
import io.loopledger.local.commands.Repins;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.event.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Restates subjects. */
@Command(
    name = "repin",
    sortOptions = false,
    description =
        "Restates a subject, or all of a brand, with another version of the reference data: what"
            + " differs is posted as more entries, each with its cause.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger commands repin --subject unit:acme/QR-1029 --to latest --reason \"new"
          + " rates\"",
      "  ./loopledger commands repin --all-of acme --to 12 --reason \"factor revision 2\""
    })
final class CommandsRepinCommand implements Callable<Integer> {
  private static final String LATEST = "latest";

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  /** One of both. */
  private static final class Which {
    @Option(
        names = "--subject",
        paramLabel = "S",
        description = "The subject, such as unit:acme/QR-1029.")
    private @Nullable String subject;

    @Option(
        names = "--all-of",
        paramLabel = "B",
        description = "Every subject of this brand that has an event in the ledger.")
    private @Nullable String brand;
  }

  @Option(
      names = "--to",
      required = true,
      paramLabel = "N",
      description = "Reference version its events are pinned to, or latest.")
  private String to = "";

  @Mixin private CommandOptions options = new CommandOptions();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; stands in ops.commands.")
  private String reason = "";

  CommandsRepinCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Subject subject = which.subject == null ? null : subject(which.subject);
    Platform platform = session.platform();
    platform.requireHome();
    long newest = platform.references().latest().version();
    Repins repins = new Repins(id(), version(newest), reason, options.by());
    platform.requireRunning();
    CommandRun run = new CommandRun(platform, session.terminal());
    session
        .terminal()
        .line(
            "Restating with reference version %d (the newest is %d)"
                .formatted(repins.refVersion(), newest));
    CommandRun.Sent sent = run.send(commands(platform, repins, subject));
    return options.finish(run, sent);
  }

  private List<CommandMessage> commands(Platform platform, Repins repins, @Nullable Subject subject)
      throws SQLException {
    if (subject != null) {
      return List.of(repins.of(subject));
    }
    try (Connection trino = platform.trino(TrinoUsers.FINANCE)) {
      return repins.ofBrand(trino, String.valueOf(which.brand));
    }
  }

  private static String id() {
    return "repin-" + UUID.randomUUID();
  }

  private Subject subject(String text) {
    try {
      return Subject.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--subject: " + e.getMessage());
    }
  }

  private long version(long newest) {
    try {
      long version = to.equals(LATEST) ? newest : Long.parseLong(to);
      if (version >= 1 && version <= newest) {
        return version;
      }
    } catch (NumberFormatException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--to is '%s'; write a reference version, or latest".formatted(to),
          e);
    }
    throw new ParameterException(
        spec.commandLine(),
        "--to is %s; reference versions here are 1 to %d".formatted(to, newest));
  }
}
