package io.loopledger.streaming.job;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.streaming.lake.LakeSinks;
import io.loopledger.streaming.posting.PostingFunction;
import io.loopledger.streaming.record.KafkaRecord;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.hadoop.conf.Configuration;
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
    Optional<CheckpointFolder.Checkpoint> checkpoint =
        new CheckpointFolder(config.checkpointDir()).newest();
    checkpoint.ifPresentOrElse(
        found -> LOG.info("recovering from checkpoint {} of job {}", found.number(), found.jobId()),
        this::requireEmptyLedger);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            config.parallelism(), FlinkSettings.of(config, checkpoint));
    define(environment);
    environment.execute();
  }

  private void define(StreamExecutionEnvironment environment) {
    DataStream<KafkaRecord> records =
        environment
            .fromSource(
                KafkaEnds.events(config), WatermarkStrategy.noWatermarks(), "events from Kafka")
            .uid("kafka-events");
    PostingStreams streams =
        PostingStreams.post(
            records, new PostingFunction(config.referenceDir(), config.maxEventsPerSubject()));
    LakeSinks lake = new LakeSinks(PostingJob.tables(config.lake()));
    lake.append(streams.rawEvents(), RawEventsTable.DEFINITION);
    lake.append(streams.entries(), EntriesTable.DEFINITION);
    lake.append(streams.rollup(), RollupTable.DEFINITION);
    lake.append(streams.rejections(), RejectionsTable.DEFINITION);
    streams
        .deadLetters()
        .sinkTo(KafkaEnds.deadLetters(config))
        .name("dead letters to Kafka")
        .uid("kafka-dead-letters");
  }

  /** Without state every event would be posted again on top of what the ledger holds. */
  private void requireEmptyLedger() {
    try (Lake lake = Lake.open(config.lake())) {
      long entries = lake.head(EntriesTable.DEFINITION).rows();
      if (entries > 0) {
        throw new IllegalStateException(
            "ledger.entries holds %d entries but there is no checkpoint in %s to go on from;"
                    .formatted(entries, config.checkpointDir())
                + " restore that folder, or start over with ./loopledger reset");
      }
    }
    LOG.info("no checkpoint and an empty ledger: starting at the first event");
  }

  private static java.util.function.Function<
          org.apache.iceberg.catalog.TableIdentifier, TableLoader>
      tables(LakeConfig lake) {
    CatalogLoader catalog =
        CatalogLoader.custom(
            LakeConfig.CATALOG_NAME,
            lake.catalogProperties(),
            new Configuration(false),
            JdbcCatalog.class.getName());
    return identifier -> TableLoader.fromCatalog(catalog, identifier);
  }
}
