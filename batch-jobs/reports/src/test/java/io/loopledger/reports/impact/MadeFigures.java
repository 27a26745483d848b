package io.loopledger.reports.impact;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.close.bridge.BridgeLine;
import io.loopledger.close.bridge.BridgePart;
import io.loopledger.close.bridge.BridgeSums;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import io.loopledger.reports.source.ReportPeriod;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Figures of February 2022 that a person can work through. */
final class MadeFigures {
  static final Catalog CATALOG = Catalog.builtIn();
  static final YearMonth FEBRUARY = YearMonth.of(2022, 2);
  static final String TABLET = "restart-2021-r2";
  static final String ELECTRICITY = "process-r1:G(electricity)";
  static final String JEANS = "resale-r1:D(clothing)*L(clothing)*E(jeans)";

  private MadeFigures() {}

  /**
   * Two repaired tablets, one of them simulated, by RESTART; a pair of jeans by RESALE; 245 g for
   * electricity; 1,500 g came in and 1,000 g were treated.
   */
  static List<EntrySum> sums() {
    return List.of(
        sum("Tablet", "co2e.avoided", "RESTART", TABLET, "real", "57.245"),
        sum("Tablet", "co2e.avoided", "RESTART", TABLET, "simulated", "57.245"),
        sum("Tablet", "co2e.emitted.energy", "RESTART", ELECTRICITY, "real", "0.245"),
        sum("Jeans", "co2e.avoided", "RESALE", JEANS, "real", "10"),
        sum("Tablet", "mass.received", "", "", "real", "1500"),
        sum("Tablet", "mass.recycling", "", "", "real", "700"),
        sum("Tablet", "mass.energy-recovery", "", "", "real", "200"),
        sum("Tablet", "mass.landfill", "", "", "real", "100"),
        sum("Tablet", "mass.hazardous", "", "", "real", "100"));
  }

  static EntrySum sum(
      String category,
      String account,
      String method,
      String factors,
      String origin,
      String amount) {
    return new EntrySum(category, account, method, factors, origin, new BigDecimal(amount), 1);
  }

  static ImpactFigures of(
      Locale locale,
      List<EntrySum> sums,
      Set<YearMonth> openMonths,
      ImpactFigures.Published published) {
    Map<String, Fraction> fractions = new TreeMap<>();
    for (String rate : ImpactMetrics.RATES) {
      fractions.put(rate, new Fraction(BigDecimal.ZERO, BigDecimal.ZERO));
    }
    fractions.put("operations.repair_rate", new Fraction(BigDecimal.ONE, new BigDecimal("3")));
    fractions.put("operations.take_back_rate", new Fraction(BigDecimal.ONE, new BigDecimal("8")));
    return new ImpactFigures(
        new ImpactReportRequest("amber", Optional.empty(), ReportPeriod.of(FEBRUARY), locale),
        new ImpactFigures.Made(
            new LakeState(
                Optional.of("closed-2022-02"), Map.of("ledger.entries", 17L, "mart.rollup", 18L)),
            openMonths,
            new DefinitionVersion(Map.of("impact.avoided", 1), "0123456789ab"),
            7),
        new EntrySums(CATALOG, sums),
        fractions,
        published);
  }

  /** Published with factors of 2018, revised since; the jeans came late. */
  static ImpactFigures.Published published() {
    return new ImpactFigures.Published(
        Map.of(FEBRUARY, "closed-2022-02-amber"),
        List.of(
            line("co2e.avoided", "RESTART", "restart-2018", "53.88", BridgePart.FACTOR, "-53.88"),
            line("co2e.avoided", "RESTART", TABLET, "0", BridgePart.FACTOR, "114.49"),
            line("co2e.emitted.energy", "RESTART", ELECTRICITY, "0.2", BridgePart.ERROR, "0.045"),
            line("co2e.avoided", "RESALE", JEANS, "0", BridgePart.LATE_EVENT, "10"),
            line("co2e.credits-of-others", "RESALE", JEANS, "1", BridgePart.LATE_EVENT, "1")));
  }

  private static BridgeLine line(
      String account,
      String method,
      String factors,
      String published,
      BridgePart part,
      String moved) {
    BigDecimal before = new BigDecimal(published);
    BigDecimal by = new BigDecimal(moved);
    return new BridgeLine(
        new BridgeLine.Key("amber", "again", "Tablet", account, "kgCO2e", method, factors),
        new BridgeSums(before, Map.of(part, by), before.add(by)));
  }
}
