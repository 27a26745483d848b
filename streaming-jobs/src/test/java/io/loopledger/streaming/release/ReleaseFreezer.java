package io.loopledger.streaming.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Posted;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.job.SavepointJob;
import io.loopledger.streaming.lake.Rows;
import io.loopledger.streaming.posting.HistoryCodec;
import io.loopledger.streaming.posting.Outcome;
import io.loopledger.streaming.posting.PostingDesk;
import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.testkit.FrozenRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the frozen state of a release; no part of the normal build:
 *
 * <pre>
 * mvn -pl streaming-jobs -am test -Dtest=ReleaseFreezer -Dloopledger.freeze=0.1.0 \
 *     -Dsurefire.failIfNoSpecifiedTests=false [-Dloopledger.freeze.overwrite=true]
 * </pre>
 */
@EnabledIfSystemProperty(named = "loopledger.freeze", matches = "\\d+\\.\\d+\\.\\d+")
class ReleaseFreezer {
  private static final long REFERENCE_VERSION = 2;

  @Test
  void freezes(@TempDir Path temporary) throws Exception {
    String version = System.getProperty("loopledger.freeze", "");
    FrozenRelease releases = FrozenRelease.in(Files.createDirectories(ReleasedState.RELEASED));
    makeRoomFor(releases.version(version));
    ReleasedState released = new ReleasedState(releases.version(version));

    Fixture.references(released.reference());
    ReferenceLog.open(released.reference()).publishRules(RuleSets.NEWEST);
    Files.deleteIfExists(released.reference().resolve("lock"));
    PostingDesk desk = new PostingDesk(ReferenceLog.open(released.reference()), 100);
    Map<Subject, byte[]> states = states(desk);
    for (Map.Entry<Subject, byte[]> state : states.entrySet()) {
      String name = state.getKey().toString().replaceAll("[^A-Za-z0-9]+", "-");
      ReleasedState.write(released.states().resolve(name), state.getKey(), state.getValue());
    }
    new SavepointJob(released.reference(), temporary.resolve("checkpoints"))
        .savepoint(Records.of(Fixture.events()), temporary.resolve("savepoints"))
        .moveTo(released.savepoint());
    freezeLateEvent(released, desk, states.get(Fixture.UNIT));
    releases.writeManifest();
    assertThat(releases.problems()).isEmpty();
  }

  private static void makeRoomFor(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Boolean.getBoolean("loopledger.freeze.overwrite")) {
      throw new IllegalStateException(
          "%s exists, and a release is never edited; before it is published,"
                  .formatted(folder.toAbsolutePath())
              + " -Dloopledger.freeze.overwrite=true freezes it again");
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** What the desk keeps of the fixture's events. */
  private static Map<Subject, byte[]> states(PostingDesk desk) {
    Map<Subject, byte[]> states = new LinkedHashMap<>();
    for (Event event : Fixture.events()) {
      KafkaRecord record = Records.of(event, 0);
      Outcome.Posted posted = posted(desk, record, states.get(event.subject()));
      states.put(event.subject(), desk.stateOf(posted.history()));
    }
    return states;
  }

  private static Outcome.Posted posted(
      PostingDesk desk, KafkaRecord record, byte @Nullable [] state) {
    return (Outcome.Posted) desk.handle(record, state, Instant.parse("2026-11-24T10:00:00Z"));
  }

  /** A grade that arrives after the unit was sold: what followed it is posted again under it. */
  private static void freezeLateEvent(
      ReleasedState released, PostingDesk desk, byte @Nullable [] state) throws IOException {
    Event late =
        Fixture.event(
            "late-1",
            Fixture.UNIT,
            "2010-12-04T00:00:00Z",
            new UnitGraded(UnitGraded.Grade.LIKE_NEW, UnitGraded.DecidedBy.PERSON, null));
    byte[] lateState =
        new HistoryCodec()
            .encode(SubjectHistory.of(List.of(new PinnedEvent(late, REFERENCE_VERSION))));
    ReleasedState.write(released.lateEvent(), late.subject(), lateState);
    Rows<Entry> rows = Rows.of(EntriesTable.DEFINITION);
    List<RowData> entries =
        Posted.entries(posted(desk, Records.of(late, 99), state)).stream().map(rows::row).toList();
    Files.write(
        released.lateEntries(),
        Net.values(entries, EntriesTable.DEFINITION).stream().map(Described::row).toList());
  }
}
