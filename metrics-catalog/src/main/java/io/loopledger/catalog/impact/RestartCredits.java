package io.loopledger.catalog.impact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code RESTART}: half of the factor on a fixed repair, named by its pack alone. */
final class RestartCredits implements Credits {
  private final FactorPack pack;

  RestartCredits(FactorPack pack) {
    this.pack = pack;
  }

  @Override
  public List<ImpactLine> repaired(@Nullable String category) {
    return Optional.ofNullable(category)
        .flatMap(pack::forCategory)
        .map(RestartMethod::avoidedMicroKg)
        .map(microKg -> new ImpactLine(ImpactLine.AVOIDED, microKg, pack.factorVersion()))
        .map(List::of)
        .orElse(List.of());
  }

  @Override
  public List<Combination> combinations() {
    return pack.byKey().keySet().stream()
        .map(key -> new Combination(pack.factorVersion(), key))
        .toList();
  }
}
