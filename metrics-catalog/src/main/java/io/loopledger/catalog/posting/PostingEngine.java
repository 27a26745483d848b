package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.fx.FxRateMissingException;
import io.loopledger.catalog.impact.FactorPack;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code journal(s) = post(sort(distinct(events(s))), pinned reference data)}: the whole ledger
 * follows from this one function. It knows no clock, no order of arrival and no framework.
 */
public final class PostingEngine {
  private final Chart chart;
  private final LongFunction<ReferenceData> references;

  /**
   * Makes an engine.
   *
   * @param chart the accounts
   * @param references reference data by version, for every version an event was pinned to
   */
  public PostingEngine(Chart chart, LongFunction<ReferenceData> references) {
    this.chart = requireNonNull(chart, "chart is null");
    this.references = requireNonNull(references, "references is null");
  }

  /**
   * The journal of a subject's events, in any order, which must be distinct.
   *
   * @throws PostingRefusedException if reference data is missing or an amount is too large
   */
  public Journal journal(Collection<PinnedEvent> events) {
    List<PinnedEvent> sorted = events.stream().sorted(PinnedEvent.ORDER).toList();
    SubjectState state = SubjectState.NEW;
    List<Posting> postings = new ArrayList<>();
    for (PinnedEvent pinned : sorted) {
      state = post(state, pinned, postings);
    }
    try {
      return Journal.of(postings);
    } catch (ArithmeticException e) {
      throw PostingRefusedException.overflow("a sum of the subject's amounts", e);
    }
  }

  private SubjectState post(SubjectState before, PinnedEvent pinned, List<Posting> out) {
    Event event = pinned.event();
    ReferenceData reference = references.apply(pinned.refVersion());
    Brand brand = brand(event, reference);
    Lines lines = new Lines(chart);
    try {
      SubjectState known = before.withFacts(before.facts().with(event.context()));
      Optional<FactorPack> factors = factors(event, known.facts().program(), brand, reference);
      SubjectState after = PostingRules.apply(known, event, factors, lines);
      out.addAll(new LinePoster(event, brand, reference, after).postings(lines));
      return after;
    } catch (FxRateMissingException e) {
      throw new PostingRefusedException(RejectionCode.FX_RATE_MISSING, e.getMessage(), e);
    } catch (ArithmeticException e) {
      throw PostingRefusedException.overflow("an amount of " + event.type().typeName(), e);
    }
  }

  private static Brand brand(Event event, ReferenceData reference) {
    String id = event.context().brand();
    return reference
        .brand(id)
        .orElseThrow(
            () ->
                new PostingRefusedException(
                    RejectionCode.UNKNOWN_BRAND,
                    ("brand '%s' is not registered; register it (./loopledger brands register --brand"
                            + " %s), then ./loopledger dlq replay --reason UNKNOWN_BRAND")
                        .formatted(id, id)));
  }

  /**
   * Factors of the subject's programme. One that the event itself names must be registered; one
   * that only earlier events name may be younger than this event's pin, and then measures nothing.
   */
  private static Optional<FactorPack> factors(
      Event event, @Nullable String program, Brand brand, ReferenceData reference) {
    if (program == null) {
      return Optional.empty();
    }
    Optional<Programme> programme = brand.programme(program);
    if (programme.isEmpty() && event.context().program() != null) {
      throw new PostingRefusedException(
          RejectionCode.UNKNOWN_PROGRAM,
          "programme '%s' is not registered with brand '%s'; it has %s"
              .formatted(
                  program, brand.id(), brand.programmes().stream().map(Programme::id).toList()));
    }
    return programme.map(reference::factors);
  }
}
