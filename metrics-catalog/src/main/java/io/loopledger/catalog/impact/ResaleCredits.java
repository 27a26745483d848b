package io.loopledger.catalog.impact;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code RESALE}: {@code D x L x E} avoided, {@code -I x U x Y x L} in use, {@code D x L x EoL} at
 * the end of life; every term a line of its own.
 */
final class ResaleCredits implements Credits {
  private static final int PPM_DIGITS = 6;

  private final CategoryIndex<Compiled> categories = new CategoryIndex<>();
  private final List<Combination> combinations = new ArrayList<>();

  ResaleCredits(FactorSets sets) {
    Map<String, Factor> factors = sets.factors(FactorSets.RESALE);
    Map<String, FactorSet.Lifetime> lifetimes = new LinkedHashMap<>();
    sets.sets().forEach(set -> set.lifetimes().forEach(life -> lifetimes.put(life.ref(), life)));
    for (FactorSet set : sets.sets()) {
      for (FactorSet.Product product : set.products()) {
        compile(product, factors, lifetimes)
            .ifPresent(
                compiled -> {
                  categories.put(product.names(), compiled);
                  compiled.terms.forEach(
                      term -> combinations.add(Combination.of(term.combination, null)));
                });
      }
    }
  }

  @Override
  public List<ImpactLine> resold(@Nullable String category, int cycleNo, long usedPpm) {
    Optional<Compiled> found = categories.find(category);
    if (found.isEmpty()) {
      return List.of();
    }
    long sharePpm = found.get().lifetime.sharePpm(cycleNo, usedPpm);
    List<ImpactLine> lines = new ArrayList<>(found.get().terms.size());
    for (Term term : found.get().terms) {
      long microKg = term.perShare.microKg(sharePpm);
      if (microKg != 0 || term.account.equals(ImpactLine.AVOIDED)) {
        lines.add(new ImpactLine(term.account, microKg, term.combination));
      }
    }
    return lines;
  }

  @Override
  public long lifetimeSharePpm(@Nullable String category, int cycleNo, long usedPpm) {
    return categories.find(category).map(c -> c.lifetime.sharePpm(cycleNo, usedPpm)).orElse(0L);
  }

  @Override
  public List<Combination> combinations() {
    return List.copyOf(combinations);
  }

  private static Optional<Compiled> compile(
      FactorSet.Product product,
      Map<String, Factor> factors,
      Map<String, FactorSet.Lifetime> lifetimes) {
    Factor made = factors.get(Symbol.NEW_PRODUCT.of(product.key()));
    Factor displaced = own(Symbol.DISPLACEMENT, product, factors);
    Factor share = own(Symbol.LIFETIME, product, factors);
    if (made == null || displaced == null || share == null) {
      return Optional.empty();
    }
    FactorSet.Lifetime lifetime = lifetimes.get(share.id().ref());
    if (lifetime == null) {
      return Optional.empty();
    }
    List<Term> terms = new ArrayList<>();
    terms.add(term(ImpactLine.AVOIDED, 1, List.of(displaced, share, made), share));
    Factor more = own(Symbol.INEFFICIENCY, product, factors);
    Factor use = factors.get(Symbol.USE.of(product.key()));
    Factor years = factors.get(Symbol.YEARS.of(product.key()));
    if (more != null && use != null && years != null) {
      terms.add(term(ImpactLine.USE_PHASE, -1, List.of(more, use, years, share), share));
    }
    Factor end = factors.get(Symbol.END_OF_LIFE.of(product.key()));
    if (end != null) {
      terms.add(term(ImpactLine.END_OF_LIFE, 1, List.of(displaced, share, end), share));
    }
    return Optional.of(new Compiled(lifetime, terms));
  }

  /** The category's own factor, else that of its group. */
  private static @Nullable Factor own(
      Symbol symbol, FactorSet.Product product, Map<String, Factor> factors) {
    Factor own = factors.get(symbol.of(product.key()));
    return own != null ? own : factors.get(symbol.of(product.group()));
  }

  /** {@code share} is the factor whose value the sale brings; the others are multiplied here. */
  private static Term term(String account, int sign, List<Factor> factors, Factor share) {
    BigDecimal others =
        factors.stream()
            .filter(factor -> !factor.equals(share))
            .map(Factor::value)
            .reduce(BigDecimal.valueOf(sign), BigDecimal::multiply);
    String refs = factors.stream().map(factor -> factor.id().ref()).collect(joining("*"));
    return new Term(account, Coefficient.of(others, PPM_DIGITS), FactorSets.RESALE + ":" + refs);
  }

  private record Compiled(FactorSet.Lifetime lifetime, List<Term> terms) {}

  private record Term(String account, Coefficient perShare, String combination) {}
}
