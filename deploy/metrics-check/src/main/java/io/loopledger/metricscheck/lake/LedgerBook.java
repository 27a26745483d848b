package io.loopledger.metricscheck.lake;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.PendingPostings;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.Trigger;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.command.AppliedCommand;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RollupTable;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The product's engine with the histories of all subjects in memory, and the tables it writes: what
 * the posting job does, without Kafka and Flink.
 */
public final class LedgerBook {
  /** The Kafka partition that simulated events say to come from. */
  public static final int SIMULATED = 0;

  /** The Kafka partition that hand-made events say to come from. */
  public static final int HAND_MADE = 1;

  /** The Kafka partition that imported events say to come from. */
  public static final int IMPORTED = 2;

  private static final int MAX_EVENTS = 10_000;

  private final ReferenceLog references;
  private final int kafkaPartition;
  private final SubjectLedger ledger;
  private final Map<Subject, SubjectHistory> histories = new HashMap<>();
  private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
  private final RollupSums rollupSums = new RollupSums();
  private final RowAppender<ReceivedEvent> rawEvents;
  private final RowAppender<Entry> entries;
  private final RowAppender<RollupRow> rollup;
  private final RowAppender<AppliedCommand> commands;
  private Map<Subject, PendingPostings> pending = new LinkedHashMap<>();
  private long eventCount;
  private long entryCount;
  private long commandCount;

  /** A book on a lake whose tables exist. */
  public LedgerBook(Lake lake, ReferenceLog references, int kafkaPartition) {
    this.references = references;
    this.kafkaPartition = kafkaPartition;
    this.ledger = new SubjectLedger(new PostingEngine(Chart.builtIn(), references::at), MAX_EVENTS);
    this.rawEvents = new RowAppender<>(lake, RawEventsTable.DEFINITION);
    this.entries = new RowAppender<>(lake, EntriesTable.DEFINITION);
    this.rollup = new RowAppender<>(lake, RollupTable.DEFINITION);
    this.commands = new RowAppender<>(lake, CommandsTable.DEFINITION);
  }

  /**
   * Takes an event.
   *
   * @param recordedTime when it is received and posted
   * @return why it is refused; empty where it is posted
   */
  public Optional<Refusal> take(Event given, Instant recordedTime) {
    Event event = given.inMicros();
    SubjectHistory history = histories.getOrDefault(event.subject(), SubjectHistory.EMPTY);
    PinnedEvent pinned = new PinnedEvent(event, references.latest().version());
    return switch (ledger.accept(history, pinned)) {
      case SubjectLedger.Answer.Accepted accepted -> {
        histories.put(event.subject(), accepted.history());
        rawEvents.write(received(pinned, recordedTime));
        pending
            .computeIfAbsent(event.subject(), any -> new PendingPostings())
            .add(event, accepted.difference(), recordedTime);
        eventCount++;
        yield Optional.empty();
      }
      case SubjectLedger.Answer.Refused(var code, var message) ->
          Optional.of(new Refusal(code, message));
      case SubjectLedger.Answer.Deferred(var reason, var message) ->
          throw new IllegalStateException("nothing is evicted here, but: " + message);
    };
  }

  /** Why an event was not posted. */
  public record Refusal(RejectionCode code, String message) {}

  /** The subjects of a brand that have events, in the order of their names. */
  public List<Subject> subjects(String brand) {
    return histories.entrySet().stream()
        .filter(each -> each.getValue().events().getFirst().event().context().brand().equals(brand))
        .map(Map.Entry::getKey)
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  /** Restates a subject with the newest reference data; what is pending is posted before. */
  public void repin(Subject subject, String brand, String reason, Instant recordedTime) {
    drain();
    long version = references.latest().version();
    Command command = new Command.Repin("repin-%d-%s".formatted(version, subject), version);
    SubjectHistory history = histories.getOrDefault(subject, SubjectHistory.EMPTY);
    if (!(ledger.apply(history, command) instanceof SubjectLedger.Answer.Accepted accepted)) {
      throw new IllegalStateException("%s is not restated".formatted(subject));
    }
    histories.put(subject, accepted.history());
    write(
        EntryMaker.entries(
            new Trigger.Asked(command, subject),
            accepted.difference(),
            recordedTime,
            this::period));
    commands.write(
        new AppliedCommand(
            command.id(),
            CommandKind.REPIN,
            subject.toString(),
            brand,
            version,
            reason,
            "finance",
            accepted.history().events().size(),
            accepted.difference().size(),
            recordedTime,
            CommandTopic.NAME,
            kafkaPartition,
            commandCount++,
            List.of()));
  }

  /** Posts what is pending, and makes all of it seen: one commit of each table. */
  public void commit() {
    drain();
    rollupSums.drain(rollup::write);
    rawEvents.commit();
    entries.commit();
    rollup.commit();
    commands.commit();
  }

  /** How much it wrote. */
  public Written written() {
    return new Written(eventCount, entryCount);
  }

  private void drain() {
    pending.values().forEach(postings -> write(postings.entries(this::period)));
    pending = new LinkedHashMap<>();
  }

  private void write(List<Entry> posted) {
    for (Entry entry : posted) {
      entries.write(entry);
      rollupSums.add(entry);
      entryCount++;
    }
  }

  private YearMonth period(Posting.Key key) {
    return references.latest().calendar().period(key.dimensions().brand(), key.businessDate());
  }

  private ReceivedEvent received(PinnedEvent pinned, Instant recordedTime) {
    Topic topic = pinned.event().type().topic();
    long offset = offsets.merge(topic, 1L, Long::sum) - 1;
    return new ReceivedEvent(
        pinned.event(),
        pinned.refVersion(),
        recordedTime,
        topic.topicName(),
        kafkaPartition,
        offset);
  }
}
