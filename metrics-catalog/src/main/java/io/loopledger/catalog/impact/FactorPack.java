package io.loopledger.catalog.impact;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One revision of a method's factors.
 *
 * @param header what holds for all of them
 * @param byKey factors by {@link CategoryKey}, one entry for each name and alias, in the file's
 *     order
 * @param withoutFactor categories that the publisher knows and has no value for
 */
public record FactorPack(
    Header header, Map<String, CategoryFactor> byKey, List<String> withoutFactor) {
  public FactorPack {
    requireNonNull(header, "header is null");
    byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    withoutFactor = List.copyOf(withoutFactor);
  }

  /** Identifies the pack, for instance {@code restart-2021}. */
  public String id() {
    return header.id();
  }

  /** The impact method profile, for instance {@code RESTART}. */
  public String method() {
    return header.method();
  }

  /** Revision of the method's factors, from 1. */
  public int revision() {
    return header.revision();
  }

  /** As impact entries name it, for instance {@code restart-2021-r2}. */
  public String factorVersion() {
    return header.factorVersion();
  }

  /** The factors, each once, in the order of the file. */
  public List<CategoryFactor> factors() {
    return byKey.values().stream().distinct().toList();
  }

  /** The factor of a category by name or alias; empty lowers the coverage. */
  public Optional<CategoryFactor> forCategory(String category) {
    return Optional.ofNullable(byKey.get(CategoryKey.of(category)));
  }

  /** The factors as flat rows, one for each name and alias. */
  public List<FactorRow> rows() {
    return byKey.entrySet().stream()
        .map(named -> FactorRow.of(this, named.getKey(), named.getValue()))
        .toList();
  }

  /**
   * What holds for every factor of a pack.
   *
   * @param id identifies the pack
   * @param method impact method profile
   * @param revision revision of the method's factors, from 1
   * @param factorVersion as impact entries name it
   * @param unit of the factors
   * @param boundary what the factors cover
   * @param interval the published spread, or that there is none
   * @param validFrom first day of the revision
   * @param displacement share of a new product that a repair avoids
   * @param source where the values are from
   * @param licence of the source
   */
  public record Header(
      String id,
      String method,
      int revision,
      String factorVersion,
      String unit,
      String boundary,
      String interval,
      LocalDate validFrom,
      Displacement displacement,
      String source,
      String licence) {}

  /**
   * The share of a new product's emissions that a repair avoids.
   *
   * @param value above 0, at most 1
   * @param basis {@code assumed} or {@code surveyed}
   * @param source who says so
   */
  public record Displacement(BigDecimal value, String basis, String source) {}
}
