package io.loopledger.local.cli;

import io.loopledger.ingest.deadletters.DeadLetter;
import io.loopledger.ingest.deadletters.DeadLetterReader;
import io.loopledger.ingest.deadletters.LetterFilter;
import io.loopledger.ingest.deadletters.LetterId;
import io.loopledger.ingest.deadletters.ReplayStore;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Aligned;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
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
  private static final int ASKED_AT_ONCE = 1_000;

  private final Session session;

  @Mixin private LetterOptions letters = new LetterOptions();

  DlqListCommand(Session session) {
    this.session = session;
  }

  private record Group(String topic, String reason, String owner) {}

  private static final class Count {
    private long all;
    private long replayed;
    private Instant oldest = Instant.MAX;
    private Instant newest = Instant.MIN;
  }

  @Override
  public Integer call() {
    Platform platform = session.platform();
    ReplayStore store = ReplayStore.open(platform.doors().connections(), Clock.systemUTC());
    TreeMap<Group, Count> counts =
        new TreeMap<>(
            Comparator.comparing(Group::topic)
                .thenComparing(Group::reason)
                .thenComparing(Group::owner));
    List<DeadLetter> newest = new ArrayList<>();
    try (DeadLetterReader reader = DeadLetterReader.connect(platform.kafkaBootstrapServers())) {
      List<DeadLetter> some = new ArrayList<>();
      LetterFilter filter = letters.filter();
      reader.read(
          letters.topics(reader),
          letter -> {
            if (filter.matches(letter)) {
              some.add(letter);
              newest.add(letter);
              if (newest.size() > SHOWN) {
                newest.removeFirst();
              }
            }
            if (some.size() >= ASKED_AT_ONCE) {
              count(some, store, counts);
            }
            return true;
          });
      count(some, store, counts);
    }
    print(counts, newest);
    return 0;
  }

  private static void count(
      List<DeadLetter> letters, ReplayStore store, TreeMap<Group, Count> counts) {
    var done = store.doneAmong(letters.stream().map(DeadLetter::id).toList());
    for (DeadLetter letter : letters) {
      Group group =
          new Group(letter.id().topic(), letter.context().reason(), letter.context().owner());
      Count count = counts.computeIfAbsent(group, any -> new Count());
      count.all++;
      count.replayed += done.contains(letter.id()) ? 1 : 0;
      count.oldest = letter.time().isBefore(count.oldest) ? letter.time() : count.oldest;
      count.newest = letter.time().isAfter(count.newest) ? letter.time() : count.newest;
    }
    letters.clear();
  }

  private void print(TreeMap<Group, Count> counts, List<DeadLetter> newest) {
    if (counts.isEmpty()) {
      session.terminal().line("There is no dead letter.");
      return;
    }
    Aligned table =
        new Aligned().row("TOPIC", "REASON", "OWNER", "LETTERS", "REPLAYED", "OLDEST", "NEWEST");
    counts.forEach(
        (group, count) ->
            table.row(
                group.topic(),
                group.reason(),
                group.owner(),
                Long.toString(count.all),
                Long.toString(count.replayed),
                count.oldest.toString(),
                count.newest.toString()));
    table.lines("").forEach(session.terminal()::line);
    session.terminal().line("");
    Aligned places = new Aligned().row("PLACE", "REASON", "MESSAGE");
    for (DeadLetter letter : newest) {
      LetterId id = letter.id();
      places.row(id.toString(), letter.context().reason(), shortened(letter.context().message()));
    }
    places.lines("").forEach(session.terminal()::line);
    session.terminal().line("One of them in full: ./loopledger dlq show PLACE");
  }

  private static String shortened(String message) {
    String line = message.replaceAll("\\s+", " ");
    return line.length() <= 100 ? line : line.substring(0, 100) + "...";
  }
}
