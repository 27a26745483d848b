package io.loopledger.local.cli;

import io.loopledger.ingest.deadletters.DeadLetterReader;
import io.loopledger.ingest.deadletters.LetterFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterOptions {
  @Option(
      names = "--topic",
      paramLabel = "T",
      description = "Those of one topic: sales means dlq.sales; any other name is taken as it is.")
  private @Nullable String topic;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "Those of one reason, such as FX_RATE_MISSING.")
  private @Nullable String reason;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Those whose original came at or after this time: 2026-11-01T08:00:00Z, or 2026-11-01 (UTC).")
  private @Nullable Instant since;

  LetterFilter filter() {
    return new LetterFilter(Optional.ofNullable(reason), Optional.ofNullable(since));
  }

  List<String> topics(DeadLetterReader reader) {
    return topic == null ? reader.topics() : List.of(reader.topic(topic));
  }
}
