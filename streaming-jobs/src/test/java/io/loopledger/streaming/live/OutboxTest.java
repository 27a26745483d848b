package io.loopledger.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing is told before its checkpoint is complete, and nothing that one holds is ever lost. */
class OutboxTest {
  @Test
  void aMessageIsToldWhenItsCheckpointIsComplete() throws Exception {
    try (OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox = open(null)) {
      process(outbox, message("a", 1));
      barrier(outbox, 7);
      process(outbox, message("b", 1));
      assertThat(told(outbox)).isEmpty();

      outbox.notifyOfCompletedCheckpoint(7);

      assertThat(told(outbox)).containsExactly("a@1");
      outbox.notifyOfCompletedCheckpoint(8);
      assertThat(told(outbox)).as("b is in no checkpoint").containsExactly("a@1");
    }
  }

  @Test
  void whatOneCheckpointSaysOfAKeyIsToldOnce() throws Exception {
    try (OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox = open(null)) {
      process(outbox, message("a", 1), message("b", 4), message("a", 3), message("a", 2));
      barrier(outbox, 7);
      outbox.notifyOfCompletedCheckpoint(7);

      assertThat(told(outbox)).containsExactly("a@3", "b@4");
    }
  }

  @Test
  void aCheckpointWhoseCompletionWasNotToldIsToldWithTheNext() throws Exception {
    try (OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox = open(null)) {
      process(outbox, message("a", 1));
      barrier(outbox, 7);
      process(outbox, message("a", 2));
      barrier(outbox, 8);
      outbox.notifyOfCompletedCheckpoint(8);

      assertThat(told(outbox)).containsExactly("a@1", "a@2");
    }
  }

  @Test
  void aRestoredJobTellsWhatItsCheckpointHeldAndNothingElse() throws Exception {
    OperatorSubtaskState checkpoint;
    try (OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox = open(null)) {
      process(outbox, message("a", 1));
      checkpoint = barrier(outbox, 7);
      process(outbox, message("b", 1));
    }

    try (OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox = open(checkpoint)) {
      outbox.setProcessingTime(1);

      assertThat(told(outbox)).containsExactly("a@1");
      barrier(outbox, 8);
      outbox.notifyOfCompletedCheckpoint(8);
      assertThat(told(outbox)).as("once").containsExactly("a@1");
    }
  }

  @Test
  void aStoppedJobTellsNothingMoreAndItsSavepointHasTheRest() throws Exception {
    OperatorSubtaskState savepoint;
    try (OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox = open(null)) {
      process(outbox, message("a", 1));
      outbox.getOneInputOperator().finish();
      savepoint = barrier(outbox, 7);
      outbox.notifyOfCompletedCheckpoint(7);

      assertThat(told(outbox)).isEmpty();
    }

    try (OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox = open(savepoint)) {
      outbox.setProcessingTime(1);

      assertThat(told(outbox)).containsExactly("a@1");
    }
  }

  private static OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> open(
      @Nullable OperatorSubtaskState state) throws Exception {
    OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> harness =
        new OneInputStreamOperatorTestHarness<>(new Outbox());
    SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
    withoutKryo.setGenericTypes(false);
    harness.setup(TypeInformation.of(LiveMessage.class).createSerializer(withoutKryo));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static void process(
      OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox, LiveMessage... messages)
      throws Exception {
    for (LiveMessage message : messages) {
      outbox.processElement(new StreamRecord<>(message));
    }
  }

  private static OperatorSubtaskState barrier(
      OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox, long checkpointId)
      throws Exception {
    outbox.prepareSnapshotPreBarrier(checkpointId);
    return outbox.snapshot(checkpointId, checkpointId);
  }

  private static List<String> told(
      OneInputStreamOperatorTestHarness<LiveMessage, LiveMessage> outbox) {
    return outbox.extractOutputValues().stream().map(m -> m.key() + "@" + m.version()).toList();
  }

  private static LiveMessage message(String key, long version) {
    return new LiveMessage("alerts", key, version, "{}".getBytes(StandardCharsets.UTF_8));
  }
}
