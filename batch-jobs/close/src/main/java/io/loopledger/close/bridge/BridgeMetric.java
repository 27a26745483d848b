package io.loopledger.close.bridge;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.metrics.Accounts;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Vocabulary.Agg;
import io.loopledger.catalog.metrics.expr.Arithmetic;
import io.loopledger.catalog.metrics.expr.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A metric that is a sum over accounts, so that its bridge is the sum of theirs.
 *
 * @param name as the catalog has it, such as finance.net_revenue
 * @param accounts the accounts
 * @param isNegated whether a credit counts as positive
 */
public record BridgeMetric(String name, Set<String> accounts, boolean isNegated) {
  private static final Set<String> AMOUNTS = Set.of("amount", "reporting_amount");
  private static final Set<String> DECIDED_BY_ACCOUNT = Set.of("entry__account", "entry__level");

  public BridgeMetric {
    accounts = Set.copyOf(accounts);
  }

  /**
   * The metric of a catalog.
   *
   * @throws IllegalArgumentException if it is none, or no sum over accounts
   */
  public static BridgeMetric of(Catalog catalog, String name) {
    Metric metric =
        catalog
            .find(name.substring(name.indexOf('.') + 1))
            .filter(found -> !name.contains(".") || found.qualifiedName().equals(name))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "metric '%s' is not in the catalog; ./loopledger metrics list shows what is"
                            .formatted(name)));
    if (!(metric.definition() instanceof Metric.Simple simple)
        || simple.agg() != Agg.SUM
        || !simple.model().equals("entries")
        || simple.expr().isEmpty()
        || !AMOUNTS.containsAll(simple.expr().get().names())
        || !isPlain(simple.expr().get())
        || !references(simple.filter()).allMatch(DECIDED_BY_ACCOUNT::contains)) {
      throw new IllegalArgumentException(
          "metric %s is no plain sum over accounts, so causes cannot be told apart; take its parts, or leave --metric out for all accounts"
              .formatted(metric.qualifiedName()));
    }
    Set<String> accounts = new TreeSet<>();
    Accounts.matching(catalog.chart(), simple.filter()).stream()
        .map(Account::code)
        .forEach(accounts::add);
    return new BridgeMetric(
        metric.qualifiedName(), accounts, simple.expr().get() instanceof Arithmetic.Negative);
  }

  private static boolean isPlain(Arithmetic expr) {
    return switch (expr) {
      case Arithmetic.Name name -> true;
      case Arithmetic.Negative negative -> negative.of() instanceof Arithmetic.Name;
      case Arithmetic.Number number -> false;
      case Arithmetic.Binary binary -> false;
    };
  }

  private static Stream<String> references(Optional<Filter> filter) {
    return filter.stream().flatMap(BridgeMetric::references);
  }

  private static Stream<String> references(Filter filter) {
    return switch (filter) {
      case Filter.All all -> all.parts().stream().flatMap(BridgeMetric::references);
      case Filter.Any any -> any.parts().stream().flatMap(BridgeMetric::references);
      case Filter.Not not -> references(not.of());
      case Filter.Compare compare ->
          Set.of("=", "<>").contains(compare.operator())
              ? Stream.of(compare.reference())
              : Stream.of("no equality");
      case Filter.In in -> Stream.of(in.reference());
      case Filter.IsNull isNull -> Stream.of("no equality");
    };
  }

  /** Lines of accounts as lines of this metric; other accounts are left out. */
  public List<BridgeLine> of(List<BridgeLine> lines) {
    return lines.stream()
        .filter(line -> accounts.contains(line.key().figure()))
        .map(this::named)
        .toList();
  }

  private BridgeLine named(BridgeLine line) {
    BridgeLine.Key k = line.key();
    return new BridgeLine(
        new BridgeLine.Key(
            k.brand(), k.program(), k.category(), name, k.unit(), k.method(), k.factorVersion()),
        isNegated ? line.sums().negated() : line.sums());
  }
}
