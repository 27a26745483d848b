package io.loopledger.catalog.impact;

import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Part;
import io.loopledger.schemas.event.TransportMode;
import io.loopledger.schemas.event.Waste;
import io.loopledger.schemas.event.WasteRoute;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a programme's own work emits. Activities of one factor are summed exactly, then multiplied
 * once. Nothing is emitted without a mass: an unknown mass gives no line.
 */
final class ProcessEmissions {
  private static final String MIXED = "mixed";
  private static final int GRAMS_TO_TONNES = 6;
  private static final int GRAM_METRES_TO_TONNE_KM = 9;
  private static final int WATT_HOURS_TO_KWH = 3;

  private final Map<TransportMode, Rate> transport = new EnumMap<>(TransportMode.class);
  private final Map<String, Map<WasteRoute, Rate>> waste = new HashMap<>();
  private final Map<String, Rate> parts = new HashMap<>();
  private final Rate energy;
  private final Rate packaging;
  private final CategoryIndex<String> groups = new CategoryIndex<>();
  private final List<Combination> combinations = new ArrayList<>();

  ProcessEmissions(FactorSets sets) {
    Map<String, Factor> factors = sets.factors(FactorSets.PROCESS);
    Function<String, Factor> need =
        ref -> {
          Factor factor = factors.get(ref);
          if (factor == null) {
            throw new IllegalStateException(
                "%s has no factor %s; add it to its pack".formatted(FactorSets.PROCESS, ref));
          }
          combinations.add(Combination.of(FactorSets.PROCESS + ":" + ref, null));
          return factor;
        };
    for (TransportMode mode : TransportMode.values()) {
      transport.put(
          mode,
          rate(
              ImpactLine.TRANSPORT,
              need.apply(Symbol.TRANSPORT.of(name(mode))),
              GRAM_METRES_TO_TONNE_KM));
    }
    energy = rate(ImpactLine.ENERGY, need.apply(Symbol.GRID.of("electricity")), WATT_HOURS_TO_KWH);
    packaging =
        rate(ImpactLine.PACKAGING, need.apply(Symbol.PACKAGING.of("board")), GRAMS_TO_TONNES);
    for (String group : groupsWith(MIXED)) {
      parts.put(
          group, rate(ImpactLine.PARTS, need.apply(Symbol.SPARE_PARTS.of(group)), GRAMS_TO_TONNES));
      Map<WasteRoute, Rate> routes = new EnumMap<>(WasteRoute.class);
      for (WasteRoute route : WasteRoute.values()) {
        Factor factor = need.apply(Symbol.WASTE.of(group + "-" + name(route)));
        routes.put(route, rate(ImpactLine.WASTE, factor, GRAMS_TO_TONNES));
      }
      waste.put(group, routes);
    }
    for (FactorSet set : sets.sets()) {
      set.products().forEach(product -> groups.put(product.names(), product.group()));
      set.groups().forEach((category, group) -> groups.put(List.of(category), group));
    }
  }

  List<ImpactLine> transport(List<Leg> legs, @Nullable Long massG, @Nullable Long packagingMassG) {
    Sums<TransportMode> sums = new Sums<>();
    for (Leg leg : legs) {
      Long moved = leg.massG() != null ? leg.massG() : withPackaging(massG, packagingMassG);
      if (moved != null) {
        sums.add(leg.mode(), Math.multiplyExact(moved, leg.distanceM()));
      }
    }
    return sums.lines(transport);
  }

  List<ImpactLine> packaging(long massG) {
    return packaging.lines(massG);
  }

  List<ImpactLine> energy(long wattHours) {
    return energy.lines(wattHours);
  }

  List<ImpactLine> parts(@Nullable String category, List<Part> used) {
    long massG = 0;
    for (Part part : used) {
      massG = Math.addExact(massG, part.massG() == null ? 0 : part.massG());
    }
    return of(parts, group(category)).lines(massG);
  }

  List<ImpactLine> waste(@Nullable String category, List<Waste> fractions) {
    Sums<WasteRoute> sums = new Sums<>();
    fractions.forEach(fraction -> sums.add(fraction.route(), fraction.massG()));
    return sums.lines(of(waste, group(category)));
  }

  List<Combination> combinations() {
    return List.copyOf(combinations);
  }

  private static List<String> groupsWith(String rest) {
    return Stream.concat(FactorSet.GROUPS.stream(), Stream.of(rest)).toList();
  }

  private String group(@Nullable String category) {
    return groups.find(category).orElse(MIXED);
  }

  private static <K, V> V of(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("no factor for '%s'; add it to its pack".formatted(key));
    }
    return value;
  }

  private static @Nullable Long withPackaging(@Nullable Long massG, @Nullable Long packagingMassG) {
    return massG == null || packagingMassG == null
        ? massG
        : (Long) Math.addExact(massG, packagingMassG);
  }

  private static Rate rate(String account, Factor factor, int digits) {
    return new Rate(
        account,
        Coefficient.of(factor.value(), digits),
        FactorSets.PROCESS + ":" + factor.id().ref());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One factor, compiled. */
  private record Rate(String account, Coefficient perUnit, String combination) {
    List<ImpactLine> lines(long activity) {
      if (activity < 0) {
        throw new IllegalArgumentException(
            "activity of %s is %d; give 0 or more".formatted(combination, activity));
      }
      long microKg = perUnit.microKg(activity);
      return microKg == 0 ? List.of() : List.of(new ImpactLine(account, microKg, combination));
    }
  }

  /** Activities by what tells their factor. */
  private static final class Sums<K extends Enum<K>> {
    private final Map<K, Long> byKey = new TreeMap<>();

    void add(K key, long activity) {
      byKey.merge(key, activity, Math::addExact);
    }

    List<ImpactLine> lines(Map<K, Rate> rates) {
      List<ImpactLine> lines = new ArrayList<>(byKey.size());
      byKey.forEach((key, activity) -> lines.addAll(of(rates, key).lines(activity)));
      return lines;
    }
  }
}
