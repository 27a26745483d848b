package io.loopledger.reports.impact;

import io.loopledger.catalog.claim.ClaimAnswer;
import io.loopledger.catalog.claim.ClaimFigure;
import io.loopledger.catalog.claim.ClaimFigure.Measure;
import io.loopledger.catalog.claim.ClaimGuard;
import io.loopledger.catalog.claim.ClaimRefusal;
import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.FactorBook;
import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What may be said of the figures of a method in public, as the claim guard words it. */
final class ClaimBlocks {
  private final Writing writing;
  private final ReportWords words;
  private final String method;

  ClaimBlocks(Writing writing, String method) {
    this.writing = writing;
    this.words = writing.words();
    this.method = method;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Row> refusals = new ArrayList<>();
    claim(Measure.AVOIDED, ImpactMetrics.AVOIDED, blocks, refusals);
    claim(Measure.NET_AVOIDED, ImpactMetrics.NET, blocks, refusals);
    if (!refusals.isEmpty()) {
      blocks.add(
          new Table(
              "claims-" + Writing.id(method),
              words.text("table.claims", writing.methodName(method)),
              List.of(writing.column("figure", Type.TEXT), writing.column("reason", Type.TEXT)),
              refusals,
              words.text("note.claims")));
    }
    return blocks;
  }

  private void claim(Measure measure, String metric, List<Block> blocks, List<Row> refusals) {
    switch (ClaimGuard.generate(figure(measure, metric), words.language())) {
      case ClaimAnswer.Worded worded -> blocks.add(new Block.Words(worded.text()));
      case ClaimAnswer.Refused refused -> {
        for (ClaimRefusal refusal : refused.refusals()) {
          refusals.add(
              Row.of(
                  Writing.text(writing.label(metric)),
                  Writing.text(refusal.text(words.language()))));
        }
      }
    }
  }

  private ClaimFigure figure(Measure measure, String metric) {
    Part part = Part.ofMethod(method);
    ImpactReportRequest request = writing.figures().request();
    List<Combination> combinations = writing.sums().combinations(metric, part);
    boolean isPosted = !combinations.isEmpty();
    return new ClaimFigure(
        measure,
        new ClaimFigure.Scope(
            Optional.of(request.brand()),
            request.program(),
            Optional.of(request.period().toString())),
        new ClaimFigure.Amount(
            isPosted ? Optional.of(writing.sums().value(metric, part)) : Optional.empty(),
            writing.bound(metric, part, Statistic.P5),
            writing.bound(metric, part, Statistic.P95)),
        new ClaimFigure.Method(
            Optional.of(method).filter(name -> !name.isEmpty()),
            ImpactMethod.find(method).map(ImpactMethod::boundary),
            combinations.stream().map(Combination::version).distinct().sorted().toList()),
        new ClaimFigure.Inputs(
            bases(combinations),
            writing
                .sums()
                .rows(metric, part.and("origin", InputSection.SIMULATED))
                .mapToLong(EntrySum::entries)
                .sum(),
            writing.figures().made().openMonths().stream().map(YearMonth::toString).toList()));
  }

  /** What is not of this release has no basis; its figure has no interval, which is refused. */
  private static Map<String, Basis> bases(List<Combination> combinations) {
    Map<String, Basis> bases = new TreeMap<>();
    for (Combination combination : combinations) {
      if (!FactorStatus.status(combination).equals(FactorStatus.UNKNOWN)) {
        FactorBook.builtIn()
            .resolve(combination)
            .forEach(use -> bases.put(use.factor().id().ref(), use.factor().basis()));
      }
    }
    return bases;
  }
}
