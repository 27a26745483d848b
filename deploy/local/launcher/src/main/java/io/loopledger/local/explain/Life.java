package io.loopledger.local.explain;

import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.FactorBook;
import io.loopledger.catalog.impact.uncertainty.FactorDraws;
import io.loopledger.catalog.impact.uncertainty.Interval;
import io.loopledger.catalog.impact.uncertainty.Population;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A subject's life.
 *
 * @param subject whose
 * @param brand its brand, as registered
 * @param asOf what was recorded later was left out, if a time was asked for
 * @param leftOut how many events that left out
 * @param recorded when each event was received
 * @param steps the events with what each posted
 */
public record Life(
    Subject subject,
    Brand brand,
    Optional<Instant> asOf,
    int leftOut,
    Map<Identity, Instant> recorded,
    List<LedgerLife.Step> steps) {
  public Life {
    recorded = Map.copyOf(recorded);
    steps = List.copyOf(steps);
  }

  /** What makes an event one. */
  public record Identity(String source, String eventId) {
    /** Of an event. */
    public static Identity of(Event event) {
      return new Identity(event.source(), event.id());
    }
  }

  /** Everything that was posted. */
  Sums sums() {
    Sums sums = Sums.EMPTY;
    for (LedgerLife.Step step : steps) {
      sums = sums.plus(step.postings(), brand.reportingCurrency());
    }
    return sums;
  }

  /** An interval, and the weakest of what it rests on. */
  record NetImpact(Interval interval, Basis basis) {}

  /**
   * The 90 % interval of what the unit avoids less what it emits; empty if nothing was measured, or
   * by factors that this release does not have.
   */
  Optional<NetImpact> netImpact() {
    Map<Combination, Long> amounts = new HashMap<>();
    for (LedgerLife.Step step : steps) {
      for (Posting posting : step.postings()) {
        Posting.Key key = posting.key();
        if (key.measure().equals("kgCO2e") && key.factorVersion() != null) {
          boolean isEmitted = key.account().startsWith("co2e.emitted.");
          amounts.merge(
              Combination.of(key.factorVersion(), key.dimensions().category()),
              isEmitted ? -posting.amountMicros() : posting.amountMicros(),
              Math::addExact);
        }
      }
    }
    try {
      return amounts.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new NetImpact(
                  Interval.of(amounts, Population.UNIT, FactorDraws.builtIn()),
                  FactorBook.builtIn().weakest(amounts.keySet())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The programme the events name last. */
  Optional<String> programme() {
    return events().stream()
        .map(event -> event.context().program())
        .filter(Objects::nonNull)
        .reduce((first, second) -> second);
  }

  boolean isSimulated() {
    return events().stream().anyMatch(event -> event.context().origin() == Origin.SIMULATED);
  }

  List<Event> events() {
    return steps.stream().map(step -> step.event().event()).toList();
  }
}
