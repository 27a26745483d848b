package io.loopledger.bench.metrics;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.fx.FxRates;
import io.loopledger.catalog.posting.EntryMaker;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Entries of 20 brands over 24 months, in the order in which they are posted: the simulator's four
 * brands, five times over with other customers, and each for two years. Everything is posted three
 * seconds after it happened, as it would be live.
 */
final class SimulatedEntries {
  private static final int COPIES = 5;
  private static final int YEARS = 2;
  private static final int UNITS_AT_A_TIME = COPIES * YEARS;
  private static final int MAX_EVENTS = 10_000;
  private static final Duration UNTIL_POSTED = Duration.ofSeconds(3);

  /** Entries that the simulator's units come to, sales of new goods included. */
  private static final int ENTRIES_PER_UNIT = 98;

  private final ReferenceLog references;
  private final SubjectLedger ledger;

  /** One programme of one year: a copy of the simulator's brands with a name of its own. */
  private static final class Run {
    private final int copy;
    private final int year;
    private final Iterator<Event> events;
    private final Map<Subject, SubjectHistory> histories = new HashMap<>();
    private Event next;

    private Run(int copy, int year, Iterator<Event> events) {
      this.copy = copy;
      this.year = year;
      this.events = events;
      this.next = events.next();
    }
  }

  SimulatedEntries(ReferenceLog references) {
    this.references = references;
    this.ledger = new SubjectLedger(new PostingEngine(Chart.builtIn(), references::at), MAX_EVENTS);
    register();
  }

  /** Posts about so many entries. */
  void post(long about, Consumer<Entry> out) {
    int units = Math.toIntExact(Math.max(1, about / ENTRIES_PER_UNIT / UNITS_AT_A_TIME));
    PriorityQueue<Run> runs =
        new PriorityQueue<>(Comparator.comparing(run -> run.next.effectiveTime()));
    LocalDate lastDay = FxRates.builtIn().lastDay();
    for (int copy = 0; copy < COPIES; copy++) {
      for (int year = 0; year < YEARS; year++) {
        SimulatorConfig config =
            new SimulatorConfig(
                units, 1_000L * year + copy, List.of(), Optional.of(lastDay.minusYears(year)));
        Iterator<Event> events = Simulation.of(Assumptions.builtIn(), config).events().iterator();
        runs.add(new Run(copy, year, events));
      }
    }
    while (!runs.isEmpty()) {
      Run run = runs.remove();
      post(run, out);
      if (run.events.hasNext()) {
        run.next = run.events.next();
        runs.add(run);
      }
    }
  }

  private void post(Run run, Consumer<Entry> out) {
    Event event = run.next.withCustomer(null).inMicros();
    PinnedEvent pinned = new PinnedEvent(event, references.latest().version());
    SubjectHistory history = run.histories.getOrDefault(event.subject(), SubjectHistory.EMPTY);
    if (!(ledger.accept(history, pinned) instanceof SubjectLedger.Answer.Accepted accepted)) {
      throw new IllegalStateException("an event of the benchmark's own is not posted: " + event);
    }
    run.histories.put(event.subject(), accepted.history());
    Instant posted = event.effectiveTime().plus(UNTIL_POSTED);
    for (Entry entry : EntryMaker.entries(event, accepted.difference(), posted)) {
      out.accept(named(entry, run));
    }
  }

  /** Brand {@code demo} of copy 3 is {@code demo-3}. */
  static String brand(String simulated, int copy) {
    return simulated + "-" + copy;
  }

  /** Names of the copy and the year, so that no two entries, events or subjects are the same. */
  private static Entry named(Entry e, Run run) {
    Dimensions d = e.dimensions();
    String mark = "%d%d".formatted(run.copy, run.year);
    return new Entry(
        mark + e.entryId().substring(mark.length()),
        mark + e.triggerId(),
        mark + e.eventId(),
        e.subject() + mark,
        e.cycleNo(),
        new Dimensions(
            d.tenant(),
            brand(d.brand(), run.copy),
            d.program(),
            d.category(),
            d.product(),
            d.grade(),
            d.channel(),
            d.partner(),
            d.country()),
        e.account(),
        e.measure(),
        e.amountMicros(),
        e.reporting(),
        e.businessDate(),
        e.period(),
        e.effectiveTime(),
        e.recordedTime(),
        e.cause(),
        e.ruleVersion(),
        e.rule(),
        e.taxRule(),
        e.vatPeriod(),
        e.rateVersion(),
        e.method(),
        e.factorVersion(),
        e.origin());
  }

  private void register() {
    references.publishRules(RuleSets.NEWEST);
    for (Rows.Brand brand : Assumptions.builtIn().brands().rows()) {
      references.publish(
          new Brand(
              brand.id(),
              brand.id(),
              brand.country(),
              brand.zone(),
              brand.currency(),
              Brand.Policies.ofCountry(brand.country()),
              List.of(new Programme(brand.program(), "RESTART", 2))));
    }
  }
}
