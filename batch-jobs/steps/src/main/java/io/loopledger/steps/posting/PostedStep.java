package io.loopledger.steps.posting;

import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.TableDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;

/**
 * Waits until the tables show, at one checkpoint, what became of every record that Kafka held when
 * the step began: the proof that follows is of the whole business date then, and of what earlier
 * steps published.
 */
public final class PostedStep implements NightStep {
  /** Each record becomes a row of one of these. */
  private static final List<TableDefinition<?>> TABLES =
      List.of(RawEventsTable.DEFINITION, RejectionsTable.DEFINITION, CommandsTable.DEFINITION);

  private static final long POLL_MILLIS = 500;

  private final String name;
  private final LongSupplier received;
  private final Supplier<Lake> lakes;
  private final Duration patience;

  /**
   * A step.
   *
   * @param name its name: a night may wait more than once
   * @param bootstrapServers brokers to begin with
   * @param lakes opens the lake; the step closes it
   * @param patience how long the posting job may make no progress
   */
  public PostedStep(String name, String bootstrapServers, Supplier<Lake> lakes, Duration patience) {
    this(name, () -> KafkaEnds.records(bootstrapServers), lakes, patience);
  }

  PostedStep(String name, LongSupplier received, Supplier<Lake> lakes, Duration patience) {
    this.name = name;
    this.received = received;
    this.lakes = lakes;
    this.patience = patience;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) {
    long wanted = received.getAsLong();
    try (Lake lake = lakes.get()) {
      long handled = handled(lake);
      long progressed = System.nanoTime();
      while (handled < wanted) {
        progress.at(handled, wanted, "records posted");
        pause();
        long next = handled(lake);
        if (next > handled) {
          progressed = System.nanoTime();
        }
        handled = Math.max(handled, next);
        giveUp(progressed, handled, wanted);
      }
    }
    return StepReport.clean(
        Map.of("records of Kafka", BigDecimal.valueOf(wanted)),
        List.of("The tables show what became of every record."));
  }

  private void giveUp(long progressed, long handled, long wanted) {
    if (System.nanoTime() - progressed > patience.toNanos()) {
      throw new ServerDown(
          "the posting job (it has dealt with %,d of %,d records and made no progress for %d s; see ./loopledger status and ./loopledger logs flink)"
              .formatted(handled, wanted, patience.toSeconds()),
          null);
    }
  }

  /** At a checkpoint that all tables have; none while there is no such checkpoint. */
  private static long handled(Lake lake) {
    ProofSnapshots snapshots;
    try {
      snapshots = ProofSnapshots.newest(lake);
    } catch (IllegalStateException e) {
      return 0;
    }
    long rows = 0;
    for (TableDefinition<?> table : TABLES) {
      OptionalLong id = snapshots.of(table);
      if (id.isPresent()) {
        Snapshot snapshot = lake.table(table).snapshot(id.getAsLong());
        rows += Long.parseLong(snapshot.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP));
      }
    }
    return rows;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the posting job", e);
    }
  }
}
