package io.loopledger.catalog.metrics.publish;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.metrics.Accounts;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a metric is made of, down to accounts.
 *
 * @param name of a metric, an account or a model
 * @param label its name for people
 * @param text its formula, the level of an account, or what a row of a model is
 * @param parts what it is made of
 */
public record MetricTree(String name, String label, String text, List<MetricTree> parts) {
  public MetricTree {
    parts = List.copyOf(parts);
  }

  /** The tree of a metric, with names in English or German. */
  public static MetricTree of(Catalog catalog, Metric metric, boolean isGerman) {
    List<MetricTree> parts = new ArrayList<>();
    if (metric.definition() instanceof Simple simple) {
      parts.addAll(model(catalog, simple, isGerman));
    } else {
      metric.inputs().forEach(name -> parts.add(of(catalog, catalog.metric(name), isGerman)));
    }
    return new MetricTree(
        metric.qualifiedName(),
        isGerman ? metric.meta().labelDe() : metric.label(),
        new Formula(catalog).text(metric),
        parts);
  }

  private static List<MetricTree> model(Catalog catalog, Simple simple, boolean isGerman) {
    boolean hasAccounts = catalog.model(simple).relation().equals("ledger.entries");
    if (!hasAccounts) {
      return List.of(
          new MetricTree(
              catalog.model(simple).relation(),
              "",
              catalog.model(simple).description(),
              List.of()));
    }
    return Accounts.matching(catalog.chart(), simple.filter()).stream()
        .map(account -> account(account, isGerman))
        .toList();
  }

  private static MetricTree account(Account account, boolean isGerman) {
    return new MetricTree(
        account.code(),
        isGerman ? account.labelDe() : account.labelEn(),
        Optional.ofNullable(account.level()).map(Account.MarginLevel::text).orElse(""),
        List.of());
  }
}
