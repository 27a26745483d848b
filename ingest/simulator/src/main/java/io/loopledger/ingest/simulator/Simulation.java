package io.loopledger.ingest.simulator;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.life.Play;
import io.loopledger.ingest.simulator.mess.Delivery;
import io.loopledger.ingest.simulator.mess.Mess;
import io.loopledger.ingest.simulator.mess.Messy;
import io.loopledger.schemas.event.Event;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A simulated programme. Customers are plain references, as a shop has them: whoever publishes the
 * events replaces them by pseudonyms first. Every event says that it is simulated.
 */
public final class Simulation {
  private final Assumptions assumptions;
  private final SimulatorConfig config;

  private Simulation(Assumptions assumptions, SimulatorConfig config) {
    this.assumptions = requireNonNull(assumptions, "assumptions is null");
    this.config = requireNonNull(config, "config is null");
  }

  /**
   * A simulation; nothing is played yet.
   *
   * @throws IllegalArgumentException if the configuration names a brand the assumptions lack
   */
  public static Simulation of(Assumptions assumptions, SimulatorConfig config) {
    config.brands().forEach(assumptions::brand);
    return new Simulation(assumptions, config);
  }

  /**
   * What happens, in the order of its time. Memory holds what is under way, not the whole. Each
   * call plays the same events from the beginning.
   */
  public Stream<Event> events() {
    return stream(Play.of(assumptions, config));
  }

  /** The same events with mess on their way, in the order of their arrival. */
  public Stream<Delivery> deliveries(Mess mess) {
    return stream(new Messy(Play.of(assumptions, config), mess, config.seed()));
  }

  private static <T> Stream<T> stream(Iterator<T> each) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(each, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }
}
