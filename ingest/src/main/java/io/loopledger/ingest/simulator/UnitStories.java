package io.loopledger.ingest.simulator;

import io.loopledger.schemas.event.Event;
import java.util.stream.Stream;

/** The lives of all units of a programme, merged by time. */
final class UnitStories {
  private final SimulatorConfig config;

  UnitStories(SimulatorConfig config) {
    this.config = config;
  }

  Stream<Event> events() {
    throw new UnsupportedOperationException("not built yet: " + config);
  }
}
