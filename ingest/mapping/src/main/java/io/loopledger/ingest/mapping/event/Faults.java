package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.MappingFault;
import java.util.ArrayList;
import java.util.List;

/** The faults of a record, each once. */
public final class Faults {
  private final List<MappingFault> found = new ArrayList<>(0);

  /** Notes a fault. */
  public void add(MappingFault fault) {
    if (!found.contains(fault)) {
      found.add(fault);
    }
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them. */
  public List<MappingFault> all() {
    return List.copyOf(found);
  }
}
