package io.loopledger.local.cli;

import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.process.LogFile;
import io.loopledger.local.settings.ServiceName;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a server's log. */
@Command(
    name = "logs",
    description = "Shows the end of a server's log.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger logs flink",
      "  ./loopledger logs trino -n 200",
      "  ./loopledger logs kafka -f      goes on until Ctrl-C"
    })
final class LogsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "SERVICE",
      description = "postgres, kafka, flink, taskmanager, trino or collector.")
  private ServiceName service = ServiceName.FLINK;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on with what comes, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "50",
      description = "How many lines (${DEFAULT-VALUE}).")
  private int lines;

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Platform platform = session.platform();
    platform.requireHome();
    LogFile log = new LogFile(platform.log(service));
    if (follow) {
      log.follow(lines, System.out);
    } else if (Files.exists(log.path())) {
      System.out.print(log.tail(lines));
      System.out.flush();
    } else {
      throw new Failure("%s has no log yet: %s".formatted(service.id(), log.path()));
    }
    return 0;
  }
}
