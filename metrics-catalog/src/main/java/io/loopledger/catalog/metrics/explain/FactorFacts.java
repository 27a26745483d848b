package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.FactorBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a combination of factors says: its values, and what they rest on. */
final class FactorFacts {
  static final String BASIS = "basis";
  static final String FACTORS = "factors";

  private FactorFacts() {}

  /** The combination that a group of entries names. */
  static Optional<Combination> combination(Map<String, String> facts) {
    return Optional.ofNullable(facts.get("factor_version"))
        .map(version -> new Combination(version, facts.getOrDefault("category_key", "")));
  }

  /** Adds the values of the factors, and the weakest mark among them. */
  static void add(Map<String, String> facts) {
    try {
      combination(facts)
          .ifPresent(
              combination -> {
                FactorBook book = FactorBook.builtIn();
                Basis weakest = book.weakest(List.of(combination));
                facts.put(BASIS, weakest.mark());
                facts.put(FACTORS, text(book.resolve(combination)));
              });
    } catch (IllegalArgumentException e) {
      facts.put(BASIS, "unknown");
    }
  }

  private static String text(List<FactorBook.Use> uses) {
    return uses.stream()
        .map(
            use ->
                "%s%s %s %s (%s)"
                    .formatted(
                        use.exponent() < 0 ? "1 / " : "",
                        use.factor().id().ref(),
                        use.factor().value().toPlainString(),
                        use.factor().unit(),
                        use.factor().basis().mark()))
        .collect(Collectors.joining(" x "));
  }
}
