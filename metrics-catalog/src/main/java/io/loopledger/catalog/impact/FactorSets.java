package io.loopledger.catalog.impact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The factor sets of this release, and the versions that entries name. A version fixes the sets its
 * factors are from; it never changes.
 */
public final class FactorSets {
  /** Version of the factors of legs, packaging, parts, energy and waste, for every method. */
  public static final String PROCESS = "process-r1";

  /** Version of the factors of {@code ADEME}, revision 1. */
  public static final String ADEME = "ademe-r1";

  /** Version of the factors of {@code RESALE}, revision 1. */
  public static final String RESALE = "resale-r1";

  private static final List<String> PRODUCTS =
      List.of("electronics", "clothing", "furniture", "displacement");
  private static final List<String> PROCESSES =
      List.of("transport", "waste", "energy", "packaging", "parts");

  private final Map<String, FactorSet> byFile;
  private final Map<String, Map<String, Factor>> byVersion;

  /**
   * These sets by file.
   *
   * @throws IllegalArgumentException listing every reference or category that two sets have
   */
  FactorSets(Map<String, FactorSet> byFile) {
    this.byFile = byFile;
    this.byVersion =
        Map.of(PROCESS, merge(PROCESSES), ADEME, merge(PRODUCTS), RESALE, merge(PRODUCTS));
  }

  /** The sets this release ships. Read once. */
  public static FactorSets builtIn() {
    return BuiltIn.SETS;
  }

  /** Names of the files, products first. */
  static List<String> files() {
    return Stream.concat(PRODUCTS.stream(), PROCESSES.stream()).toList();
  }

  /** All sets. */
  public List<FactorSet> sets() {
    return List.copyOf(byFile.values());
  }

  /** The set of this file, for instance {@code electronics}. */
  FactorSet set(String name) {
    return Optional.ofNullable(byFile.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no factor set '%s'".formatted(name)));
  }

  /** The versions that entries name. */
  public List<String> versions() {
    return byVersion.keySet().stream().sorted().toList();
  }

  /** The factors of a version by reference; empty if there is no such version. */
  public Map<String, Factor> factors(String version) {
    return byVersion.getOrDefault(version, Map.of());
  }

  private Map<String, Factor> merge(List<String> files) {
    Map<String, Factor> merged = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (String file : files) {
      set(file)
          .factors()
          .forEach(
              (ref, factor) -> {
                Factor other = merged.putIfAbsent(ref, factor);
                if (other != null) {
                  problems.add(
                      "%s: ref '%s' is also in %s; rename one"
                          .formatted(file, ref, other.id().pack()));
                }
              });
    }
    addSharedNames(files, problems);
    FactorPackReader.throwIfAny(problems);
    return Map.copyOf(merged);
  }

  private void addSharedNames(List<String> files, List<String> problems) {
    Map<String, String> owners = new HashMap<>();
    for (String file : files) {
      for (FactorSet.Product product : set(file).products()) {
        for (String name : product.names()) {
          String other = owners.putIfAbsent(CategoryKey.of(name), product.key());
          if (other != null && !other.equals(product.key())) {
            problems.add(
                "%s: category '%s' also names '%s'; rename one".formatted(file, name, other));
          }
        }
      }
    }
  }

  private static final class BuiltIn {
    static final FactorSets SETS = new FactorSets(readAll());

    private static Map<String, FactorSet> readAll() {
      Map<String, FactorSet> sets = new LinkedHashMap<>();
      files().forEach(name -> sets.put(name, read("factors/" + name + ".yaml")));
      return sets;
    }

    private static FactorSet read(String name) {
      try (InputStream in = FactorSets.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is missing from the jar");
        }
        return FactorSetReader.read(name, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }
  }
}
