package io.loopledger.upkeep.table;

import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.RollupTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.util.ratelimit.GatedRateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimitedSourceReader;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** Numbered rows into {@code mart.rollup} through Iceberg's own Flink sink, some a checkpoint. */
final class SinkJob {
  private static final int PER_CHECKPOINT = 5;

  private final RollupLake lake;
  private final Path checkpoints;

  SinkJob(RollupLake lake, Path checkpoints) {
    this.lake = lake;
    this.checkpoints = checkpoints;
  }

  /** Starts it with row 1; it does not end by itself. */
  JobClient start() throws Exception {
    return start(settings());
  }

  /** Goes on from a savepoint. */
  JobClient restore(String savepoint) throws Exception {
    Configuration settings = settings();
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return start(settings);
  }

  /** Stops it with a savepoint, whose rows are committed then. */
  String stop(JobClient job) throws InterruptedException, ExecutionException {
    String folder = checkpoints.resolve("savepoints").toUri().toString();
    String savepoint = job.stopWithSavepoint(false, folder, SavepointFormatType.CANONICAL).get();
    job.getJobExecutionResult().get();
    return savepoint;
  }

  private Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(150));
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.resolve("kept").toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return settings;
  }

  private JobClient start(Configuration settings) throws Exception {
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(1, settings);
    LakeConfig config = lake.config();
    CatalogLoader catalog =
        CatalogLoader.custom(
            LakeConfig.CATALOG_NAME,
            config.catalogProperties(),
            new org.apache.hadoop.conf.Configuration(),
            JdbcCatalog.class.getName());
    IcebergSink.forRowData(
            flink
                .fromSource(new GatedSource(), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(SinkJob::row)
                .returns(InternalTypeInfo.of(FlinkSchemaUtil.convert(lake.table().schema())))
                .uid("rows"))
        .tableLoader(
            TableLoader.fromCatalog(catalog, LakeTables.identifier(RollupTable.DEFINITION)))
        .uidSuffix("lake-mart-rollup")
        .append();
    return flink.executeAsync();
  }

  /** In the order of the table's columns. */
  private static RowData row(Long number) {
    GenericRowData row = new GenericRowData(RollupTable.DEFINITION.columns().size());
    row.setField(0, TimestampData.fromInstant(RollupLake.DAY));
    row.setField(1, (int) LocalDate.of(2026, 11, 1).toEpochDay());
    row.setField(2, StringData.fromString("2026-11"));
    row.setField(3, StringData.fromString("t"));
    row.setField(4, StringData.fromString("brand-" + number % 3));
    row.setField(11, StringData.fromString("revenue"));
    row.setField(12, StringData.fromString("EUR"));
    row.setField(13, DecimalData.fromBigDecimal(BigDecimal.valueOf(number), 20, 6));
    row.setField(18, StringData.fromString("EVENT"));
    row.setField(19, StringData.fromString("simulated"));
    row.setField(20, number);
    return row;
  }

  /** A few numbers after each completed checkpoint, so that there are many commits. */
  private static final class GatedSource extends NumberSequenceSource {
    private static final long serialVersionUID = 1L;

    GatedSource() {
      super(1, 1_000_000);
    }

    @Override
    public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
      return new RateLimitedSourceReader<>(
          super.createReader(context), new GatedRateLimiter(PER_CHECKPOINT));
    }
  }
}
