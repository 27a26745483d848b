package io.loopledger.proof.refold;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.schemas.command.EventPin;
import io.loopledger.schemas.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reference versions that the events of a subject are pinned to: each to the one that {@code
 * raw.events} has, until a restatement moves it. A restatement moves the events that the subject
 * had when it was applied; it says how many these were, and they are the ones that were received
 * first.
 */
public final class Pins {
  private static final Comparator<StoredEvent> ARRIVAL =
      Comparator.comparing(StoredEvent::recordedTime);

  private final List<StoredEvent> arrived;
  private final List<Repin> repins;
  private final Map<Identity, Integer> places = new HashMap<>();

  private record Identity(String source, String id) {
    static Identity of(Event event) {
      return new Identity(event.source(), event.id());
    }
  }

  /**
   * Pins of a subject.
   *
   * @param events its events in any order; of one that is there twice, the one that came first
   *     counts
   * @param repins its restatements, in the order in which they were applied
   */
  public Pins(List<StoredEvent> events, List<Repin> repins) {
    List<StoredEvent> sorted = new ArrayList<>(events);
    sorted.sort(ARRIVAL);
    Map<Identity, StoredEvent> distinct = new LinkedHashMap<>();
    sorted.forEach(stored -> distinct.putIfAbsent(Identity.of(stored.event()), stored));
    this.arrived = List.copyOf(distinct.values());
    this.repins = List.copyOf(repins);
    distinct.keySet().forEach(identity -> places.put(identity, places.size()));
  }

  /** The events as they are pinned now, in the order in which they were received. */
  public List<PinnedEvent> now() {
    long[] versions = after(repins.size());
    List<PinnedEvent> pinned = new ArrayList<>(versions.length);
    for (int i = 0; i < versions.length; i++) {
      pinned.add(new PinnedEvent(arrived.get(i).event(), versions[i]));
    }
    return pinned;
  }

  /** What it takes to undo a restatement. */
  public sealed interface Undoing {
    /** These pins undo it; there are none where it moved no pin, or was undone already. */
    record Possible(List<EventPin> pins) implements Undoing {}

    /** A later restatement moved the same events, and is to be undone first. */
    record Later(String commandId) implements Undoing {}

    /** The command did not restate this subject. */
    record Unknown() implements Undoing {}
  }

  /**
   * The pins that undo a restatement: what it moved goes back to where it was before. Events that
   * came later keep their pins.
   */
  public Undoing undoing(String commandId) {
    int place = 0;
    while (place < repins.size() && !repins.get(place).commandId().equals(commandId)) {
      place++;
    }
    if (place == repins.size()) {
      return new Undoing.Unknown();
    }
    long[] before = after(place);
    long[] moved = after(place + 1);
    long[] now = after(repins.size());
    List<EventPin> pins = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      if (before[i] != moved[i] && before[i] != now[i]) {
        if (now[i] != moved[i]) {
          return new Undoing.Later(repins.getLast().commandId());
        }
        Event event = arrived.get(i).event();
        pins.add(new EventPin(event.source(), event.id(), before[i]));
      }
    }
    return new Undoing.Possible(pins);
  }

  /** The versions after the first restatements. */
  private long[] after(int count) {
    long[] versions = arrived.stream().mapToLong(StoredEvent::refVersion).toArray();
    for (Repin repin : repins.subList(0, count)) {
      move(versions, repin);
    }
    return versions;
  }

  private void move(long[] versions, Repin repin) {
    if (repin.pins().isEmpty()) {
      for (int i = 0; i < versions.length && i < repin.events(); i++) {
        versions[i] = repin.refVersion();
      }
    }
    for (EventPin pin : repin.pins()) {
      Integer place = places.get(new Identity(pin.source(), pin.eventId()));
      if (place != null) {
        versions[place] = pin.refVersion();
      }
    }
  }
}
