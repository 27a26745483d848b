package io.loopledger.streaming.posting;

import static java.util.Objects.requireNonNull;

import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.schemas.command.AppliedCommand;
import io.loopledger.schemas.entry.Deferred;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.lake.Rows;
import io.loopledger.streaming.live.CellDelta;
import io.loopledger.streaming.live.LiveTap;
import io.loopledger.streaming.record.KafkaRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Moves records to the {@link PostingDesk} and its results to the outputs: ledger entries to the
 * main one, everything else to side outputs.
 */
public final class PostingFunction extends KeyedProcessFunction<String, KafkaRecord, RowData> {
  private static final long serialVersionUID = 1L;

  /** Rows of {@code raw.events}. */
  public static final OutputTag<RowData> RAW_EVENTS =
      new OutputTag<>("raw-events", Rows.typeInfo(RawEventsTable.DEFINITION));

  /** Rows of {@code mart.rollup}. */
  public static final OutputTag<RowData> ROLLUP =
      new OutputTag<>("rollup", Rows.typeInfo(RollupTable.DEFINITION));

  /** Rows of {@code ops.rejections}. */
  public static final OutputTag<RowData> REJECTIONS =
      new OutputTag<>("rejections", Rows.typeInfo(RejectionsTable.DEFINITION));

  /** Rows of {@code ops.deferred}. */
  public static final OutputTag<RowData> DEFERRED =
      new OutputTag<>("deferred", Rows.typeInfo(DeferredTable.DEFINITION));

  /** Rows of {@code ops.commands}. */
  public static final OutputTag<RowData> COMMANDS =
      new OutputTag<>("commands", Rows.typeInfo(CommandsTable.DEFINITION));

  /** Records for the dead-letter topics. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  /** Name of the state that holds each subject's history; part of the savepoint's contract. */
  static final String HISTORY_STATE = "history";

  private static final long REFERENCE_CHECK_MS = 1_000;

  private final ReferenceSource referenceSource;
  private final int maxEventsPerSubject;
  private final int maxCachedEvents;

  private transient ReferenceSource.@Nullable Opened references;
  private transient PostingDesk desk;
  private transient EntryBuffer pending;
  private transient RollupBuffer rollup;
  private transient LiveTap live;
  private transient PostingMetrics metrics;
  private transient HistoryCache histories;
  private transient @Nullable Consumer<String> currentKey;
  private transient Rows<Entry> entryRows;
  private transient Rows<ReceivedEvent> rawRows;
  private transient Rows<Rejection> rejectionRows;
  private transient Rows<Deferred> deferredRows;
  private transient Rows<AppliedCommand> commandRows;
  private transient Rows<RollupRow> rollupRows;
  private transient long nextReferenceCheckMs;

  /**
   * Makes the function.
   *
   * @param referenceFolder folder of the reference log
   * @param maxEventsPerSubject most events one subject may keep
   */
  public PostingFunction(String referenceFolder, int maxEventsPerSubject) {
    this(new ReferenceSource.Folder(referenceFolder), maxEventsPerSubject);
  }

  /** The same with reference data from elsewhere. */
  public PostingFunction(ReferenceSource referenceSource, int maxEventsPerSubject) {
    this(referenceSource, maxEventsPerSubject, HistoryCache.MAX_EVENTS);
  }

  PostingFunction(ReferenceSource referenceSource, int maxEventsPerSubject, int maxCachedEvents) {
    this.referenceSource = referenceSource;
    this.maxEventsPerSubject = maxEventsPerSubject;
    this.maxCachedEvents = maxCachedEvents;
  }

  /** Tells how to choose the key whose state is read and written; before {@link #open}. */
  void choosesKeysBy(Consumer<String> setter) {
    currentKey = setter;
  }

  @Override
  public void open(OpenContext context) {
    ReferenceSource.Opened opened = opened();
    references = opened;
    desk = new PostingDesk(opened.log(), maxEventsPerSubject);
    pending = new EntryBuffer();
    rollup = new RollupBuffer();
    live = new LiveTap(desk.watch(), getRuntimeContext());
    metrics = new PostingMetrics(getRuntimeContext().getMetricGroup());
    ValueState<byte @Nullable []> state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    HISTORY_STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    histories =
        new HistoryCache(
            new KeyedHistories(state, desk, requireNonNull(currentKey)), maxCachedEvents);
    entryRows = Rows.of(EntriesTable.DEFINITION);
    rawRows = Rows.of(RawEventsTable.DEFINITION);
    rejectionRows = Rows.of(RejectionsTable.DEFINITION);
    deferredRows = Rows.of(DeferredTable.DEFINITION);
    commandRows = Rows.of(CommandsTable.DEFINITION);
    rollupRows = Rows.of(RollupTable.DEFINITION);
  }

