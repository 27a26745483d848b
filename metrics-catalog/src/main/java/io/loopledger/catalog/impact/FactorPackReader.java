package io.loopledger.catalog.impact;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a factor file into a pack; collects every problem, then fails once. */
final class FactorPackReader {
  private static final BigDecimal MAX_QUALITY = new BigDecimal("12");

  private final Checks checks;
  private final Map<String, CategoryFactor> byKey = new LinkedHashMap<>();

  private FactorPackReader(Checks checks) {
    this.checks = checks;
  }

  /**
   * Reads a factor file.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException listing every problem with file, key, value and fix
   */
  static FactorPack read(String name, byte[] yaml) {
    FactorFile file;
    try {
      file = FactorFile.parse(yaml);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s is no factor file: %s".formatted(name, e.getMessage()), e);
    }
    List<String> problems = new ArrayList<>();
    if (file == null) {
      throw new IllegalArgumentException(name + " is empty; write a factor pack");
    }
    FactorPackReader reader = new FactorPackReader(new Checks(name, problems));
    FactorPack.Header header = reader.header(file);
    reader.readFactors(file);
    List<String> without = reader.withoutFactor(file);
    throwIfAny(problems);
    return new FactorPack(header, reader.byKey, without);
  }

  static void throwIfAny(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "impact factors have %d problem(s):\n- %s"
              .formatted(problems.size(), String.join("\n- ", problems)));
    }
  }

  private FactorPack.Header header(FactorFile file) {
    String method = checks.text("method", file.method());
    return new FactorPack.Header(
        checks.text("id", file.id()),
        method,
        checks.integer("revision", checks.text("revision", file.revision()), 1, 1000),
        checks.text("factor_version", file.factorVersion()),
        checks.text("unit", file.unit()),
        checks.text("boundary", file.boundary()),
        checks.text("interval", file.interval()),
        checks.day("valid_from", checks.text("valid_from", file.validFrom())),
        displacement(file.displacement(), method),
        checks.text("source", file.source()),
        checks.text("licence", file.licence()));
  }

  private FactorPack.Displacement displacement(
      FactorFile.@Nullable Displacement written, String method) {
    FactorFile.Displacement file =
        written == null ? new FactorFile.Displacement(null, null, null) : written;
    String text = checks.text("displacement.value", file.value());
    BigDecimal value = checks.positive("displacement.value", text, BigDecimal.ONE);
    if (method.equals(RestartMethod.NAME) && value.compareTo(RestartMethod.DISPLACEMENT) != 0) {
      checks.problem("displacement.value", text, "is not that of method RESTART; write \"0.5\"");
    }
    String basis = checks.text("displacement.basis", file.basis());
    if (!List.of("assumed", "surveyed").contains(basis)) {
      checks.problem("displacement.basis", basis, "is unknown; write assumed or surveyed");
    }
    return new FactorPack.Displacement(
        value, basis, checks.text("displacement.source", file.source()));
  }

  private void readFactors(FactorFile file) {
    List<FactorFile.@Nullable Factor> factors = file.factors();
    if (factors == null || factors.isEmpty()) {
      checks.problem("factors", "", "is missing; list at least one category");
      return;
    }
    for (int i = 0; i < factors.size(); i++) {
      FactorFile.Factor factor = factors.get(i);
      String key = "factors[%d]".formatted(i);
      if (factor == null) {
        checks.problem(key, "", "is empty; remove it or write a category");
      } else {
        readFactor(key, factor);
      }
    }
  }

  private void readFactor(String at, FactorFile.Factor file) {
    int before = checks.count();
    String category = checks.text(at + ".category", file.category());
    String key = "%s (%s)".formatted(at, category);
    List<String> aliases = checks.texts(key + ".aliases", file.aliases());
    BigDecimal co2eKg =
        checks.positive(key + ".co2e_kg", checks.text(key + ".co2e_kg", file.co2eKg()), null);
    if (co2eKg.multiply(RestartMethod.DISPLACEMENT).stripTrailingZeros().scale() > 6) {
      checks.problem(key + ".co2e_kg", co2eKg.toPlainString(), "has too many decimals; at most 5");
    }
    CategoryFactor.Quality quality =
        new CategoryFactor.Quality(
            checks.optionalPositive(key + ".weight_kg", file.weightKg(), null),
            checks.optionalInteger(key + ".products", file.products(), 1, 1_000_000),
            checks.optionalPositive(key + ".quality", file.quality(), MAX_QUALITY),
            checks.optionalInteger(key + ".reliability", file.reliability(), 1, 5));
    if (checks.count() == before) {
      index(key, new CategoryFactor(category, aliases, co2eKg, quality));
    }
  }

  private void index(String key, CategoryFactor factor) {
    List<String> names = new ArrayList<>();
    names.add(factor.category());
    names.addAll(factor.aliases());
    for (String name : names) {
      CategoryFactor other = byKey.putIfAbsent(CategoryKey.of(name), factor);
      if (other != null && !other.equals(factor)) {
        checks.problem(key, name, "also names '%s'; keep one".formatted(other.category()));
      } else if (other != null) {
        checks.problem(key, name, "is named twice; keep one");
      }
    }
  }

  private List<String> withoutFactor(FactorFile file) {
    List<String> names = checks.texts("without_factor", file.withoutFactor());
    for (String name : names) {
      Optional.ofNullable(byKey.get(CategoryKey.of(name)))
          .ifPresent(
              factor ->
                  checks.problem("without_factor", name, "has a factor; remove it from one list"));
    }
    return names;
  }
}
