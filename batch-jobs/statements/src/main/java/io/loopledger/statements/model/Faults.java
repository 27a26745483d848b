package io.loopledger.statements.model;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in a file. All of it is counted; only the first faults are kept. */
public final class Faults {
  /** The place of a fault that is about the file as a whole. */
  public static final String FILE = "file";

  private final int most;
  private final List<Fault> kept = new ArrayList<>();
  private long count;

  /** Keeps at most so many. */
  public Faults(int most) {
    this.most = most;
  }

  /** Notes a fault. */
  public void add(String place, String field, String value, String message) {
    count++;
    if (kept.size() < most) {
      kept.add(new Fault(place, field, value, message));
    }
  }

  /** Notes a fault. */
  public void add(Fault fault) {
    add(fault.place(), fault.field(), fault.value(), fault.message());
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** How many there are, kept or not. */
  public long count() {
    return count;
  }

  /** Those that were kept, in the order they were found. */
  public List<Fault> kept() {
    return List.copyOf(kept);
  }
}
