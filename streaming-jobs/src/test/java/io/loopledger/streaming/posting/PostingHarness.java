package io.loopledger.streaming.posting;

import io.loopledger.catalog.live.cells.Cell;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.lake.Rows;
import io.loopledger.streaming.live.CellDelta;
import io.loopledger.streaming.live.LiveTap;
import io.loopledger.streaming.record.KafkaRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The posting operator outside of a job. */
final class PostingHarness implements AutoCloseable {
  private static final int MAX_EVENTS = 100;

  private final KeyedOneInputStreamOperatorTestHarness<String, KafkaRecord, RowData> flink;

  private PostingHarness(
      ReferenceSource references, long nowMs, @Nullable OperatorSubtaskState state)
      throws Exception {
    flink =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new PostingOperator(new PostingFunction(references, MAX_EVENTS)),
            KafkaRecord::subjectText,
            Types.STRING);
    SerializerConfigImpl serializers = new SerializerConfigImpl();
    serializers.setGenericTypes(false);
    flink.getExecutionConfig().enableObjectReuse();
    flink.setup(Rows.typeInfo(EntriesTable.DEFINITION).createSerializer(serializers));
    flink.setProcessingTime(nowMs);
    if (state != null) {
      flink.initializeState(state);
    }
    flink.open();
  }

  static PostingHarness open(Path references, long nowMs) throws Exception {
    return open(new ReferenceSource.Folder(references.toString()), nowMs);
  }

  static PostingHarness open(ReferenceSource references, long nowMs) throws Exception {
    return new PostingHarness(references, nowMs, null);
  }

  static PostingHarness restore(Path references, long nowMs, OperatorSubtaskState state)
      throws Exception {
    return new PostingHarness(new ReferenceSource.Folder(references.toString()), nowMs, state);
  }

  void process(List<KafkaRecord> records) throws Exception {
    for (KafkaRecord record : records) {
      flink.processElement(new StreamRecord<>(record));
    }
  }

  /** What a checkpoint does: lets the operator hand out its rest, then takes its state. */
  OperatorSubtaskState barrier(long checkpointId) throws Exception {
    flink.prepareSnapshotPreBarrier(checkpointId);
    return flink.snapshot(checkpointId, checkpointId);
  }

  void finish() throws Exception {
    flink.getOneInputOperator().finish();
  }

  List<RowData> entries() {
    return flink.extractOutputValues();
  }

  List<RowData> rawEvents() {
    return side(PostingFunction.RAW_EVENTS);
  }

  List<RowData> rollup() {
    return side(PostingFunction.ROLLUP);
  }

  List<RowData> commands() {
    return side(PostingFunction.COMMANDS);
  }

  /** The periods of the units sold, as dashboards are told them. */
  List<String> cellPeriods() {
    return this.<CellDelta>side(LiveTap.CELLS).stream()
        .map(delta -> Cell.parse(delta.cell()))
        .filter(cell -> cell.account().equals("units.sold"))
        .map(Cell::period)
        .toList();
  }

  void time(long nowMs) throws Exception {
    flink.setProcessingTime(nowMs);
  }

  List<RowData> rejections() {
    return side(PostingFunction.REJECTIONS);
  }

  List<DeadLetter> deadLetters() {
    return side(PostingFunction.DEAD_LETTERS);
  }

  int numberOfSubjects() {
    return flink.numKeyedStateEntries();
  }

  @Override
  public void close() {
    try {
      flink.close();
    } catch (Exception e) {
      throw new IllegalStateException("the operator did not close", e);
    }
  }

  private <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> output = flink.getSideOutput(tag);
    return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
  }
}
