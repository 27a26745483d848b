package io.loopledger.catalog.impact;

import io.loopledger.schemas.money.Micros;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ADEME}: what a new product emits per year of its usual life, times the years added. */
final class AdemeCredits implements Credits {
  private final CategoryIndex<List<ImpactLine>> lines = new CategoryIndex<>();
  private final List<Combination> combinations = new ArrayList<>();

  AdemeCredits(FactorSets sets) {
    Map<String, Factor> factors = sets.factors(FactorSets.ADEME);
    for (FactorSet set : sets.sets()) {
      for (FactorSet.Product product : set.products()) {
        line(product, factors)
            .ifPresent(
                line -> {
                  lines.put(product.names(), List.of(line));
                  combinations.add(Combination.of(line.combination(), null));
                });
      }
    }
  }

  /** A category without usual years, or without years added, has no factor. */
  private static Optional<ImpactLine> line(FactorSet.Product product, Map<String, Factor> factors) {
    Factor made = factors.get(Symbol.NEW_PRODUCT.of(product.key()));
    Factor added = factors.get(Symbol.EXTENSION.of(product.group()));
    Factor years = factors.get(Symbol.YEARS.of(product.key()));
    if (made == null || added == null || years == null) {
      return Optional.empty();
    }
    long microKg =
        Micros.exact(
            made.value()
                .multiply(added.value())
                .divide(years.value(), Micros.SCALE, RoundingMode.HALF_UP));
    String combination =
        "%s:%s*%s/%s"
            .formatted(FactorSets.ADEME, made.id().ref(), added.id().ref(), years.id().ref());
    return Optional.of(new ImpactLine(ImpactLine.AVOIDED, microKg, combination));
  }

  @Override
  public List<ImpactLine> repaired(@Nullable String category) {
    return lines.find(category).orElse(List.of());
  }

  @Override
  public List<Combination> combinations() {
    return List.copyOf(combinations);
  }
}
