package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.Dice;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Plays all lives, event by event, in the order of time. */
public final class Play implements Iterator<Event> {
  private final Assumptions assumptions;
  private final SimulatorConfig config;
  private final List<Rows.Brand> brands;
  private final Starts starts;
  private final Agenda agenda;
  private final Map<String, World> worlds = new HashMap<>();
  private final Map<String, MonthEnd> monthEnds = new HashMap<>();
  private long nextUnit;
  private @Nullable Event next;

  private Play(Assumptions assumptions, SimulatorConfig config) {
    LocalDate lastDay = config.lastDay().orElse(assumptions.period().lastDay().value());
    this.assumptions = assumptions;
    this.config = config;
    this.brands =
        assumptions.brands().rows().stream()
            .filter(row -> config.brands().isEmpty() || config.brands().contains(row.id()))
            .toList();
    this.starts = new Starts(assumptions, lastDay, config.units());
    // The day has ended in every zone.
    this.agenda = new Agenda(lastDay.atTime(23, 0).toInstant(ZoneOffset.UTC));
    String runKey = runKey(lastDay);
    YearMonth firstMonth =
        YearMonth.from(lastDay.minusDays(assumptions.period().days().value() - 1L));
    for (int i = 0; i < brands.size(); i++) {
      Rows.Brand brand = brands.get(i);
      World world = new World(assumptions, brand, agenda, config.seed(), config.units(), runKey);
      MonthEnd monthEnd = new MonthEnd(world, -1L - i);
      monthEnd.plan(firstMonth);
      worlds.put(brand.id(), world);
      monthEnds.put(brand.id(), monthEnd);
    }
  }

  /** Plays from the beginning. */
  public static Play of(Assumptions assumptions, SimulatorConfig config) {
    return new Play(assumptions, config);
  }

  @Override
  public boolean hasNext() {
    while (next == null && advance()) {
      // Steps only plan; an event is what is waited for.
    }
    return next != null;
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the programme has ended");
    }
    Event event = java.util.Objects.requireNonNull(next);
    next = null;
    return event;
  }

  /** Takes what comes next from the agenda. False where nothing does. */
  private boolean advance() {
    letUnitsStart();
    if (agenda.nextTime() == null) {
      return false;
    }
    Agenda.Item item = agenda.take();
    if (item.step() != null) {
      item.step().run();
    }
    if (item.event() != null) {
      next = item.event();
      monthEnd(next).observe(next);
    }
    return true;
  }

  /** All units that may start before what comes next. */
  private void letUnitsStart() {
    while (nextUnit < config.units()) {
      Instant head = agenda.nextTime();
      if (head != null && head.isBefore(starts.notBefore(nextUnit))) {
        return;
      }
      start(nextUnit++);
    }
  }

  private void start(long unit) {
    Rows.Brand brand = Dice.of(config.seed(), unit, "brand").weighted(brands, Rows.Brand::share);
    World world = java.util.Objects.requireNonNull(worlds.get(brand.id()));
    Life life = new Life(world, unit);
    Instant at = starts.start(unit, brand.zone(), world.dice(unit, "start"));
    life.later(at, () -> new FirstSale(life).begin(at));
  }

  private MonthEnd monthEnd(Event event) {
    return java.util.Objects.requireNonNull(monthEnds.get(event.context().brand()));
  }

  /** All that shapes the simulation is in it: another one is never mistaken for this one. */
  private String runKey(LocalDate lastDay) {
    String all =
        "%d/%d/%s/%s/%s".formatted(config.seed(), config.units(), brands, lastDay, assumptions);
    long hash = 0;
    for (int i = 0; i < all.length(); i++) {
      hash = Dice.mix(hash ^ all.charAt(i));
    }
    return "%010x".formatted(hash >>> 24);
  }
}
