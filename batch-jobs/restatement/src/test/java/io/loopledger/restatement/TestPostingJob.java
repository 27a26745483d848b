package io.loopledger.restatement;

import static java.util.Objects.requireNonNull;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Command;
import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.metricscheck.lake.StoredRows;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.command.AppliedCommand;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventReader;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RowValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The posting job without Kafka and Flink: its engine, with the histories as the tables have them.
 * It never looks at what a dry run told.
 */
final class TestPostingJob implements CommandPort {
  private static final int PARTITION = 7;

  private final ReferenceLog references;
  private final SubjectLedger ledger;
  private final Map<String, SubjectHistory> histories = new HashMap<>();
  private final RowAppender<ReceivedEvent> events;
  private final RowAppender<Entry> entries;
  private final RowAppender<AppliedCommand> commands;
  private Instant now;
  private long offset;
  private int duplicates;

  private TestPostingJob(Lake lake, ReferenceLog references, Instant now) {
    this.references = references;
    this.ledger = new SubjectLedger(new PostingEngine(Chart.builtIn(), references::at), 10_000);
    this.events = new RowAppender<>(lake, RawEventsTable.DEFINITION);
    this.entries = new RowAppender<>(lake, EntriesTable.DEFINITION);
    this.commands = new RowAppender<>(lake, CommandsTable.DEFINITION);
    this.now = now;
  }

  private record Restated(Instant time, String id, long version, long events) {}

  /** A job that starts with what the tables hold. */
  static TestPostingJob restored(Lake lake, ReferenceLog references, Instant now) {
    TestPostingJob job = new TestPostingJob(lake, references, now);
    Map<String, List<ReceivedEvent>> bySubject = new HashMap<>();
    StoredRows.read(
        lake,
        RawEventsTable.DEFINITION,
        row -> {
          ReceivedEvent event = RawEventReader.read(row);
          bySubject
              .computeIfAbsent(event.event().subject().toString(), any -> new ArrayList<>())
              .add(event);
        });
    Map<String, List<Restated>> repins = new HashMap<>();
    StoredRows.read(
        lake,
        CommandsTable.DEFINITION,
        row ->
            repins
                .computeIfAbsent(
                    (String) requireNonNull(row.value("subject")), any -> new ArrayList<>())
                .add(restated(row)));
    bySubject.forEach(
        (subject, received) ->
            job.histories.put(
                subject, job.replayed(received, repins.getOrDefault(subject, List.of()))));
    return job;
  }

  private static Restated restated(RowValues row) {
    return new Restated(
        (Instant) requireNonNull(row.value("recorded_time")),
        (String) requireNonNull(row.value("command_id")),
        (Long) requireNonNull(row.value("ref_version")),
        (Long) requireNonNull(row.value("events")));
  }

  /** As it happened: a command when the subject had as many events as the command says. */
  private SubjectHistory replayed(List<ReceivedEvent> received, List<Restated> repins) {
    List<ReceivedEvent> events = new ArrayList<>(received);
    events.sort(Comparator.comparing(ReceivedEvent::recordedTime));
    List<Restated> left = new ArrayList<>(repins);
    left.sort(Comparator.comparing(Restated::time));
    SubjectHistory history = SubjectHistory.EMPTY;
    for (ReceivedEvent event : events) {
      history =
          ((Answer.Accepted)
                  ledger.accept(history, new PinnedEvent(event.event(), event.refVersion())))
              .history();
      while (!left.isEmpty() && left.getFirst().events() == history.events().size()) {
        Restated repin = left.removeFirst();
        history =
            ((Answer.Accepted)
                    ledger.apply(history, new Command.Repin(repin.id(), repin.version())))
                .history();
      }
    }
    return history;
  }

  /** Takes an event, pinned to the newest version. */
  void take(Event event) {
    now = now.plus(Duration.ofSeconds(1));
    PinnedEvent pinned = new PinnedEvent(event, references.latest().version());
    String subject = event.subject().toString();
    Answer.Accepted accepted =
        (Answer.Accepted)
            ledger.accept(histories.getOrDefault(subject, SubjectHistory.EMPTY), pinned);
    histories.put(subject, accepted.history());
    events.write(
        new ReceivedEvent(
            event,
            pinned.refVersion(),
            now,
            event.type().topic().topicName(),
            PARTITION,
            offset++));
    EntryMaker.entries(event, accepted.difference(), now).forEach(entries::write);
    events.commit();
    entries.commit();
  }

  @Override
  public void send(List<CommandMessage> messages) {
    for (CommandMessage message : messages) {
      now = now.plusMillis(1);
      apply(message);
    }
    entries.commit();
    commands.commit();
  }

  private void apply(CommandMessage message) {
    Command command = Commands.of(message);
    Answer answer =
        ledger.apply(histories.getOrDefault(message.subject(), SubjectHistory.EMPTY), command);
    if (!(answer instanceof Answer.Accepted accepted)) {
      duplicates++;
      return;
    }
    histories.put(message.subject(), accepted.history());
    Subject subject = Subject.parse(message.subject());
    EntryMaker.entries(
            command,
            subject,
            accepted.difference(),
            now,
            key ->
                references.latest().calendar().period(key.dimensions().brand(), key.businessDate()))
        .forEach(entries::write);
    commands.write(
        new AppliedCommand(
            message.commandId(),
            message.kind(),
            message.subject(),
            subject.key().substring(0, subject.key().indexOf('/')),
            message.refVersion(),
            message.reason(),
            message.requestedBy(),
            accepted.history().events().size(),
            accepted.difference().size(),
            now,
            "commands",
            PARTITION,
            offset++,
            message.pins()));
  }

  /** How many commands it refused because they were applied before. */
  int duplicates() {
    return duplicates;
  }

  @Override
  public void await() {
    // All is in the tables when send returns.
  }
}
