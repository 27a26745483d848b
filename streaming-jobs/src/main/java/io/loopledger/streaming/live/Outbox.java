package io.loopledger.streaming.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Holds messages until the checkpoint that covers them is complete, so that nobody is told what a
 * recovery takes back: after one, events may come in another order, and what was said of an order
 * that never was would not be repeated, nor corrected. What several events of one checkpoint say of
 * the same key is told once, under the highest version.
 *
 * <p>Messages that are held are part of the checkpoint; a job that goes on from it tells them,
 * maybe again. Nothing is told at the end of input: a stopped job's savepoint has the rest.
 */
@SuppressWarnings("NullAway.Init") // Flink initializes the state, then opens the operator.
final class Outbox extends AbstractStreamOperator<LiveMessage>
    implements OneInputStreamOperator<LiveMessage, LiveMessage> {
  private static final long serialVersionUID = 1L;

  /** Name of the state; part of the savepoint's contract. */
  static final String HELD_STATE = "held-messages";

  private transient Map<String, LiveMessage> collected;
  private transient TreeMap<Long, List<LiveMessage>> held;
  private transient ListState<LiveMessage> state;
  private transient boolean isFinished;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    collected = new LinkedHashMap<>();
    held = new TreeMap<>();
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(HELD_STATE, TypeInformation.of(LiveMessage.class)));
    List<LiveMessage> restored = new ArrayList<>();
    state.get().forEach(restored::add);
    if (!restored.isEmpty()) {
      // Their checkpoint is the one this job goes on from: complete by that.
      held.put(Long.MIN_VALUE, restored);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    if (!held.isEmpty()) {
      getProcessingTimeService()
          .registerTimer(
              getProcessingTimeService().getCurrentProcessingTime(),
              time -> tellUpTo(Long.MIN_VALUE));
    }
  }

  @Override
  public void processElement(StreamRecord<LiveMessage> element) {
    LiveMessage message = element.getValue();
    collected.merge(
        message.topic() + ' ' + message.key(),
        message,
        (known, next) -> next.version() >= known.version() ? next : known);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    if (!collected.isEmpty()) {
      held.put(checkpointId, List.copyOf(collected.values()));
      collected.clear();
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(held.values().stream().flatMap(List::stream).toList());
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    tellUpTo(checkpointId);
  }

  /** Behind this operator nobody takes anything any more. */
  @Override
  public void finish() throws Exception {
    super.finish();
    isFinished = true;
  }

  private void tellUpTo(long checkpointId) {
    if (isFinished) {
      return;
    }
    Map<Long, List<LiveMessage>> durable = held.headMap(checkpointId, true);
    for (List<LiveMessage> messages : durable.values()) {
      messages.forEach(message -> output.collect(new StreamRecord<>(message)));
    }
    durable.clear();
  }
}
