package io.loopledger.reports.finance;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Document.Fact;
import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import io.loopledger.reports.source.ReportSource;
import io.loopledger.rows.Trino;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The finance pack of a month: trial balance, margins, VAT, open breaks and liabilities, and
 * whether they fit each other. The same state gives the same document.
 */
public final class FinancePack {
  /** Kind of the document. */
  public static final String ID = "finance-pack";

  /** Tables that its figures come from. */
  private static final List<String> TABLES =
      List.of("ledger.entries", "mart.rollup", "finance.breaks", "finance.closes");

  private final FinanceRequest request;
  private final Catalog catalog;
  private final LakeState state;
  private final FinanceFigures figures;

  private FinancePack(
      FinanceRequest request, Catalog catalog, LakeState state, FinanceFigures figures) {
    this.request = request;
    this.catalog = catalog;
    this.state = state;
    this.figures = figures;
  }

  /**
   * Reads the pack.
   *
   * @param source one state of the lake
   * @param now reads what is there now: the row of a close is written after its tag
   */
  public static FinancePack of(FinanceRequest request, ReportSource source, Trino now)
      throws SQLException {
    return of(
        request,
        source.catalog(),
        source.state(),
        new FinanceReader(source, request.scope()).read(now));
  }

  /** The pack of figures that were read. */
  public static FinancePack of(
      FinanceRequest request, Catalog catalog, LakeState state, FinanceFigures figures) {
    return new FinancePack(request, catalog, state, figures);
  }

  /** The figures in it. */
  public FinanceFigures figures() {
    return figures;
  }

  /** The document. */
  public Document document() {
    Words words = Words.of(request.locale());
    FinanceScope scope = request.scope();
    Waterfalls waterfalls = new Waterfalls(figures, catalog.chart());
    Origins origins = new Origins(scope);
    return new Document(
        ID,
        words.locale(),
        words.text("title"),
        words.text("subtitle", scope.text(), words.month(scope.month())),
        facts(words),
        List.of(
            new ControlSection(words, figures)
                .of(
                    Controls.of(scope.text(), figures, waterfalls),
                    new KeyFigures(words, catalog, origins).of(waterfalls)),
            new TrialBalanceSection(words, catalog.chart()).of(figures.trialBalance()),
            new MarginSection(words, catalog, origins).of(waterfalls),
            new VatSection(words).of(figures),
            new BreakSection(words).of(figures.breaks()),
            new LiabilitySection(words, catalog.chart()).of(figures.liabilities())));
  }

  private List<Fact> facts(Words words) {
    FinanceScope scope = request.scope();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact(words, "tenant", scope.tenant()));
    facts.add(fact(words, "brand", scope.brand().orElse(words.text("all-brands"))));
    facts.add(fact(words, "period", scope.month().toString()));
    facts.add(
        fact(words, "status", words.text(figures.openBrands().isEmpty() ? "closed" : "open")));
    facts.add(fact(words, "tag", state.tag().orElse(words.text("no-tag"))));
    for (String table : TABLES) {
      Long snapshot = state.snapshots().get(table);
      facts.add(
          new Fact(
              "snapshot_" + table.replace('.', '_'),
              words.text("fact.snapshot", table),
              snapshot == null ? words.text("never-written") : snapshot.toString()));
    }
    DefinitionVersion definitions = definitions();
    facts.add(fact(words, "metric_versions", definitions.text()));
    facts.add(fact(words, "definitions", definitions.hash()));
    return facts;
  }

  private DefinitionVersion definitions() {
    Map<String, Metric> metrics =
        MarginSteps.metrics().stream()
            .collect(Collectors.toMap(name -> name, catalog::metric, (one, same) -> one));
    return DefinitionVersion.of(catalog, metrics.values());
  }

  private static Fact fact(Words words, String id, String value) {
    return new Fact(id, words.text("fact." + id), value);
  }
}
