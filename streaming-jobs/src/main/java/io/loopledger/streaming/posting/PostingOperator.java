package io.loopledger.streaming.posting;

import io.loopledger.streaming.record.KafkaRecord;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;

/**
 * Runs the posting function and empties its roll-up before every barrier and at the end of input.
 * The sums therefore never need state: what is in a checkpoint was handed to the sinks.
 */
public final class PostingOperator extends KeyedProcessOperator<String, KafkaRecord, RowData> {
  private static final long serialVersionUID = 1L;

  private final PostingFunction function;

  /** Makes the operator of a function. */
  public PostingOperator(PostingFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    drain();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void finish() throws Exception {
    drain();
    super.finish();
  }

  private void drain() {
    function.drainRollup(row -> output.collect(PostingFunction.ROLLUP, new StreamRecord<>(row)));
  }
}
