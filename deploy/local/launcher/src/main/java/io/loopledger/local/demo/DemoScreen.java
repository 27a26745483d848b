package io.loopledger.local.demo;

import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.local.posting.LakeHeads;
import io.loopledger.local.screen.Durations;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.screen.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What went in and came out since the demo began. */
final class DemoScreen implements AutoCloseable {
  private final LiveBlock block;
  private final EventPublisher publisher;
  private final LakeHeads begin;

  DemoScreen(Terminal terminal, EventPublisher publisher, LakeHeads begin) {
    this.block = new LiveBlock(terminal);
    this.publisher = publisher;
    this.begin = begin;
  }

  void show(LakeHeads now) {
    block.show(() -> lines(now));
  }

  void finish(LakeHeads now) {
    block.finish(lines(now));
  }

  private List<String> lines(LakeHeads now) {
    String freshness =
        now.newestCommit()
            .map(at -> Durations.age(Duration.between(at, Instant.now())) + " ago")
            .orElse("not yet");
    return List.of(
        "  events accepted    %,10d".formatted(publisher.acknowledged()),
        "  events posted      %,10d".formatted(now.events() - begin.events()),
        "  entries out        %,10d".formatted(now.entries() - begin.entries()),
        "  not posted         %,10d".formatted(now.rejections() - begin.rejections()),
        "  newest commit      %10s".formatted(freshness));
  }

  @Override
  public void close() {
    block.close();
  }
}
