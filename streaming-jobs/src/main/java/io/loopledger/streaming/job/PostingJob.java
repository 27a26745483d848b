package io.loopledger.streaming.job;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.lake.LakeSinks;
import io.loopledger.streaming.live.LiveMessage;
import io.loopledger.streaming.posting.PostingFunction;
import io.loopledger.streaming.record.KafkaRecord;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds and runs the posting job of one machine. */
public final class PostingJob {
  private static final Logger LOG = LoggerFactory.getLogger(PostingJob.class);

  private final PostingJobConfig config;

  /** A job with this configuration. */
  public PostingJob(PostingJobConfig config) {
    this.config = config;
  }

  /** Runs until the job ends, which it does only by failing or being stopped. */
  public void run() throws Exception {
    LOG.info("posting job: {}", config);
    StreamExecutionEnvironment environment = environment();
    DataStream<KafkaRecord> records =
        environment
            .fromSource(
                KafkaEnds.events(config), WatermarkStrategy.noWatermarks(), "events from Kafka")
            .uid("kafka-events");
    define(records, config, KafkaEnds.deadLetters(config), KafkaEnds.live(config));
    environment.execute();
  }

  /**
   * Where the job runs: going on from its newest checkpoint, once that is known to fit the lake.
   */
  StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createLocalEnvironment(
        config.parallelism(), FlinkSettings.of(config, checkedStart()));
  }

  /** Everything between the two ends in Kafka, which tests replace. */
  static void define(
      DataStream<KafkaRecord> records,
      PostingJobConfig config,
      Sink<DeadLetter> deadLetters,
      Sink<LiveMessage> live) {
    PostingStreams streams =
        PostingStreams.post(
            records, new PostingFunction(config.referenceDir(), config.maxEventsPerSubject()));
    LakeSinks lake = new LakeSinks(tables(config.lake()));
    lake.append(streams.rawEvents(), RawEventsTable.DEFINITION);
    lake.append(streams.entries(), EntriesTable.DEFINITION);
    lake.append(streams.rollup(), RollupTable.DEFINITION);
    lake.append(streams.rejections(), RejectionsTable.DEFINITION);
    lake.append(streams.deferred(), DeferredTable.DEFINITION);
    lake.append(streams.live().alertRows(), AlertsTable.DEFINITION);
    streams.live().messages().sinkTo(live).name("live outputs to Kafka").uid("kafka-live");
    streams
        .deadLetters()
        .sinkTo(deadLetters)
        .name("dead letters to Kafka")
        .uid("kafka-dead-letters");
  }

  /** The checkpoint to go on from, after a look at whether it fits the lake. */
  private Optional<CheckpointFolder.Checkpoint> checkedStart() {
    CheckpointFolder checkpoints = new CheckpointFolder(config.checkpointDir());
    Optional<CheckpointFolder.Checkpoint> newest = checkpoints.newest();
    try (Lake lake = Lake.open(config.lake())) {
      new StartCheck(checkpoints.path(), lake).require(newest);
    }
    newest.ifPresentOrElse(
        found -> LOG.info("recovering from checkpoint {} of job {}", found.number(), found.jobId()),
        () -> LOG.info("no checkpoint and an empty lake: starting at the first event"));
    return newest;
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
