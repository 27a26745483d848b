package io.loopledger.streaming.posting;

import io.loopledger.catalog.posting.SubjectHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/** Histories in Flink's keyed state: moves bytes between the state and the desk. */
final class KeyedHistories implements HistoryCache.States {
  private final ValueState<byte @Nullable []> state;
  private final PostingDesk desk;
  private final Consumer<String> currentKey;

  /**
   * Histories in a state.
   *
   * @param currentKey sets the key whose state is meant
   */
  KeyedHistories(
      ValueState<byte @Nullable []> state, PostingDesk desk, Consumer<String> currentKey) {
    this.state = state;
    this.desk = desk;
    this.currentKey = currentKey;
  }

  @Override
  public @Nullable SubjectHistory read(String subject) {
    currentKey.accept(subject);
    try {
      byte[] bytes = state.value();
      return bytes == null ? null : desk.history(subject, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the history of " + subject, e);
    }
  }

  @Override
  public void write(String subject, SubjectHistory history) {
    currentKey.accept(subject);
    try {
      state.update(desk.stateOf(history));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the history of " + subject, e);
    }
  }
}
