package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pack of factors, as one file states them.
 *
 * @param id of the pack, with its revision
 * @param factors by reference, in the order of the file
 * @param products the categories it has footprints of
 * @param lifetimes what a sale brings of a product's life, by cycle
 * @param groups material group of other categories, by {@link CategoryKey}
 */
public record FactorSet(
    String id,
    Map<String, Factor> factors,
    List<Product> products,
    List<Lifetime> lifetimes,
    Map<String, String> groups) {
  /** Material groups: what waste, parts, D, L, I and X go by. */
  static final List<String> GROUPS = List.of("electronics", "appliances", "clothing", "furniture");

  public FactorSet {
    factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    products = List.copyOf(products);
    lifetimes = List.copyOf(lifetimes);
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  /** The factor of this reference. */
  public Optional<Factor> find(String ref) {
    return Optional.ofNullable(factors.get(ref));
  }

  /**
   * A category of products with a footprint.
   *
   * @param key names its factors: {@code E(key)}, {@code U(key)}, {@code Y(key)}, {@code EoL(key)}
   * @param name in English
   * @param french the source's name
   * @param aliases other names of the same category
   * @param group material group: electronics, appliances, clothing or furniture
   * @param stages kg CO2e by life-cycle stage; their sum is {@code E(key)}
   */
  public record Product(
      String key,
      String name,
      String french,
      List<String> aliases,
      String group,
      Map<String, BigDecimal> stages) {
    public Product {
      aliases = List.copyOf(aliases);
      stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    }

    /** Every name the category goes by. */
    public List<String> names() {
      return Stream.concat(Stream.of(name, french), aliases.stream()).toList();
    }
  }

  /**
   * How much of a new product's life a sale brings. The sum over all cycles is at most {@code
   * maxPpm}.
   *
   * @param ref the factor, for instance {@code L(smartphone)}
   * @param sharesPpm by cycle from 1, in millionths; a later cycle brings nothing
   * @param maxPpm in millionths
   */
  public record Lifetime(String ref, List<Long> sharesPpm, long maxPpm) {
    public Lifetime {
      sharesPpm = List.copyOf(sharesPpm);
    }

    /**
     * The share of one sale in millionths.
     *
     * @param cycleNo loop of the unit, from 1
     * @param usedPpm what earlier sales of the unit brought
     */
    public long sharePpm(int cycleNo, long usedPpm) {
      if (cycleNo < 1) {
        throw new IllegalArgumentException("cycleNo is %d; cycles count from 1".formatted(cycleNo));
      }
      if (usedPpm < 0) {
        throw new IllegalArgumentException(
            "used lifetime share is %d millionths; give 0 or more".formatted(usedPpm));
      }
      long declared = cycleNo <= sharesPpm.size() ? sharesPpm.get(cycleNo - 1) : 0;
      return Math.max(0, Math.min(declared, maxPpm - usedPpm));
    }
  }
}
