package io.loopledger.local.cli;

import io.loopledger.ingest.privacy.Erasure;
import io.loopledger.local.Failure;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.service.Doors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Forgets a customer. */
@Command(
    name = "erase",
    sortOptions = false,
    description =
        "Deletes the link between a customer and the pseudonym: totals stay, and nobody can tell whose"
            + " they were.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger erase --brand acme --customer C-104233",
      "  ./loopledger erase --brand acme --customer -   < reference.txt   (not in the shell's history)",
      "  ./loopledger erase --brand acme --sealing-keys  also what dead letters and rejected rows hold"
    })
final class EraseCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--brand", required = true, paramLabel = "B", description = "Whose customer.")
  private String brand = "";

  @Option(
      names = "--customer",
      paramLabel = "REF",
      description = "The customer as the source names them, or the pseudonym; - reads one line.")
  private @Nullable String customer;

  @Option(
      names = "--sealing-keys",
      description =
          "Destroys the brand's sealing keys: its dead letters and rejected rows of so far cannot be"
              + " read or replayed any more.")
  private boolean sealingKeys;

  EraseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    if (customer == null && !sealingKeys) {
      throw new ParameterException(
          spec.commandLine(), "Erase what? Say --customer REF, --sealing-keys, or both");
    }
    Doors doors = session.platform().doors();
    Erasure erasure = doors.erasure();
    String who = System.getProperty("user.name", "unknown");
    Terminal terminal = session.terminal();
    if (customer != null) {
      int links = erasure.customer(brand, reference(customer), who);
      terminal.line(
          links == 0
              ? "There was no such customer of %s; nothing was changed.".formatted(brand)
              : "The customer is erased: the link to the pseudonym is gone, entries and totals stay.");
      terminal.line(
          "Sealed dead letters and rejected rows may still name the customer; --sealing-keys makes all"
              + " of the brand's unreadable.");
    }
    if (sealingKeys) {
      int destroyed = erasure.destroySealingKeys(doors.brandKeys(), brand, who);
      terminal.line("%d sealing keys of %s are destroyed.".formatted(destroyed, brand));
    }
    return 0;
  }

  private static String reference(String option) throws IOException {
    if (!option.equals("-")) {
      return option;
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isBlank()) {
      throw new Failure("There was no line to read; give the customer's reference on one line.");
    }
    return line.strip();
  }
}
