package io.loopledger.reports.recheck;

import io.loopledger.reports.recheck.file.ReportFacts;
import io.loopledger.reports.source.LakeState;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The state of the lake that a report says it was made from. */
final class StateOfFacts {
  private final Lake lake;

  StateOfFacts(Lake lake) {
    this.lake = lake;
  }

  /** That of the tag, whose snapshots the report has to name; or else of the snapshots. */
  LakeState of(ReportFacts facts) {
    return facts.tag().map(tag -> tagged(facts, tag)).orElseGet(() -> ofSnapshots(facts));
  }

  private LakeState tagged(ReportFacts facts, String tag) {
    LakeState state = LakeState.atTag(lake, tag);
    for (TableDefinition<?> table : LakeTables.EVERY) {
      String name = table.qualifiedName();
      Optional<Long> there = Optional.ofNullable(state.snapshots().get(name));
      Optional<Long> said = facts.snapshot(name);
      if (said.isPresent() && !said.equals(there)) {
        throw new IllegalArgumentException(
            "snapshot of %s is %d, and that of tag %s is %s; the file was changed, or the tag was set anew"
                .formatted(name, said.get(), tag, there.map(String::valueOf).orElse("none")));
      }
    }
    return state;
  }

  private LakeState ofSnapshots(ReportFacts facts) {
    Map<String, Long> snapshots = new TreeMap<>();
    for (TableDefinition<?> table : LakeTables.EVERY) {
      String name = table.qualifiedName();
      facts
          .snapshot(name)
          .ifPresent(
              snapshot -> {
                if (lake.table(table).snapshot(snapshot) == null) {
                  throw new IllegalStateException(
                      "%s has no snapshot %d any more; a provisional report can be checked as long as upkeep keeps the snapshots of its day, so make it again"
                          .formatted(name, snapshot));
                }
                snapshots.put(name, snapshot);
              });
    }
    if (!snapshots.containsKey(EntriesTable.DEFINITION.qualifiedName())) {
      throw new IllegalArgumentException(
          "neither a tag nor a snapshot of %s stands among its facts; make the report again"
              .formatted(EntriesTable.DEFINITION.qualifiedName()));
    }
    return new LakeState(Optional.empty(), snapshots);
  }
}
