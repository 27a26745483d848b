package io.loopledger.catalog.posting;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.v1.RulesOf202611;
import io.loopledger.catalog.rules.RulesOf202612;
import java.util.Map;
import java.util.TreeMap;

/** Every version of the rules that was ever released, by name. */
public final class RuleSets {
  /** The rules that a new home starts with. */
  public static final String NEWEST = RulesOf202612.VERSION;

  private final Map<String, RuleSet> byVersion = new TreeMap<>();

  private RuleSets(RuleSet... sets) {
    for (RuleSet set : sets) {
      byVersion.put(set.version(), set);
    }
  }

  /** The released rule sets on a chart. */
  public static RuleSets on(Chart chart) {
    return new RuleSets(new RulesOf202611(chart), new RulesOf202612(chart));
  }

  /**
   * The rules of a version.
   *
   * @throws IllegalArgumentException if this release does not have them, naming those it has
   */
  public RuleSet version(String version) {
    RuleSet found = byVersion.get(version);
    if (found == null) {
      throw new IllegalArgumentException(
          "posting rules '%s' are not in this release; it has %s"
              .formatted(version, byVersion.keySet()));
    }
    return found;
  }
}
