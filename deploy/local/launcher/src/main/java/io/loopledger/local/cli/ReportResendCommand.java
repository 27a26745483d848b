package io.loopledger.local.cli;

import io.loopledger.delivery.run.Resend;
import io.loopledger.delivery.store.ReportDatabase;
import io.loopledger.delivery.text.RunText;
import io.loopledger.local.Failure;
import io.loopledger.local.reports.LocalDeliveries;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a report again. */
@Command(
    name = "resend",
    sortOptions = false,
    description = {
      "Sends a report again that failed, or that was delivered: the same files under the same names."
          + " A receiver that has them already gets nothing new.",
      "The next run does it: ./loopledger report run --due"
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger report deliveries                     # shows ids",
      "  ./loopledger report resend ID --target acme-sftp"
    })
final class ReportResendCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "ID",
      description = "Of a due report, of one of its deliveries, or of a package.")
  private String id = "";

  @Option(names = "--target", paramLabel = "NAME", description = "Only to this target.")
  private @Nullable String target;

  ReportResendCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Definitions definitions = new Definitions(session);
    Clock clock = Clock.systemUTC();
    try (ReportDatabase book =
        new LocalDeliveries(session.platform(), definitions.catalog(), clock).book()) {
      Resend resend = new Resend(book, clock);
      definitions.print(RunText.resend(resend.set(id, Optional.ofNullable(target))));
      return 0;
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }
}
