package io.loopledger.streaming.posting;

import io.loopledger.catalog.live.cells.Cell;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.lake.Rows;
import io.loopledger.streaming.live.CellDelta;
import io.loopledger.streaming.live.LiveTap;
import io.loopledger.streaming.record.KafkaRecord;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The posting operator outside of a job. */
final class PostingHarness implements AutoCloseable {
  private static final int MAX_EVENTS = 100;
  private static final int MAX_PARALLELISM = 128;

  private final KeyedOneInputStreamOperatorTestHarness<String, KafkaRecord, RowData> flink;

  private PostingHarness(
      ReferenceSource references,
      long nowMs,
      int maxCachedEvents,
      Subtask subtask,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    flink =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new PostingOperator(new PostingFunction(references, MAX_EVENTS, maxCachedEvents)),
            KafkaRecord::subjectText,
            Types.STRING,
            MAX_PARALLELISM,
            subtask.of(),
            subtask.index());
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

  /** Which subtask, of how many. */
  record Subtask(int index, int of) {
    static final Subtask ONLY = new Subtask(0, 1);

    /** Whether the key goes to this subtask. */
    boolean has(String key) {
      return KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, of) == index;
    }
  }

  static PostingHarness open(Path references, long nowMs) throws Exception {
    return open(references, nowMs, HistoryCache.MAX_EVENTS);
  }

  static PostingHarness open(ReferenceSource references, long nowMs) throws Exception {
    return new PostingHarness(references, nowMs, HistoryCache.MAX_EVENTS, Subtask.ONLY, null);
  }

  static PostingHarness open(Path references, long nowMs, int maxCachedEvents) throws Exception {
    return new PostingHarness(folder(references), nowMs, maxCachedEvents, Subtask.ONLY, null);
  }

  private static ReferenceSource folder(Path references) {
    return new ReferenceSource.Folder(references.toString());
  }

  /** The part of some state, of all subtasks together, that is one subtask's. */
  static PostingHarness restore(
      Path references,
      long nowMs,
      int maxCachedEvents,
      Subtask subtask,
      OperatorSubtaskState before,
      int subtasksBefore)
      throws Exception {
    OperatorSubtaskState part =
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            before, MAX_PARALLELISM, subtasksBefore, subtask.of(), subtask.index());
    return new PostingHarness(folder(references), nowMs, maxCachedEvents, subtask, part);
  }

  static PostingHarness restore(Path references, long nowMs, OperatorSubtaskState state)
      throws Exception {
    return new PostingHarness(
        folder(references), nowMs, HistoryCache.MAX_EVENTS, Subtask.ONLY, state);
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

  /** State bytes by subject, as the backend holds them. */
  Map<String, String> histories() throws Exception {
    ValueStateDescriptor<byte[]> history =
        new ValueStateDescriptor<>(
            PostingFunction.HISTORY_STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    Map<String, String> histories = new TreeMap<>();
    flink
        .getOperator()
        .<Object>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            history,
            (key, state) -> histories.put((String) key, HexFormat.of().formatHex(state.value())));
    return histories;
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
