package io.loopledger.streaming.job;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether state and lake belong together. A job that starts without state against a lake that has
 * rows would post every event again; one that goes on with the state of another lake, or with an
 * older state than the lake's, would lose rows without a sign (the sink takes the numbers of
 * checkpoints it has already committed for repetitions). Both are refused.
 *
 * <p>{@code <checkpoints>/lake.id} names the tables (Iceberg's table uuids) that the checkpoints
 * beside it belong to. It is written at the first start, before there is any checkpoint.
 */
final class StartCheck {
  static final String MARK = "lake.id";

  private final Path checkpoints;
  private final Lake lake;

  StartCheck(Path checkpoints, Lake lake) {
    this.checkpoints = checkpoints;
    this.lake = lake;
  }

  /**
   * Checks a start from this checkpoint, or from nothing.
   *
   * @throws IllegalStateException saying what does not fit and what to do
   */
  void require(Optional<CheckpointFolder.Checkpoint> recoverFrom) {
    if (recoverFrom.isPresent()) {
      requireSameLake();
      requireNothingNewer(recoverFrom.get());
    } else {
      requireEmptyLake();
    }
    writeMark();
  }

  private void requireEmptyLake() {
    for (TableDefinition<?> table : LakeTables.ALL) {
      long rows = lake.head(table).rows();
      if (rows > 0) {
        throw new IllegalStateException(
            "%s holds %d rows but there is no checkpoint in %s to go on from;"
                    .formatted(table.qualifiedName(), rows, checkpoints)
                + " restore that folder, or start over with ./loopledger reset");
      }
    }
  }

  private void requireSameLake() {
    List<String> known = readMark();
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

  private void requireNothingNewer(CheckpointFolder.Checkpoint checkpoint) {
    for (TableDefinition<?> table : LakeTables.ALL) {
      long committed = lake.head(table).checkpointId();
      if (committed > checkpoint.number()) {
        throw new IllegalStateException(
            "%s holds the rows of checkpoint %d, but the newest one in %s is %d;"
                    .formatted(table.qualifiedName(), committed, checkpoints, checkpoint.number())
                + " restore lake and checkpoints together, or start over with ./loopledger reset");
      }
    }
  }

  private List<String> readMark() {
    Path mark = checkpoints.resolve(MARK);
    try {
      return Files.exists(mark) ? Files.readAllLines(mark) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + mark, e);
    }
  }

  private void writeMark() {
    Path unfinished = checkpoints.resolve(MARK + ".unfinished");
    TreeMap<String, String> lines = new TreeMap<>();
    LakeTables.ALL.forEach(table -> lines.put(name(table), line(table)));
    try {
      Files.createDirectories(checkpoints);
      Files.write(unfinished, lines.values());
      Files.move(
          unfinished,
          checkpoints.resolve(MARK),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + unfinished, e);
    }
  }

  private String line(TableDefinition<?> table) {
    return name(table) + " " + lake.table(table).uuid();
  }

  private static String name(TableDefinition<?> table) {
    return table.qualifiedName();
  }
}
