package io.loopledger.metricscheck.refold;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.metricscheck.lake.StoredRows;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.RawEventReader;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RowValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger must come to: each subject's events of {@code raw.events}, with the reference
 * versions pinned to them, folded from nothing to the net journal. Entries and roll-up are never
 * read; of the commands only the restatements, because they move pins.
 */
public final class RefoldedFigures {
  private final PostingEngine engine;
  private final Map<String, List<PinnedEvent>> subjects;

  private RefoldedFigures(PostingEngine engine, Map<String, List<PinnedEvent>> subjects) {
    this.engine = engine;
    this.subjects = subjects;
  }

  /** A restatement of a subject: its events up to then move to another reference version. */
  private record Repin(Instant at, long refVersion) {}

  /** Reads the events of a lake. */
  public static RefoldedFigures of(Lake lake, ReferenceLog references) {
    Map<String, List<Repin>> repins = repins(lake);
    Map<String, List<PinnedEvent>> subjects = new HashMap<>();
    StoredRows.read(
        lake,
        RawEventsTable.DEFINITION,
        row -> {
          ReceivedEvent received = RawEventReader.read(row);
          String subject = received.event().subject().toString();
          subjects
              .computeIfAbsent(subject, any -> new ArrayList<>())
              .add(pinned(received, repins.getOrDefault(subject, List.of())));
        });
    return new RefoldedFigures(new PostingEngine(Chart.builtIn(), references::at), subjects);
  }

  /** The sums by these dimensions, in their order; groups that come to zero are left out. */
  public Map<List<@Nullable String>, Sums> by(List<Dimension> dimensions) {
    Map<List<@Nullable String>, Sums> sums = new HashMap<>();
    each(
        (subject, posting) -> {
          List<@Nullable String> group = new ArrayList<>(dimensions.size());
          dimensions.forEach(dimension -> group.add(dimension.of(posting.key())));
          sums.merge(group, Sums.of(posting), Sums::plus);
        });
    sums.values().removeIf(Sums::isZero);
    return sums;
  }

  /** Hands over each line of each subject's net journal. */
  void each(BiConsumer<String, Posting> line) {
    subjects.forEach(
        (subject, events) ->
            engine.journal(events).postings().forEach(posting -> line.accept(subject, posting)));
  }

  private static PinnedEvent pinned(ReceivedEvent received, List<Repin> repins) {
    long version = received.refVersion();
    for (Repin repin : repins) {
      if (!repin.at().isBefore(received.recordedTime())) {
        version = repin.refVersion();
      }
    }
    return new PinnedEvent(received.event(), version);
  }

  private static Map<String, List<Repin>> repins(Lake lake) {
    List<RowValues> rows = new ArrayList<>();
    StoredRows.read(lake, CommandsTable.DEFINITION, rows::add);
    return rows.stream()
        .filter(row -> "REPIN".equals(row.value("kind")))
        .sorted((a, b) -> recordedTime(a).compareTo(recordedTime(b)))
        .collect(
            Collectors.groupingBy(
                row -> String.valueOf(row.value("subject")),
                Collectors.mapping(RefoldedFigures::repin, Collectors.toList())));
  }

  private static Repin repin(RowValues row) {
    return switch (row.value("ref_version")) {
      case Long version -> new Repin(recordedTime(row), version);
      case null, default -> throw new IllegalStateException("a REPIN names no reference version");
    };
  }

  private static Instant recordedTime(RowValues row) {
    return switch (row.value("recorded_time")) {
      case Instant time -> time;
      case null, default -> throw new IllegalStateException("a command has no recorded time");
    };
  }
}
