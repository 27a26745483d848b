package io.loopledger.catalog.impact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The factor packs in force: at most one for a method and revision. */
public final class FactorPacks {
  private static final List<String> BUILT_IN =
      List.of("factors/restart-2018.yaml", "factors/restart-2021.yaml");

  private final List<FactorPack> packs;

  private FactorPacks(List<FactorPack> packs) {
    this.packs = packs;
  }

  /** The packs this release ships: both published revisions of The Restart Project. Read once. */
  public static FactorPacks builtIn() {
    return BuiltIn.PACKS;
  }

  /**
   * These packs.
   *
   * @throws IllegalArgumentException listing all pairs that could be mistaken for each other
   */
  public static FactorPacks of(List<FactorPack> packs) {
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (FactorPack pack : packs) {
      requireNew(seen, "id '%s'".formatted(pack.id()), problems);
      requireNew(seen, "factor_version '%s'".formatted(pack.factorVersion()), problems);
      requireNew(seen, "%s revision %d".formatted(pack.method(), pack.revision()), problems);
    }
    FactorPackReader.throwIfAny(problems);
    return new FactorPacks(List.copyOf(packs));
  }

  /** All packs. */
  public List<FactorPack> packs() {
    return packs;
  }

  /** The pack of a method's revision. */
  public Optional<FactorPack> find(String method, int revision) {
    return packs.stream()
        .filter(pack -> pack.method().equals(method) && pack.revision() == revision)
        .findFirst();
  }

  /** All factors of all packs as flat rows, one for each name and alias. */
  public List<FactorRow> rows() {
    return packs.stream().flatMap(pack -> pack.rows().stream()).toList();
  }

  private static void requireNew(Set<String> seen, String identity, List<String> problems) {
    if (!seen.add(identity)) {
      problems.add("two factor packs have %s; give one of them its own".formatted(identity));
    }
  }

  private static final class BuiltIn {
    static final FactorPacks PACKS = of(BUILT_IN.stream().map(BuiltIn::read).toList());

    private static FactorPack read(String name) {
      try (InputStream in = FactorPacks.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is missing from the jar");
        }
        return FactorPackReader.read(name, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }
  }
}
