package io.loopledger.catalog.impact;

import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Part;
import io.loopledger.schemas.event.Waste;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** stub. */
public final class ImpactModel {
  private final FactorPack pack;

  ImpactModel(FactorPack pack) {
    this.pack = pack;
  }

  /** stub. */
  public static Optional<ImpactModel> find(String method, int revision) {
    return FactorPacks.builtIn().find(method, revision).map(ImpactModel::new);
  }

  /** stub. */
  public String method() {
    return pack.method();
  }

  /** stub. */
  public String factorVersion() {
    return pack.factorVersion();
  }

  /** stub. */
  public CreditAt creditAt() {
    return CreditAt.REPAIR;
  }

  /** stub. */
  public List<ImpactLine> repaired(@Nullable String category) {
    return Optional.ofNullable(category)
        .flatMap(pack::forCategory)
        .map(
            factor ->
                List.of(
                    new ImpactLine(
                        "co2e.avoided",
                        RestartMethod.avoidedMicroKg(factor),
                        pack.factorVersion())))
        .orElse(List.of());
  }

  /** stub. */
  public List<ImpactLine> resold(@Nullable String category, int cycleNo, long usedPpm) {
    return List.of();
  }

  /** stub. */
  public long lifetimeSharePpm(@Nullable String category, int cycleNo, long usedPpm) {
    return 0;
  }

  /** stub. */
  public List<ImpactLine> transport(
      List<Leg> legs, @Nullable Long massG, @Nullable Long packagingMassG) {
    return List.of();
  }

  /** stub. */
  public List<ImpactLine> packaging(long massG) {
    return List.of();
  }

  /** stub. */
  public List<ImpactLine> parts(@Nullable String category, List<Part> parts) {
    return List.of();
  }

  /** stub. */
  public List<ImpactLine> energy(long wattHours) {
    return List.of();
  }

  /** stub. */
  public List<ImpactLine> waste(@Nullable String category, List<Waste> fractions) {
    return List.of();
  }
}
