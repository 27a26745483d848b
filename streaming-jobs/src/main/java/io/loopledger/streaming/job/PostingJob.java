package io.loopledger.streaming.job;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.lake.CommitListener;
import io.loopledger.streaming.lake.LakeSinks;
import io.loopledger.streaming.lake.LakeWatch;
import io.loopledger.streaming.lineage.LineageRun;
import io.loopledger.streaming.live.LiveMessage;
import io.loopledger.streaming.posting.PostingFunction;
import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.streaming.source.InOrderSource;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds and runs the posting job, in this JVM or on a cluster. */
public final class PostingJob {
  private static final Logger LOG = LoggerFactory.getLogger(PostingJob.class);

  private final PostingJobConfig config;
  private final LineageRun lineage;

  /** A job with this configuration. */
  public PostingJob(PostingJobConfig config) {
    this.config = config;
    this.lineage =
        LineageRun.of(
            config.deployment().watching().lineage(),
            config.kafkaBootstrapServers(),
            config.lake().store().warehouse(),
            EnvironmentInformation.getVersion());
  }

  /** Runs in this JVM until the job ends, which it does only by failing or being stopped. */
  public void run() throws Exception {
    LOG.info("posting job: {}", config);
    execute(defined(environment()));
  }

  /**
   * Hands the job to the cluster that this program was given to: by {@code flink run}, as an
   * application, or by the Kubernetes operator.
   */
  public void runOnCluster() throws Exception {
    LOG.info("posting job on a cluster: {}", config);
    execute(defined(clusterEnvironment()));
  }

  /** Of a job that is handed over and not waited for, the end is not known here. */
  private void execute(StreamExecutionEnvironment environment) throws Exception {
    lineage.starts();
    try {
      if (environment.execute().isJobExecutionResult()) {
        lineage.completed();
      }
    } catch (Exception e) {
      lineage.failed(e);
      throw e;
    }
  }

  /** The whole job, with both of its ends in Kafka. */
  StreamExecutionEnvironment defined(StreamExecutionEnvironment environment) {
    DataStream<KafkaRecord> records =
        environment
            .fromSource(
                new InOrderSource(KafkaEnds.events(config)),
                WatermarkStrategy.noWatermarks(),
                "events from Kafka")
            .uid("kafka-events")
            .setParallelism(1);
    define(
        records,
        config,
        KafkaEnds.deadLetters(config),
        KafkaEnds.live(config),
        LineageCommits.of(lineage));
    return environment;
  }

  /**
   * Where the job runs: going on from its newest checkpoint, once that is known to fit the lake.
   */
  StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createLocalEnvironment(
        config.parallelism(), FlinkSettings.of(config, checkedStart(GivenStart.NOTHING)));
  }

  private StreamExecutionEnvironment clusterEnvironment() {
    GivenStart given =
        GivenStart.of(StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(
            FlinkSettings.ofJob(config, checkedStart(given), given));
    environment.setParallelism(config.parallelism());
    return environment;
  }

  /** Everything between the two ends in Kafka, which tests replace. */
  static void define(
      DataStream<KafkaRecord> records,
      PostingJobConfig config,
      Sink<DeadLetter> deadLetters,
      Sink<LiveMessage> live) {
    define(records, config, deadLetters, live, CommitListener.Maker.NOBODY);
  }

  private static void define(
      DataStream<KafkaRecord> records,
      PostingJobConfig config,
      Sink<DeadLetter> deadLetters,
      Sink<LiveMessage> live,
      CommitListener.Maker onCommit) {
    PostingStreams streams =
        PostingStreams.post(
            records, new PostingFunction(config.references(), config.maxEventsPerSubject()));
    Function<TableIdentifier, TableLoader> tables = tables(config.lake());
    LakeSinks lake = new LakeSinks(tables);
    lake.append(streams.rawEvents(), RawEventsTable.DEFINITION);
    lake.append(streams.entries(), EntriesTable.DEFINITION);
    lake.append(streams.rollup(), RollupTable.DEFINITION);
    lake.append(streams.rejections(), RejectionsTable.DEFINITION);
    lake.append(streams.deferred(), DeferredTable.DEFINITION);
    lake.append(streams.commands(), CommandsTable.DEFINITION);
    lake.append(streams.live().alertRows(), AlertsTable.DEFINITION);
    // Beside the deferred rows, which are few: it looks at the lake and takes none of them.
    streams
        .deferred()
        .sinkTo(
            new LakeWatch(tables.apply(LakeTables.identifier(RawEventsTable.DEFINITION)), onCommit))
        .name("watch the lake")
        .uid("lake-watch");
    streams.live().messages().sinkTo(live).name("live outputs to Kafka").uid("kafka-live");
    streams
        .deadLetters()
        .sinkTo(deadLetters)
        .name("dead letters to Kafka")
        .uid("kafka-dead-letters");
  }

  /** The state to go on from, after a look at whether it fits the lake. */
  private Optional<StartState> checkedStart(GivenStart given) {
    CheckpointFolder checkpoints = new CheckpointFolder(config.checkpointDir());
    Optional<StartState> from = StartState.choose(checkpoints, given);
    from.ifPresent(
        state -> Savepoints.requireMaxParallelism(state.address(), FlinkSettings.MAX_PARALLELISM));
    try (Lake lake = Lake.open(config.lake())) {
      StartCheck check = new StartCheck(checkpoints.path(), lake, config.deployment().start());
      if (from.isEmpty()) {
        given.jobId().ifPresent(check::requireUnusedJobId);
      }
      check.require(from);
    }
    from.ifPresentOrElse(
        state -> LOG.info("recovering from {}", state),
        () -> LOG.info("no state: starting at the first event, under a new job id"));
    return from;
  }

  private static Function<TableIdentifier, TableLoader> tables(LakeConfig lake) {
    CatalogLoader catalog =
        CatalogLoader.custom(
            LakeConfig.CATALOG_NAME,
            lake.catalogProperties(),
            new Configuration(false),
            JdbcCatalog.class.getName());
    return identifier -> TableLoader.fromCatalog(catalog, identifier);
  }
}
