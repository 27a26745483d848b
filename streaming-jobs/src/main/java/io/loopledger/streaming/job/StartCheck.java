package io.loopledger.streaming.job;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.streaming.lake.SinkMark;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether state and lake belong together. A job that starts without state against a lake that has
 * rows would post every event again; one that goes on with the state of another lake, or with an
 * older state than the lake's, would lose rows without a sign (the sink takes the numbers of
 * checkpoints it has already committed for repetitions). Both are refused.
 *
 * <p>{@code <checkpoints>/lake.id} names the tables (Iceberg's table uuids) that the checkpoints
 * beside it belong to. It is written at the first start, before there is any checkpoint. A forced
 * start adds the marks that it found in the tables: what an earlier job committed is not newer than
 * the state of the jobs that follow, although its checkpoints have higher numbers.
 */
final class StartCheck {
  private static final String FORCED = "forced ";
  private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

  private final Path checkpoints;
  private final LakeMark mark;
  private final Lake lake;
  private final StartPolicy policy;

  StartCheck(Path checkpoints, Lake lake, StartPolicy policy) {
    this.checkpoints = checkpoints;
    this.mark = LakeMark.beside(checkpoints);
    this.lake = lake;
    this.policy = policy;
  }

  /**
   * Checks a start from this state, or from nothing.
   *
   * @throws IllegalStateException saying what does not fit and what to do
   */
  void require(Optional<? extends StartState> from) {
    if (from.isEmpty()) {
      requireEmptyLake();
      writeMark(policy == StartPolicy.FORCED ? marksInTables() : List.of());
    } else {
      requireSameLake(from.get());
      requireNothingNewer(from.get());
      writeMark(marksBeforeForcedStart());
    }
  }

  /**
   * Checks the id that a cluster gives to a start without state. Iceberg's sink would take the
   * first checkpoints for those that a job of the same id has committed, and drop their rows while
   * all looks well (apache/iceberg #18098); even in a lake without rows, because commits without
   * rows happen.
   *
   * @throws IllegalStateException naming the table and what to do
   */
  void requireUnusedJobId(String jobId) {
    for (TableDefinition<?> definition : LakeTables.ALL) {
      Table table = lake.table(definition);
      SinkMark.newest(mark -> mark.jobId().equals(jobId), table.currentSnapshot(), table::snapshot)
          .ifPresent(
              mark -> {
                throw new IllegalStateException(
                    "%s holds checkpoint %d of a job %s, and the cluster gives the same id to this start,"
                            .formatted(definition.qualifiedName(), mark.checkpointId(), jobId)
                        + " which has no state; name that job's newest checkpoint or savepoint (-s),"
                        + " or give this one another id");
              });
    }
  }

  private void requireEmptyLake() {
    for (TableDefinition<?> table : LakeTables.ALL) {
      long rows = lake.head(table).rows();
      if (rows > 0 && policy == StartPolicy.FORCED) {
        LOG.warn(
            "start=forced: {} holds {} rows, and the job starts without state all the same",
            table.qualifiedName(),
            rows);
      } else if (rows > 0) {
        throw new IllegalStateException(
            "%s holds %d rows but there is no checkpoint in %s to go on from;"
                    .formatted(table.qualifiedName(), rows, checkpoints)
                + " restore that folder, or start over with ./loopledger reset");
      }
    }
  }

  private void requireSameLake(StartState from) {
    List<String> known = mark.read();
    if (known.isEmpty() && from instanceof StartState.Named) {
      // The first start with a new folder of checkpoints: the savepoint comes from an older one.
      requireRows(from);
      return;
    }
    for (TableDefinition<?> table : LakeTables.ALL) {
      boolean isNew = known.stream().noneMatch(line -> line.startsWith(name(table) + " "));
      if (isNew ? lake.head(table).rows() > 0 : !known.contains(line(table))) {
        throw new IllegalStateException(
            "the checkpoints in %s are not of this lake: %s was made anew or comes from elsewhere;"
                    .formatted(checkpoints, table.qualifiedName())
                + " restore lake and checkpoints together, or start over with ./loopledger reset");
      }
    }
  }

  /** State without rows is that of another lake: what it has dealt with would be missing here. */
  private void requireRows(StartState from) {
    boolean empty = LakeTables.ALL.stream().allMatch(table -> lake.head(table).rows() == 0);
    if (empty && policy != StartPolicy.FORCED) {
      throw new IllegalStateException(
          "the lake holds no rows, so %s is none of it; start without it, or with start=forced"
              .formatted(from));
    }
  }

  private void requireNothingNewer(StartState from) {
    List<String> beforeForcedStart = marksBeforeForcedStart();
    for (TableDefinition<?> table : LakeTables.ALL) {
      long committed = lake.head(table).checkpointId();
      if (committed > from.number() && !isOneOf(beforeForcedStart, table)) {
        String what =
            switch (from) {
              case StartState.Retained retained ->
                  "the newest one in %s is %d".formatted(checkpoints, retained.number());
              case StartState.Named named ->
                  "%s is checkpoint %d".formatted(named.address(), named.number());
            };
        throw new IllegalStateException(
            "%s holds the rows of checkpoint %d, but %s;"
                    .formatted(table.qualifiedName(), committed, what)
                + " restore lake and checkpoints together, or start over with ./loopledger reset");
      }
    }
  }

  private void writeMark(List<String> beforeForcedStart) {
    TreeMap<String, String> lines = new TreeMap<>();
    LakeTables.ALL.forEach(table -> lines.put(name(table), line(table)));
    mark.write(Stream.concat(lines.values().stream(), beforeForcedStart.stream()).toList());
  }

  private List<String> marksBeforeForcedStart() {
    return mark.read().stream().filter(line -> line.startsWith(FORCED)).toList();
  }

  private List<String> marksInTables() {
    return LakeTables.ALL.stream().flatMap(table -> newestMark(table).stream()).toList();
  }

  private boolean isOneOf(List<String> marks, TableDefinition<?> table) {
    return newestMark(table).filter(marks::contains).isPresent();
  }

  /** The newest mark of a table as a forced start writes it down. */
  private Optional<String> newestMark(TableDefinition<?> definition) {
    Table table = lake.table(definition);
    return SinkMark.newest(any -> true, table.currentSnapshot(), table::snapshot)
        .map(
            mark ->
                FORCED + "%s %s %d".formatted(name(definition), mark.jobId(), mark.checkpointId()));
  }

  private String line(TableDefinition<?> table) {
    return name(table) + " " + lake.table(table).uuid();
  }

  private static String name(TableDefinition<?> table) {
    return table.qualifiedName();
  }
}
