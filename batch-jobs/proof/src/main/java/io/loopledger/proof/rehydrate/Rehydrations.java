package io.loopledger.proof.rehydrate;

import io.loopledger.catalog.posting.Commands;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.proof.ProofConfig;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.net.NetColumn;
import io.loopledger.proof.net.NetKey;
import io.loopledger.proof.sql.LedgerReader;
import io.loopledger.proof.table.LakeHistories;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.PinnedText;
import io.loopledger.schemas.command.PostedAmount;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What empties {@code ops.deferred}: a {@code REHYDRATE} command for each subject with records that
 * wait for evicted cycles. It carries all events of the subject and all that the ledger has of
 * them: the tables do not say which were evicted, and the posting job leaves those alone that it
 * kept.
 */
public final class Rehydrations {
  private static final String BY = "night";

  /** Events that are in raw.events by now, or were refused when they came again, do not wait. */
  private static final String WAITING =
      """
      SELECT subject, event_id, topic, kafka_partition, kafka_offset
      FROM (
        SELECT d.subject, d.event_id, d.topic, d.kafka_partition, d.kafka_offset
        FROM ops.deferred d
        WHERE d.reason <> 'WAITS_FOR_TARGET'
          AND NOT EXISTS (
            SELECT 1 FROM raw.events r
            WHERE r.subject = d.subject AND r.event_id = d.event_id AND r.source = d.source)
          AND NOT EXISTS (
            SELECT 1 FROM ops.rejections j
            WHERE j.subject = d.subject AND j.event_id = d.event_id AND j.source = d.source
              AND j.recorded_time >= d.recorded_time)
        UNION ALL
        SELECT j.subject, j.event_id, j.topic, j.kafka_partition, j.kafka_offset
        FROM ops.rejections j
        WHERE j.code = 'SUBJECT_EVICTED'
          AND NOT EXISTS (SELECT 1 FROM ops.commands c WHERE c.command_id = j.event_id))
      ORDER BY topic, kafka_partition, kafka_offset
      """;

  private final Lake lake;
  private final ReferenceLog references;
  private final Trino trino;
  private final ProofConfig config;

  /** On a lake; the configuration is that of a proof. */
  public Rehydrations(Lake lake, ReferenceLog references, Trino trino, ProofConfig config) {
    this.lake = lake;
    this.references = references;
    this.trino = trino;
    this.config = config;
  }

  /** What waits, each record once, in the order of Kafka. */
  public List<LaidAside> waiting() throws SQLException {
    Map<String, LaidAside> first = new LinkedHashMap<>();
    trino.query(
        WAITING,
        row -> {
          LaidAside laid =
              new LaidAside(
                  row.getString("subject"),
                  row.getString("event_id"),
                  new LaidAside.Place(
                      row.getString("topic"),
                      row.getInt("kafka_partition"),
                      row.getLong("kafka_offset")));
          first.putIfAbsent(
              "%s %s %s".formatted(laid.subject(), laid.id(), laid.place().topic()), laid);
        });
    return List.copyOf(first.values());
  }

  /**
   * The commands that bring back what these records wait for, one for each subject. Their ids
   * follow from the first record that waits, so a night that is run again sends the same ones.
   */
  public List<CommandMessage> commands(List<LaidAside> waiting) throws SQLException, IOException {
    Map<String, LaidAside> firstOf = new TreeMap<>();
    waiting.forEach(laid -> firstOf.putIfAbsent(laid.subject(), laid));
    if (firstOf.isEmpty()) {
      return List.of();
    }
    ProofSnapshots snapshots = ProofSnapshots.newest(lake);
    Map<String, List<PinnedEvent>> histories = new HashMap<>();
    new LakeHistories(lake, references, snapshots, config.scratch(), config.workers())
        .forEach(firstOf.keySet(), histories::put, done -> {});
    Map<String, Map<NetKey, Amounts>> ledger = ledger(firstOf.keySet(), snapshots);
    List<CommandMessage> commands = new ArrayList<>();
    firstOf.forEach(
        (subject, first) ->
            command(first, histories.get(subject), ledger.getOrDefault(subject, Map.of()))
                .ifPresent(commands::add));
    return commands;
  }

  private Map<String, Map<NetKey, Amounts>> ledger(
      Iterable<String> subjects, ProofSnapshots snapshots) throws SQLException {
    SortedSet<Integer> cells = new TreeSet<>();
    subjects.forEach(subject -> cells.add(Hash.cell(Hash.of(subject))));
    Map<String, Map<NetKey, Amounts>> bySubject = new HashMap<>();
    new LedgerReader(trino, snapshots, config.range())
        .lines(cells)
        .forEach(
            (key, amounts) ->
                bySubject
                    .computeIfAbsent(
                        key.required(NetColumn.SUBJECT),
                        any -> new TreeMap<>(Comparator.comparing(NetKey::text)))
                    .put(key, amounts));
    return bySubject;
  }

  /** None where raw.events has nothing of the subject: then nothing of it was evicted. */
  private static Optional<CommandMessage> command(
      LaidAside first, @Nullable List<PinnedEvent> history, Map<NetKey, Amounts> ledger) {
    if (history == null) {
      return Optional.empty();
    }
    Map<String, String> sources = new HashMap<>();
    List<PinnedText> events = new ArrayList<>();
    for (PinnedEvent pinned : history) {
      sources.put(pinned.event().id(), pinned.event().source());
      events.add(Commands.event(pinned));
    }
    List<PostedAmount> amounts = new ArrayList<>();
    ledger.forEach(
        (key, amount) ->
            key.posted(sources.getOrDefault(key.required(NetColumn.EVENT_ID), "unknown"), amount)
                .ifPresent(amounts::add));
    return Optional.of(
        new CommandMessage(
            CommandMessage.FORM,
            "rehydrate-" + first.place(),
            CommandKind.REHYDRATE,
            first.subject(),
            "'%s' waits for evicted cycles".formatted(first.id()),
            BY,
            null,
            events,
            amounts));
  }
}
