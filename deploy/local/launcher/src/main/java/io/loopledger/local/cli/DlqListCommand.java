package io.loopledger.local.cli;

import io.loopledger.ingest.deadletters.Census;
import io.loopledger.ingest.deadletters.DeadLetterReader;
import io.loopledger.ingest.deadletters.Headline;
import io.loopledger.ingest.deadletters.LetterGroup;
import io.loopledger.ingest.deadletters.ReplayStore;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Aligned;
import io.loopledger.local.screen.Printable;
import io.loopledger.local.settings.ServiceName;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts the dead letters. */
@Command(
    name = "list",
    sortOptions = false,
    description =
        "Counts the dead letters by topic and reason; shows the newest ones by their place.",
    footerHeading = "%nExamples%n",
    footer = {"  ./loopledger dlq list", "  ./loopledger dlq list --topic sales --reason INVALID"})
final class DlqListCommand implements Callable<Integer> {
  private static final int SHOWN = 10;
  private static final int MESSAGE_LENGTH = 100;

  private final Session session;

  @Mixin private LetterOptions letters = new LetterOptions();

  DlqListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.KAFKA);
    ReplayStore store = ReplayStore.open(platform.doors().connections(), Clock.systemUTC());
    try (DeadLetterReader reader = DeadLetterReader.connect(platform.kafkaBootstrapServers())) {
      print(Census.take(reader, store, letters.topics(reader), letters.filter(), SHOWN));
    }
    return 0;
  }

  private void print(Census census) {
    if (census.groups().isEmpty()) {
      session.terminal().line("There is no dead letter.");
      return;
    }
    Aligned table =
        new Aligned().row("TOPIC", "REASON", "OWNER", "LETTERS", "REPLAYED", "OLDEST", "NEWEST");
    for (LetterGroup group : census.groups()) {
      table.row(
          group.topic(),
          Printable.line(group.reason(), MESSAGE_LENGTH),
          Printable.line(group.owner(), MESSAGE_LENGTH),
          Long.toString(group.count()),
          Long.toString(group.replayed()),
          group.oldest().toString(),
          group.newest().toString());
    }
    table.lines("").forEach(session.terminal()::line);
    session.terminal().line("");
    Aligned places = new Aligned().row("PLACE", "REASON", "MESSAGE");
    for (Headline letter : census.newest()) {
      places.row(
          letter.id().toString(),
          Printable.line(letter.reason(), MESSAGE_LENGTH),
          Printable.line(letter.message(), MESSAGE_LENGTH));
    }
    places.lines("").forEach(session.terminal()::line);
    session.terminal().line("One of them in full: ./loopledger dlq show PLACE");
  }
}
