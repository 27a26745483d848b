package io.loopledger.catalog.live.customer;

import io.loopledger.catalog.claim.ClaimFigure;
import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.FactorBook;
import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.catalog.impact.uncertainty.FactorDraws;
import io.loopledger.catalog.impact.uncertainty.Interval;
import io.loopledger.catalog.impact.uncertainty.Population;
import io.loopledger.catalog.live.CycleFigures.Co2;
import io.loopledger.schemas.live.CustomerImpact;
import io.loopledger.schemas.live.CustomerImpact.Figure;
import io.loopledger.schemas.money.Micros;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The only place where a figure for a customer is made: never without method, factor version,
 * interval and boundary, never without what it rests on. Directive (EU) 2024/825.
 */
final class ClaimGuard {
  private static final int REMEMBERED = 4_096;

  /** Figures that were made: what was expected is mostly what comes, and units are alike. */
  private static final Map<Map<Combination, Long>, Figure> MADE =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Map<Combination, Long>, Figure> eldest) {
              return size() > REMEMBERED;
            }
          });

  private ClaimGuard() {}

  /** The figure of these sums, by one method; the combinations of a credit name the method. */
  static Figure figure(ImpactMethod method, Map<Co2, Long> microKg) {
    Map<Combination, Long> sums = new TreeMap<>();
    microKg.forEach((key, amount) -> sums.merge(key.combination(), amount, Math::addExact));
    Figure known = MADE.get(sums);
    if (known == null || !known.method().equals(method.name())) {
      known = made(method, sums);
      MADE.put(sums, known);
    }
    return known;
  }

  private static Figure made(ImpactMethod method, Map<Combination, Long> sums) {
    long total = sums.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    Interval interval = Interval.of(sums, Population.UNIT, FactorDraws.builtIn());
    Basis basis = FactorBook.builtIn().weakest(sums.keySet());
    return new Figure(
        Micros.toDecimal(total),
        Micros.toDecimal(interval.p5MicroKg()),
        Micros.toDecimal(interval.p95MicroKg()),
        method.name(),
        sums.keySet().stream()
            .map(Combination::version)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")),
        method.boundary(),
        basis(basis),
        basis == Basis.PUBLISHED || basis == Basis.SURVEYED);
  }

  /** Whether it may be worded as a saving: only where 95 of 100 draws are one. */
  static boolean isSaving(Figure figure) {
    return ClaimFigure.isSaving(figure.avoidedKg(), figure.p5Kg());
  }

  private static CustomerImpact.Basis basis(Basis basis) {
    return switch (basis) {
      case PUBLISHED -> CustomerImpact.Basis.PUBLISHED;
      case SURVEYED -> CustomerImpact.Basis.SURVEYED;
      case ESTIMATED -> CustomerImpact.Basis.ESTIMATED;
      case ASSUMED -> CustomerImpact.Basis.ASSUMED;
    };
  }
}
