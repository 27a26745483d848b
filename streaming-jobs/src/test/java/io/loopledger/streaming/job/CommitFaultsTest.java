package io.loopledger.streaming.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.streaming.fixture.CatalogProxy;
import io.loopledger.streaming.fixture.CatalogProxy.Fault;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.testservers.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job on a real PostgreSQL as its catalog, whose connections break at the commits of its
 * tables in every way there is. Nobody helps: the job recovers by itself, and nothing is lost or
 * doubled.
 */
@Timeout(value = 240, unit = SECONDS)
class CommitFaultsTest {
  private final Path folder;

  CommitFaultsTest(@TempDir Path folder) {
    this.folder = folder;
    Fixture.references(folder.resolve("reference"));
  }

  @Test
  void theJobRecoversFromEveryWayACommitCanBreakAndIsExact() throws Exception {
    List<KafkaRecord> records = Exactly.records();
    Scenario.begin(records);
    try (TestPostgres postgres = TestPostgres.start(folder.resolve("postgres"));
        CatalogProxy proxy = CatalogProxy.before(postgres.port())) {
      postgres.createDatabase("lake");
      LakeConfig direct = lake(postgres.jdbcUrl("lake"));
      try (Lake lake = Lake.open(direct)) {
        lake.createOrUpgradeTables();
      }
      PostingJobConfig config = config(lake(proxy.jdbcUrl("lake", TestPostgres.USER)));
      StreamExecutionEnvironment environment = environment(config);
      PostingJob.define(
          Scenario.stream(environment, 4), config, Scenario.deadLetterSink(), Scenario.liveSink());
      // After a lost answer the catalog's client sends its statement again, and after a late one
      // the restored job commits: nothing befalls these.
      proxy.script("raw/events", Fault.LATE_REQUEST, Fault.NONE, Fault.NONE, Fault.OUTAGE);
      proxy.script("ledger/entries", Fault.LOST_ANSWER, Fault.NONE, Fault.NONE, Fault.LOST_REQUEST);
      proxy.script("mart/rollup", Fault.NONE, Fault.SILENCE);

      environment.execute();

      assertThat(proxy.outstanding()).isEmpty();
      Exactly.assertHolds(direct, folder.resolve("reference"), records);
    }
  }

  /** As in production, but that restarts follow soon: there are more of them than in a year. */
  private static StreamExecutionEnvironment environment(PostingJobConfig config) {
    Configuration settings = FlinkSettings.of(config, Optional.empty());
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(50));
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofMillis(500));
    return StreamExecutionEnvironment.createLocalEnvironment(config.parallelism(), settings);
  }

  private LakeConfig lake(String url) {
    return new LakeConfig(
        url, TestPostgres.USER, "", "file://" + folder.resolve("lake").toAbsolutePath());
  }

  private PostingJobConfig config(LakeConfig lake) {
    return new PostingJobConfig(
        "no broker",
        lake,
        folder.resolve("checkpoints").toUri().toString(),
        folder.resolve("reference").toString(),
        folder.resolve("keys").toString(),
        0,
        Duration.ofMillis(200),
        1,
        100,
        Deployment.ONE_MACHINE);
  }
}
