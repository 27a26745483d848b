package io.loopledger.streaming.state;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values that were last asked for as objects, and writes what changed as state bytes only
 * when it makes room for others, and before every snapshot.
 *
 * <p>The state is behind until {@link #writeBack}: whoever takes a snapshot calls that first. What
 * is here when a job fails is lost with it, and is made again of the state and the events that
 * follow its checkpoint. Not safe for use by several threads.
 *
 * @param <V> the values; never changed once they are here
 */
public final class WriteBackCache<V> {
  private final States<V> states;
  private final ToIntFunction<V> weight;
  private final int maxWeight;

  /** The one that was not asked for longest comes first. */
  private final Map<String, Held<V>> values = new LinkedHashMap<>(16, 0.75f, true);

  private int weightHeld;

  /** Where values are as bytes, by key. */
  public interface States<V> {
    /** The value of a key, or null where it has none. */
    @Nullable V read(String key);

    /** Replaces the value of a key. */
    void write(String key, V value);
  }

  private static final class Held<V> {
    private V value;
    private boolean isChanged;

    Held(V value) {
      this.value = value;
    }
  }

  /**
   * A cache in front of states.
   *
   * @param weight what a value counts
   * @param maxWeight most that all values it holds count; 0 for one that writes at once
   */
  public WriteBackCache(States<V> states, ToIntFunction<V> weight, int maxWeight) {
    this.states = states;
    this.weight = weight;
    this.maxWeight = maxWeight;
  }

  /** The value of a key, or null where it has none. */
  public @Nullable V get(String key) {
    Held<V> held = values.get(key);
    if (held != null) {
      return held.value;
    }
    V read = states.read(key);
    if (read != null) {
      hold(key, new Held<>(read));
    }
    return read;
  }

  /** Replaces the value of a key. */
  public void put(String key, V value) {
    Held<V> held = values.remove(key);
    if (held == null) {
      held = new Held<>(value);
    } else {
      weightHeld -= weight.applyAsInt(held.value);
    }
    held.value = value;
    held.isChanged = true;
    hold(key, held);
  }

  /** Writes everything that changed since it was written last, and goes on holding it. */
  public void writeBack() {
    values.forEach(this::write);
  }

  /** Writes everything that changed and holds nothing any more: somebody else changes the state. */
  public void writeBackAndForget() {
    writeBack();
    values.clear();
    weightHeld = 0;
  }

  private void hold(String key, Held<V> held) {
    values.put(key, held);
    weightHeld += weight.applyAsInt(held.value);
    Iterator<Map.Entry<String, Held<V>>> eldest = values.entrySet().iterator();
    while (weightHeld > maxWeight && eldest.hasNext()) {
      Map.Entry<String, Held<V>> next = eldest.next();
      write(next.getKey(), next.getValue());
      weightHeld -= weight.applyAsInt(next.getValue().value);
      eldest.remove();
    }
  }

  private void write(String key, Held<V> held) {
    if (held.isChanged) {
      states.write(key, held.value);
      held.isChanged = false;
    }
  }
}
