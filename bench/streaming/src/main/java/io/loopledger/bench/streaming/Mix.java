package io.loopledger.bench.streaming;

import io.loopledger.catalog.fx.FxRates;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What events a run consists of; the same seed and number give the same events. */
enum Mix {
  /** The simulator's programmes of {@value SimulatedBrands#COUNT} brands: all its event types. */
  SIMULATOR {
    @Override
    Stream<Event> events(long count) {
      int units = Math.toIntExact(Math.max(100, count / EVENTS_PER_UNIT));
      SimulatorConfig config =
          new SimulatorConfig(units, SEED, List.of(), Optional.of(FxRates.builtIn().lastDay()));
      return Simulation.of(SimulatedBrands.assumptions(), config)
          .events()
          .limit(count)
          .map(event -> event.withCustomer(pseudonym(event.context().customer())));
    }
  },

  /**
   * The shape of work of the first measurements of this stack: sales of goods, each of which posts
   * three entries; three sales to a subject, far apart.
   */
  THREE {
    @Override
    Stream<Event> events(long count) {
      long subjects = Math.max(1, count / SALES_PER_SUBJECT);
      return LongStream.range(0, count).mapToObj(i -> sale(i, i % subjects));
    }
  };

  /** Fewer than a unit has on average, so that there are enough. */
  private static final int EVENTS_PER_UNIT = 10;

  private static final int SALES_PER_SUBJECT = 3;
  private static final long SEED = 42;
  private static final Instant START = Instant.parse("2022-03-01T08:00:00Z");
  private static final int PSEUDONYM_CHARACTERS = 26;
  private static final int BASE = 32;

  /** The first {@code count} events. */
  abstract Stream<Event> events(long count);

  private static Event sale(long i, long subject) {
    String brand = SimulatedBrands.id((int) (subject % SimulatedBrands.COUNT));
    EventContext context =
        EventContext.of(brand, Origin.SIMULATED)
            .product("JACKET-" + i % 700)
            .channel("own-shop")
            .country("DE")
            .customer(pseudonym("C-" + subject))
            .orderId("O-" + i)
            .build();
    return new Event(
        "ev-" + i,
        "/bench/shop",
        Subject.line(brand, "L-" + subject),
        START.plusSeconds(i),
        context,
        new ProductSold(1 + i % 3, new Money(10_000_000 + i % 9_000 * 10_000, "EUR"), null));
  }

  /** As the collector would make one, but of the text, so that runs are alike. */
  static @Nullable String pseudonym(@Nullable String customer) {
    if (customer == null) {
      return null;
    }
    StringBuilder text = new StringBuilder("psn_");
    long bits = customer.hashCode();
    for (int i = 0; i < PSEUDONYM_CHARACTERS; i++) {
      bits = bits * 6364136223846793005L + 1442695040888963407L;
      text.append("abcdefghijklmnopqrstuvwxyz234567".charAt((int) Math.floorMod(bits >> 33, BASE)));
    }
    return text.toString();
  }
}
