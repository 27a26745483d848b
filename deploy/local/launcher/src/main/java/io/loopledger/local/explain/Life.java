package io.loopledger.local.explain;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.time.Instant;
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
