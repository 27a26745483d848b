package io.loopledger.proof.table;

import io.loopledger.proof.compare.OffsetRuns;
import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.refold.Repin;
import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.proof.refold.Waiting;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.RawEventReader;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RowValues;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.iceberg.CombinedScanTask;

/** What the lake has received, read past Trino at the snapshots of a proof. */
public final class LakeEvents {
  private final Lake lake;
  private final ProofSnapshots snapshots;

  /** Of the tables at these snapshots. */
  public LakeEvents(Lake lake, ProofSnapshots snapshots) {
    this.lake = lake;
    this.snapshots = snapshots;
  }

  /**
   * Spills the events of {@code raw.events} by bucket, those of other buckets left out.
   *
   * @param scratch folder for temporary files
   */
  public EventSpill spill(BucketRange range, Path scratch, Workers workers) throws IOException {
    return spill(range, scratch, workers, brand -> true);
  }

  /**
   * The same for the subjects of some brands.
   *
   * @param brands whether a brand's events are wanted
   */
  public EventSpill spill(
      BucketRange range, Path scratch, Workers workers, Predicate<String> brands)
      throws IOException {
    SnapshotRows rows = SnapshotRows.of(lake, snapshots, RawEventsTable.DEFINITION);
    EventSpill spill = EventSpill.in(scratch, range);
    try {
      List<Runnable> parts = new ArrayList<>();
      for (CombinedScanTask part : rows.parts()) {
        parts.add(() -> spill(rows, part, spill, brands));
      }
      workers.run(parts);
      spill.finish();
      return spill;
    } catch (RuntimeException | IOException e) {
      spill.close();
      throw e;
    }
  }

  private static void spill(
      SnapshotRows rows, CombinedScanTask part, EventSpill spill, Predicate<String> brands) {
    EventBytes codec = new EventBytes();
    rows.read(
        part,
        row -> {
          int bucket = Hash.bucket(Hash.of(text(row, "subject")));
          if (spill.range().contains(bucket) && brands.test(text(row, "brand"))) {
            ReceivedEvent read = RawEventReader.read(row);
            spill.write(
                bucket,
                codec.encode(
                    new StoredEvent(read.event(), read.refVersion(), read.recordedTime())));
          }
        });
  }

  /** The restatements of each subject, in the order in which they were applied. */
  public Map<String, List<Repin>> repins() {
    Map<String, List<Repin>> repins = new HashMap<>();
    SnapshotRows.of(
            lake,
            snapshots,
            CommandsTable.DEFINITION,
            "command_id",
            "kind",
            "subject",
            "ref_version",
            "pins",
            "events",
            "recorded_time")
        .forEach(
            row -> {
              if (CommandKind.REPIN.name().equals(row.value("kind"))) {
                repins
                    .computeIfAbsent(text(row, "subject"), any -> new ArrayList<>())
                    .add(
                        new Repin(
                            text(row, "command_id"),
                            time(row, "recorded_time"),
                            row.value("ref_version") == null ? 0 : whole(row, "ref_version"),
                            pins(row),
                            whole(row, "events")));
              }
            });
    repins.values().forEach(list -> list.sort(Comparator.comparing(Repin::appliedTime)));
    return repins;
  }

  private static List<EventPin> pins(RowValues row) {
    List<EventPin> pins = new ArrayList<>();
    if (row.value("pins") instanceof List<?> rows) {
      for (Object pin : rows) {
        RowValues values = (RowValues) pin;
        pins.add(
            new EventPin(
                text(values, "source"), text(values, "event_id"), whole(values, "ref_version")));
      }
    }
    return pins;
  }

  /** What was laid aside of each subject, whether it was posted later or not. */
  public Map<String, List<Waiting>> deferred() {
    Map<String, List<Waiting>> deferred = new HashMap<>();
    SnapshotRows.of(lake, snapshots, DeferredTable.DEFINITION)
        .forEach(
            row -> {
              Waiting waiting =
                  new Waiting(
                      text(row, "subject"),
                      text(row, "event_id"),
                      text(row, "source"),
                      text(row, "reason"),
                      time(row, "recorded_time"));
              deferred.computeIfAbsent(waiting.subject(), any -> new ArrayList<>()).add(waiting);
            });
    return deferred;
  }

  /**
   * The offsets of all records that were received: received = posted + rejected + deferred, and
   * commands that were applied.
   */
  public OffsetRuns offsets() {
    OffsetRuns runs = new OffsetRuns();
    for (TableDefinition<?> table :
        List.of(RawEventsTable.DEFINITION, RejectionsTable.DEFINITION, CommandsTable.DEFINITION)) {
      SnapshotRows.of(lake, snapshots, table, "topic", "kafka_partition", "kafka_offset")
          .forEach(row -> add(row, runs));
    }
    SnapshotRows.of(
            lake,
            snapshots,
            DeferredTable.DEFINITION,
            "topic",
            "kafka_partition",
            "kafka_offset",
            "reason")
        .forEach(
            row -> {
              // A correction that waits for its target is in raw.events, too.
              if (!text(row, "reason").equals(Waiting.FOR_TARGET)) {
                add(row, runs);
              }
            });
    return runs;
  }

  private static void add(RowValues row, OffsetRuns runs) {
    runs.add(
        text(row, "topic"),
        Math.toIntExact(whole(row, "kafka_partition")),
        whole(row, "kafka_offset"));
  }

  private static String text(RowValues row, String column) {
    return of(row, column, String.class);
  }

  private static long whole(RowValues row, String column) {
    return of(row, column, Number.class).longValue();
  }

  private static Instant time(RowValues row, String column) {
    return of(row, column, Instant.class);
  }

  private static <T> T of(RowValues row, String column, Class<T> type) {
    Object value = row.value(column);
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "column %s is '%s', not a %s".formatted(column, value, type.getSimpleName()));
    }
    return type.cast(value);
  }
}