  @Override
  public void processElement(KafkaRecord record, Context context, Collector<RowData> out)
      throws IOException {
    long nowMs = context.timerService().currentProcessingTime();
    checkReferences(nowMs);
    Outcome outcome = handle(record, Instant.ofEpochMilli(nowMs));
    metrics.count(outcome);
    pending.follow(desk.latest().calendar(), entry -> hand(entry, out::collect));
    switch (outcome) {
      case Outcome.Posted posted -> {
        remember(context.getCurrentKey(), posted.history());
        context.output(RAW_EVENTS, rawRows.row(posted.event()));
        pending.add(
            context.getCurrentKey(),
            posted,
            Instant.ofEpochMilli(nowMs),
            entry -> hand(entry, out::collect));
        live.posted(posted.change(), pending::period, context::output);
        posted.waiting().ifPresent(row -> context.output(DEFERRED, deferredRows.row(row)));
      }
      case Outcome.Applied applied -> {
        remember(context.getCurrentKey(), applied.history());
        context.output(COMMANDS, commandRows.row(applied.row()));
        pending.command(
            context.getCurrentKey(),
            applied,
            Instant.ofEpochMilli(nowMs),
            entry -> hand(entry, out::collect));
        live.posted(applied.change(), pending::period, context::output);
      }
      case Outcome.Laid(Deferred deferred) -> context.output(DEFERRED, deferredRows.row(deferred));
      case Outcome.Rejected(Rejection rejection) -> {
        context.output(REJECTIONS, rejectionRows.row(rejection));
        if (rejection.code().isDeadLettered()) {
          context.output(DEAD_LETTERS, deadLetter(record, rejection));
        }
      }
    }
  }

  /**
   * Hands out the entries and the sums since the last call; the operator calls it before each
   * barrier.
   */
  void drain(Consumer<RowData> entries, Consumer<RowData> sums) {
    pending.drain(entry -> hand(entry, entries));
    rollup.drain(row -> sums.accept(rollupRows.row(row)));
  }

  private void hand(Entry entry, Consumer<RowData> out) {
    out.accept(entryRows.row(entry));
    metrics.entry();
    rollup.add(entry);
  }

  /** Hands out what entries add to dashboard cells; called often, and before each barrier. */
  void drainCells(Consumer<CellDelta> out) {
    live.drainCells(out);
  }

  /** Writes the histories that changed to the state; the operator calls it before a snapshot. */
  void writeBack() {
    histories.writeBack();
  }

  /** Other subjects may make room for this one, whose key is the current one again at the end. */
  private SubjectHistory history(String subject) {
    SubjectHistory history = histories.of(subject);
    requireNonNull(currentKey).accept(subject);
    return history;
  }

  private void remember(String subject, SubjectHistory history) {
    histories.put(subject, history);
    requireNonNull(currentKey).accept(subject);
  }

  /** Retries would not bring back what the platform lost: the job fails for a person to see. */
  private Outcome handle(KafkaRecord record, Instant now) {
    try {
      return desk.handle(record, now, this::history);
    } catch (PlatformFaultException e) {
      throw new SuppressRestartsException(e);
    }
  }

  private void checkReferences(long nowMs) {
    if (nowMs >= nextReferenceCheckMs) {
      try {
        desk.refreshReferences();
      } catch (PlatformFaultException e) {
        throw new SuppressRestartsException(e);
      }
      nextReferenceCheckMs = nowMs + REFERENCE_CHECK_MS;
    }
  }

  private ReferenceSource.Opened opened() {
    try {
      return referenceSource.open();
    } catch (PlatformFaultException e) {
      throw new SuppressRestartsException(e);
    }
  }

  @Override
  public void close() throws Exception {
    ReferenceSource.Opened opened = references;
    references = null;
    if (opened != null) {
      opened.resources().close();
    }
  }

  private static DeadLetter deadLetter(KafkaRecord record, Rejection rejection) {
    // Anybody can make up brands, and every brand has a key file: only registered ones get one.
    String brand = rejection.code() == RejectionCode.UNKNOWN_BRAND ? null : rejection.brand();
    return new DeadLetter(
        record,
        brand,
        rejection.code().name(),
        rejection.code().owner().name(),
        rejection.message());
  }
}
