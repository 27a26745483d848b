package io.loopledger.catalog.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Looks up the factors that a combination names. */
public final class FactorBook {
  private static final FactorBook BUILT_IN =
      new FactorBook(FactorSets.builtIn(), FactorPacks.builtIn());

  private final FactorSets sets;
  private final FactorPacks packs;

  private FactorBook(FactorSets sets, FactorPacks packs) {
    this.sets = sets;
    this.packs = packs;
  }

  /** The factors this release ships. */
  public static FactorBook builtIn() {
    return BUILT_IN;
  }

  /** Every combination that a line of this release may name, each once, in order. */
  public List<Combination> combinations() {
    return ImpactModel.builtIn().stream()
        .flatMap(model -> model.combinations().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The factors of a combination.
   *
   * @throws IllegalArgumentException if this release has no such version, factor or category
   */
  public List<Use> resolve(Combination combination) {
    List<Combination.Term> terms = combination.terms();
    if (terms.isEmpty()) {
      return restart(combination);
    }
    Map<String, Factor> factors = sets.factors(combination.version());
    return terms.stream()
        .map(
            term ->
                new Use(
                    Optional.ofNullable(factors.get(term.ref()))
                        .orElseThrow(
                            () -> unknown(combination, "no factor '%s'".formatted(term.ref()))),
                    term.exponent()))
        .toList();
  }

  /**
   * What the values and the intervals of a combination rest on: with {@link Basis#ASSUMED} among
   * them, nobody measured all of it.
   */
  public Set<Basis> marks(Combination combination) {
    Set<Basis> marks = EnumSet.noneOf(Basis.class);
    for (Use use : resolve(combination)) {
      marks.add(use.factor().basis());
      marks.add(use.factor().intervalBasis());
    }
    return marks;
  }

  /** The weakest of what some combinations rest on: what a reader of their sum must know. */
  public Basis weakest(Collection<Combination> combinations) {
    Basis weakest = Basis.PUBLISHED;
    for (Combination combination : combinations) {
      for (Basis basis : marks(combination)) {
        weakest = weakness(basis) > weakness(weakest) ? basis : weakest;
      }
    }
    return weakest;
  }

  private static int weakness(Basis basis) {
    return switch (basis) {
      case PUBLISHED -> 0;
      case SURVEYED -> 1;
      case ESTIMATED -> 2;
      case ASSUMED -> 3;
    };
  }

  /** Every factor with the version that entries name it by, in order. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (FactorPack pack : packs.packs()) {
      pack.factors()
          .forEach(
              category ->
                  entries.add(new Entry(pack.factorVersion(), RestartFactors.of(pack, category))));
    }
    for (String version : sets.versions()) {
      sets.factors(version).values().forEach(factor -> entries.add(new Entry(version, factor)));
    }
    entries.sort(
        (a, b) -> {
          int byVersion = a.version().compareTo(b.version());
          return byVersion != 0
              ? byVersion
              : a.factor().id().ref().compareTo(b.factor().id().ref());
        });
    return entries;
  }

  private List<Use> restart(Combination combination) {
    FactorPack pack =
        packs.packs().stream()
            .filter(p -> p.factorVersion().equals(combination.factorVersion()))
            .findFirst()
            .orElseThrow(() -> unknown(combination, "no such version"));
    CategoryFactor category =
        pack.forCategory(combination.categoryKey())
            .orElseThrow(
                () ->
                    unknown(combination, "no category '%s'".formatted(combination.categoryKey())));
    Factor displacement =
        Objects.requireNonNull(
            sets.factors(FactorSets.RESALE).get(Symbol.DISPLACEMENT.of("repair")), "D(repair)");
    return List.of(new Use(RestartFactors.of(pack, category), 1), new Use(displacement, 1));
  }

  private IllegalArgumentException unknown(Combination combination, String what) {
    List<String> versions = new ArrayList<>(sets.versions());
    packs.packs().forEach(pack -> versions.add(pack.factorVersion()));
    return new IllegalArgumentException(
        "factor_version '%s' has %s in this release; its versions are %s"
            .formatted(combination.factorVersion(), what, String.join(", ", versions)));
  }

  /**
   * A factor in a product.
   *
   * @param factor the factor
   * @param exponent 1, or -1 where it divides
   */
  public record Use(Factor factor, int exponent) {}

  /**
   * A factor and a version that has it.
   *
   * @param version as entries name it
   * @param factor the factor
   */
  public record Entry(String version, Factor factor) {}
}
