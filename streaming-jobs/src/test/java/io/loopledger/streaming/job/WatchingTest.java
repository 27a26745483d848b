package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.streaming.lineage.LineageRun;
import io.loopledger.streaming.lineage.LineageTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchingTest {
  @Test
  void commitsAreToldOnceAMinute(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("runs");
    AtomicLong nanos = new AtomicLong(-5);
    LineageCommits commits =
        new LineageCommits(
            run(new LineageTarget.ToFile(file.toString())), new SimpleCounter(), nanos::get);

    commits.committed();
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    commits.committed();
    assertThat(Files.readAllLines(file)).hasSize(1);

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    commits.committed();
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void whatIsNotDeliveredIsCounted() {
    Counter failures = new SimpleCounter();

    new LineageCommits(run(new LineageTarget.ToFile("/no/such/folder/runs")), failures, () -> 0)
        .committed();

    assertThat(failures.getCount()).isEqualTo(1);
  }

  private static LineageRun run(LineageTarget target) {
    return LineageRun.of(target, "127.0.0.1:9092", "file:///lake", "2.1.2");
  }
}
