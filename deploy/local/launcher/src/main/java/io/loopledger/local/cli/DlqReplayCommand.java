package io.loopledger.local.cli;

import io.loopledger.ingest.deadletters.DeadLetterReader;
import io.loopledger.ingest.deadletters.KafkaSender;
import io.loopledger.ingest.deadletters.LetterId;
import io.loopledger.ingest.deadletters.ReplayCounts;
import io.loopledger.ingest.deadletters.ReplayListener;
import io.loopledger.ingest.deadletters.ReplayRequest;
import io.loopledger.ingest.deadletters.ReplayStore;
import io.loopledger.ingest.deadletters.Replayer;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.screen.Printable;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.settings.ServiceName;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays dead letters. */
@Command(
    name = "replay",
    sortOptions = false,
    description =
        "Sends the originals of dead letters to their topics again; one that was replayed is skipped.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger dlq replay --reason FX_RATE_MISSING --dry-run",
      "  ./loopledger dlq replay --topic sales --limit 100"
    })
final class DlqReplayCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LetterOptions letters = new LetterOptions();

  @Option(names = "--limit", paramLabel = "N", description = "Sends at most so many.")
  private @Nullable Long limit;

  @Option(names = "--dry-run", description = "Opens and counts them; sends nothing.")
  private boolean dryRun;

  DlqReplayCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit is %d; let at least one be sent".formatted(limit));
    }
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.KAFKA);
    ReplayStore store = ReplayStore.open(platform.doors().connections(), Clock.systemUTC());
    ReplayCounts counts;
    try (DeadLetterReader reader = DeadLetterReader.connect(platform.kafkaBootstrapServers());
        KafkaSender sender = KafkaSender.connect(platform.kafkaBootstrapServers());
        LiveBlock block = new LiveBlock(session.terminal())) {
      ReplayRequest request =
          new ReplayRequest(
              letters.topics(reader),
              letters.filter(),
              limit == null ? OptionalLong.empty() : OptionalLong.of(limit),
              dryRun ? ReplayRequest.Mode.DRY_RUN : ReplayRequest.Mode.REPLAY,
              System.getProperty("user.name", "unknown"));
      counts =
          new Replayer(reader, platform.doors().brandKeys(), store, sender)
              .replay(request, listener(session.terminal(), block));
    }
    session
        .terminal()
        .line(
            "read %,d = %s %,d + already replayed %,d + not meant %,d + not replayable %,d + failed %,d"
                .formatted(
                    counts.read(),
                    dryRun ? "would be replayed" : "replayed",
                    counts.replayed(),
                    counts.skipped(),
                    counts.filtered(),
                    counts.notReplayable(),
                    counts.failed()));
    return counts.failed() == 0 ? 0 : 1;
  }

  private static ReplayListener listener(Terminal terminal, LiveBlock block) {
    return new ReplayListener() {
      @Override
      public void at(ReplayCounts counts) {
        block.show(
            () -> List.of("  read %,d, replayed %,d".formatted(counts.read(), counts.replayed())));
      }

      @Override
      public void problem(LetterId letter, String problem) {
        terminal.line("  %s: %s".formatted(letter, Printable.line(problem)));
      }
    };
  }
}
