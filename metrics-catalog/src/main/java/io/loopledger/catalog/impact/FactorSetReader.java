package io.loopledger.catalog.impact;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a file into a factor set; collects every problem, then fails once. */
final class FactorSetReader {
  private final Checks checks;
  private final FactorSetHead head;
  private final Map<String, Factor> factors = new LinkedHashMap<>();
  private final List<FactorSet.Product> products = new ArrayList<>();
  private final List<FactorSet.Lifetime> lifetimes = new ArrayList<>();
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();

  private FactorSetReader(Checks checks, FactorSetHead head) {
    this.checks = checks;
    this.head = head;
  }

  /**
   * Reads a factor set.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException listing every problem with file, key, value and fix
   */
  static FactorSet read(String name, byte[] yaml) {
    FactorSetFile file;
    try {
      file = FactorSetFile.parse(yaml);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s is no factor set: %s".formatted(name, e.getMessage()), e);
    }
    if (file == null) {
      throw new IllegalArgumentException(name + " is empty; write a factor set");
    }
    List<String> problems = new ArrayList<>();
    Checks checks = new Checks(name, problems);
    FactorSetReader reader = new FactorSetReader(checks, FactorSetHead.read(file, checks));
    reader.readAll(file);
    FactorPackReader.throwIfAny(problems);
    return new FactorSet(
        reader.head.id(), reader.factors, reader.products, reader.lifetimes, reader.groups);
  }

  private void readAll(FactorSetFile file) {
    each("products", file.products(), this::product);
    each("factors", file.factors(), this::row);
    each("lifetimes", file.lifetimes(), this::lifetime);
    if (factors.isEmpty() && checks.count() == 0) {
      checks.problem("factors", "", "is missing; list at least one factor or product");
    }
    if (file.groups() != null) {
      file.groups().forEach(this::group);
    }
  }

  private <T> void each(String list, @Nullable List<@Nullable T> entries, Entry<T> reader) {
    for (int i = 0; entries != null && i < entries.size(); i++) {
      T entry = entries.get(i);
      String at = "%s[%d]".formatted(list, i);
      if (entry == null) {
        checks.problem(at, "", "is empty; remove it or write it");
      } else {
        reader.read(at, entry);
      }
    }
  }

  private void product(String index, FactorSetFile.Product file) {
    String key = checks.text(index + ".key", file.key());
    String at = "%s (%s)".formatted(index, key);
    Map<String, BigDecimal> stages = stages(at, file);
    productFactors(key, at, file, stages);
    FactorSet.Product product =
        new FactorSet.Product(
            key,
            checks.text(at + ".name", file.name()),
            checks.text(at + ".french", file.french()),
            checks.texts(at + ".aliases", file.aliases()),
            knownGroup(at + ".group", checks.text(at + ".group", file.group())),
            stages);
    product.names().stream().map(CategoryKey::of).distinct().forEach(name -> name(at, name, key));
    products.add(product);
  }

  private Map<String, BigDecimal> stages(String at, FactorSetFile.Product file) {
    Map<String, BigDecimal> stages = new LinkedHashMap<>();
    if (file.stages() == null || file.stages().isEmpty()) {
      checks.problem(at + ".stages", "", "is missing; write at least one stage");
    } else {
      file.stages()
          .forEach(
              (stage, text) ->
                  stages.put(stage, checks.decimal("%s.stages.%s".formatted(at, stage), text)));
    }
    return stages;
  }

  private void productFactors(
      String key, String at, FactorSetFile.Product file, Map<String, BigDecimal> stages) {
    BigDecimal total = stages.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    FactorSetHead scored = head.withReliability(file.reliability(), at, checks);
    FactorDraft draft = new FactorDraft(checks, scored, at, file.row(), file.note());
    put(at, draft.ofProduct(Symbol.NEW_PRODUCT.of(key), total, "kg CO2e per item"));
    if (file.usePerYear() != null) {
      BigDecimal use = checks.decimal(at + ".use_per_year", file.usePerYear());
      put(at, draft.ofProduct(Symbol.USE.of(key), use, "kg CO2e per item and year"));
    }
    if (file.years() != null) {
      BigDecimal years = checks.decimal(at + ".years", file.years());
      put(at, draft.of(Symbol.YEARS.of(key), years, "years"));
    }
    if (file.endOfLife() != null) {
      BigDecimal end = checks.decimal(at + ".end_of_life", file.endOfLife());
      put(at, draft.ofProduct(Symbol.END_OF_LIFE.of(key), end, "kg CO2e per item"));
    }
  }

  private String knownGroup(String key, String group) {
    if (!FactorSet.GROUPS.contains(group)) {
      checks.unlessMissing(
          key, group, "is no material group; write " + String.join(", ", FactorSet.GROUPS));
    }
    return group;
  }

  private void name(String at, String name, String key) {
    String other = names.putIfAbsent(name, key);
    if (other != null) {
      checks.problem(at, name, "also names '%s'; keep one".formatted(other));
    }
  }

  private void row(String index, FactorSetFile.Row file) {
    String ref = checks.text(index + ".ref", file.ref());
    String at = "%s (%s)".formatted(index, ref);
    FactorDraft draft = new FactorDraft(checks, head, at, file.row(), file.note());
    put(
        at,
        draft
            .basis(file.basis(), file.source())
            .spread(file.n(), file.sd(), file.cv(), file.low(), file.high())
            .of(
                ref,
                checks.decimal(at + ".value", file.value()),
                checks.text(at + ".unit", file.unit())));
  }

  private void lifetime(String index, FactorSetFile.Lifetime file) {
    String ref = checks.text(index + ".ref", file.ref());
    String at = "%s (%s)".formatted(index, ref);
    List<Long> shares = new ArrayList<>();
    each(at + ".shares", file.shares(), (key, text) -> shares.add(checks.ppm(key, text)));
    long max = checks.ppm(at + ".max", file.max());
    if (shares.isEmpty()) {
      checks.problem(at + ".shares", "", "is missing; write the share of the first cycle");
      return;
    }
    long sum = shares.stream().mapToLong(Long::longValue).sum();
    if (sum > max) {
      checks.problem(
          at + ".max",
          BigDecimal.valueOf(max, 6).stripTrailingZeros().toPlainString(),
          "is below the sum of the shares, %s; raise it or lower a share"
              .formatted(BigDecimal.valueOf(sum, 6).stripTrailingZeros().toPlainString()));
    }
    put(
        at,
        new FactorDraft(checks, head, at, null, null)
            .basis(file.basis(), file.source())
            .spread(null, null, file.cv(), null, null)
            .of(ref, BigDecimal.valueOf(shares.getFirst(), 6), "share of a new product's life"));
    lifetimes.add(new FactorSet.Lifetime(ref, shares, max));
  }

  private void group(String group, @Nullable List<@Nullable String> categories) {
    knownGroup("groups", group);
    for (String category : checks.texts("groups." + group, categories)) {
      String other = groups.putIfAbsent(CategoryKey.of(category), group);
      if (other != null) {
        checks.problem("groups." + group, category, "is also in '%s'; keep one".formatted(other));
      }
    }
  }

  private void put(String at, @Nullable Factor factor) {
    if (factor != null && factors.putIfAbsent(factor.id().ref(), factor) != null) {
      checks.problem(at, factor.id().ref(), "is there twice; keep one");
    }
  }

  private interface Entry<T> {
    void read(String at, T entry);
  }
}
