package io.loopledger.streaming.live;

import io.loopledger.catalog.live.cells.Cell;
import io.loopledger.catalog.live.cells.CellTotal;
import io.loopledger.streaming.state.WriteBackCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds deltas to the totals of their cells and tells each new total at once, before its checkpoint
 * is complete. What a recovery takes back was told then; so a job that goes on from a checkpoint
 * tells every total again, under a version above all that were told before: the clock's, but at
 * least {@value #JUMP} above the last one in the checkpoint, for each attempt.
 */
@SuppressWarnings("NullAway.Init") // Flink initializes the state, then opens the operator.
final class CellTotals extends AbstractStreamOperator<LiveMessage>
    implements OneInputStreamOperator<CellDelta, LiveMessage> {
  private static final long serialVersionUID = 1L;

  /** More than any cell is told between two checkpoints. */
  static final long JUMP = 1_000_000;

  /** Names of the states; part of the savepoint's contract. */
  static final String TOTAL_STATE = "cell-total";

  static final String SINCE_STATE = "counted-since";

  /** Most totals held as objects: some megabytes. */
  private static final int MAX_HELD = 20_000;

  /** In the state of {@code counted-since}: every entry there ever was is counted. */
  private static final long EVER = 0;

  private static final ValueStateDescriptor<byte @Nullable []> TOTAL =
      new ValueStateDescriptor<>(
          TOTAL_STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final boolean startsFromState;

  private transient ValueState<byte @Nullable []> total;
  private transient WriteBackCache<CellTotal> totals;
  private transient ListState<Long> sinceState;
  private transient long countedSinceMs;
  private transient boolean isRestored;

  /** Of a job that starts at the first event. */
  CellTotals() {
    this(false);
  }

  /**
   * Makes the operator.
   *
   * @param startsFromState whether the job goes on from a state: one that knows no totals does not
   *     count as restored here, because Flink says nothing of it to operators it has no state for
   */
  CellTotals(boolean startsFromState) {
    this.startsFromState = startsFromState;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    isRestored = context.isRestored();
    sinceState =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>(SINCE_STATE, Types.LONG));
    long known = -1;
    for (Long each : sinceState.get()) {
      known = Math.max(known, each);
    }
    // A checkpoint of a release without this operator: what was posted before is in no total.
    long otherwise =
        isRestored || startsFromState
            ? getProcessingTimeService().getCurrentProcessingTime()
            : EVER;
    countedSinceMs = known >= 0 ? known : otherwise;
  }

  @Override
  public void open() throws Exception {
    super.open();
    total = getPartitionedState(TOTAL);
    totals = new WriteBackCache<>(new KeyedTotals(), each -> 1, MAX_HELD);
    if (isRestored) {
      getProcessingTimeService()
          .registerTimer(
              getProcessingTimeService().getCurrentProcessingTime(), time -> tellAllAgain());
    }
  }

  @Override
  public void processElement(StreamRecord<CellDelta> element) throws Exception {
    CellDelta delta = element.getValue();
    CellTotal known = totals.get(delta.cell());
    CellTotal next =
        (known == null ? CellTotal.ZERO : known)
            .plus(delta.amountMicros(), delta.reportingMicros(), delta.entryCount())
            .toldAt(clockMs());
    totals.put(delta.cell(), next);
    tell(delta.cell(), next);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    totals.writeBack();
    super.snapshotState(context);
    sinceState.update(List.of(countedSinceMs));
  }

  private void tellAllAgain() throws Exception {
    totals.writeBackAndForget();
    long jump = JUMP * (1 + getRuntimeContext().getTaskInfo().getAttemptNumber());
    getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            TOTAL,
            (Object cell, ValueState<byte @Nullable []> each) -> {
              byte[] bytes = each.value();
              CellTotal known = bytes == null ? CellTotal.ZERO : CellTotal.fromBytes(bytes);
              CellTotal told = known.toldAt(Math.max(clockMs(), known.version() + jump));
              each.update(told.toBytes());
              tell((String) cell, told);
            });
  }

  private void tell(String cell, CellTotal told) {
    output.collect(
        new StreamRecord<>(
            LiveMessage.of(
                Cell.parse(cell)
                    .metric(
                        told.version(),
                        told.amountMicros(),
                        told.reportingMicros(),
                        told.entryCount(),
                        countedSinceMs == EVER ? null : Instant.ofEpochMilli(countedSinceMs)))));
  }

  private long clockMs() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  /** Totals in Flink's keyed state, as bytes. */
  private final class KeyedTotals implements WriteBackCache.States<CellTotal> {
    @Override
    public @Nullable CellTotal read(String cell) {
      setCurrentKey(cell);
      try {
        byte[] bytes = total.value();
        return bytes == null ? null : CellTotal.fromBytes(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the total of " + cell, e);
      }
    }

    @Override
    public void write(String cell, CellTotal value) {
      setCurrentKey(cell);
      try {
        total.update(value.toBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot keep the total of " + cell, e);
      }
    }
  }
}
