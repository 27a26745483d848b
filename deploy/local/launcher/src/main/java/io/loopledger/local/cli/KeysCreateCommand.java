package io.loopledger.local.cli;

import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Terminal;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a key. */
@Command(
    name = "create",
    description = "Makes a key for a service, and shows its secrets this one time.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger keys create --source /shop/acme --brand acme",
      "  ./loopledger keys create --source /erp --brand acme --brand beta --hmac --name \"ERP\""
    })
final class KeysCreateCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--source",
      required = true,
      paramLabel = "PATH",
      description = "The CloudEvents source the service writes as; also every source under it.")
  private String source = "";

  @Option(
      names = "--brand",
      required = true,
      paramLabel = "BRAND",
      description = "A brand it may write for, as registered; repeat for more.")
  private List<String> brands = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What people call it; the source where none is given.")
  private String name = "";

  @Option(
      names = "--hmac",
      description = "Its requests must be signed (see docs/feeding-events.md).")
  private boolean hmac;

  KeysCreateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Platform platform = session.platform();
    Set<String> wanted = new LinkedHashSet<>(brands);
    wanted.forEach(brand -> requireRegistered(platform, brand));
    ApiKeys.Created created;
    try {
      created =
          platform.doors().keys().create(name.isEmpty() ? source : name, source, wanted, hmac);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Terminal terminal = session.terminal();
    terminal.line(
        "Key %s may write as %s for %s."
            .formatted(created.key().id(), source, String.join(", ", wanted)));
    terminal.line("It is shown only now; keep it where secrets are kept:");
    terminal.line("  " + created.token());
    created
        .signingSecret()
        .ifPresent(
            secret -> {
              terminal.line("Its requests must be signed with:");
              terminal.line("  " + secret);
            });
    terminal.line("Send events to %s/v1/events".formatted(platform.collector()));
    return 0;
  }

  private void requireRegistered(Platform platform, String brand) {
    if (platform.references().latest().brand(brand).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--brand '%s' is not registered; see ./loopledger brands, or register it with ./loopledger brands register --brand %s"
              .formatted(brand, brand));
    }
  }
}
