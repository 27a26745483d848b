package io.loopledger.catalog.posting.v1;

import static java.util.Objects.requireNonNull;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.fx.FxRateMissingException;
import io.loopledger.catalog.impact.FactorPack;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.catalog.posting.Registered;
import io.loopledger.catalog.posting.RuleSet;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import java.util.List;
import java.util.Optional;

/** The rules "2026-11": inventory at cost, revenue as documented, RESTART's repair credit. */
public final class RulesOf202611 implements RuleSet {
  /** Name of the version. */
  public static final String VERSION = Rules.VERSION;

  private final Chart chart;

  /** The rules on a chart that has their accounts. */
  public RulesOf202611(Chart chart) {
    this.chart = requireNonNull(chart, "chart is null");
  }

  @Override
  public String version() {
    return VERSION;
  }

  /** These rules recorded corrections and posted nothing for them. */
  @Override
  public boolean followsCorrections() {
    return false;
  }

  @Override
  public FoldState start() {
    return SubjectState.NEW;
  }

  @Override
  public FoldState post(
      FoldState before, PinnedEvent pinned, ReferenceData reference, List<Posting> out) {
    Event event = pinned.event();
    Brand brand = Registered.brand(event, reference);
    Lines lines = new Lines(chart);
    SubjectState state = (SubjectState) before;
    try {
      SubjectState known = state.withFacts(state.facts().with(event.context()));
      Optional<FactorPack> factors =
          Registered.programme(event, known.facts().program(), brand)
              .flatMap(programme -> factors(programme, reference));
      SubjectState after = Rules.apply(known, event, factors, lines);
      out.addAll(new LinePoster(event, brand, reference, after).postings(lines));
      return after;
    } catch (FxRateMissingException e) {
      throw new PostingRefusedException(RejectionCode.FX_RATE_MISSING, e.getMessage(), e);
    } catch (ArithmeticException e) {
      throw PostingRefusedException.overflow("an amount of " + event.type().typeName(), e);
    }
  }

  /**
   * A method of a later release is not measured by these rules; one that this release does not know
   * at all is an error.
   */
  private static Optional<FactorPack> factors(Programme programme, ReferenceData reference) {
    Optional<FactorPack> pack = reference.findFactors(programme);
    if (pack.isEmpty()) {
      requireNonNull(reference.impact(programme), "an unknown method is an exception");
    }
    return pack;
  }
}
