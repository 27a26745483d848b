package io.loopledger.ingest.simulator;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import java.util.stream.Stream;

/** Plays a brand's take-back, repair and resale programme. Every event says it is simulated. */
public final class Simulator {
  private final SimulatorConfig config;

  /** A simulator; nothing is played yet. */
  public Simulator(SimulatorConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  /** The events in the order of their time. */
  public Stream<Event> events() {
    return new UnitStories(config).events();
  }
}
