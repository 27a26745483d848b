package io.loopledger.streaming.posting;

import io.loopledger.streaming.live.LiveTap;
import io.loopledger.streaming.record.KafkaRecord;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;

/**
 * Runs the posting function and empties its entries and sums before every barrier and at the end of
 * input; those of dashboard cells also every {@value #CELLS_EVERY_MS} ms. They therefore never need
 * state: what is in a checkpoint was handed on. Histories are written to the state before each
 * snapshot.
 */
public final class PostingOperator extends KeyedProcessOperator<String, KafkaRecord, RowData> {
  private static final long serialVersionUID = 1L;

  /** How long what entries add to dashboard cells is collected. */
  static final long CELLS_EVERY_MS = 200;

  private final PostingFunction function;

  /** Makes the operator of a function. */
  public PostingOperator(PostingFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    function.choosesKeysBy(this::setCurrentKey);
    super.open();
    drainCellsLater();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    drain();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  /** Before the backend takes its snapshot, which is what follows. */
  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    function.writeBack();
    super.snapshotState(context);
  }

  @Override
  public void finish() throws Exception {
    drain();
    super.finish();
  }

  private void drain() {
    function.drain(
        row -> output.collect(new StreamRecord<>(row)),
        row -> output.collect(PostingFunction.ROLLUP, new StreamRecord<>(row)));
    drainCells();
  }

  private void drainCells() {
    function.drainCells(delta -> output.collect(LiveTap.CELLS, new StreamRecord<>(delta)));
  }

  private void drainCellsLater() {
    long nowMs = getProcessingTimeService().getCurrentProcessingTime();
    getProcessingTimeService()
        .registerTimer(
            nowMs + CELLS_EVERY_MS,
            time -> {
              drainCells();
              drainCellsLater();
            });
  }
}
