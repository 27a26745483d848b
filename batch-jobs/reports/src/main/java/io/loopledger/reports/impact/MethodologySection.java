package io.loopledger.reports.impact;

import io.loopledger.catalog.claim.ClaimWords;
import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.Factor;
import io.loopledger.catalog.impact.FactorBook;
import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the figures come about, with every factor in them. */
final class MethodologySection {
  private final Writing writing;
  private final ReportWords words;

  MethodologySection(Writing writing) {
    this.writing = writing;
    this.words = writing.words();
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    for (String method : writing.sums().methods()) {
      blocks.add(new Block.Words(inWords(method)));
    }
    for (String key : List.of("intervals", "intervals.leave-out", "process", "coverage")) {
      blocks.add(new Block.Words(words.text("methodology." + key)));
    }
    blocks.add(factors());
    blocks.add(combinations());
    return new Section("methodology", words.text("section.methodology"), blocks);
  }

  private String inWords(String method) {
    return ImpactMethod.find(method)
        .map(
            known ->
                words.text(
                    "methodology.method",
                    known.name(),
                    writing.methodName(method),
                    words.textOr("method.counts." + known.name(), known.counts()),
                    boundary(writing, method),
                    known.formula(),
                    known.source()))
        .orElseGet(() -> words.text("methodology.unknown-method", writing.methodName(method)));
  }

  /** The life-cycle stages that a method counts. */
  static String boundary(Writing writing, String method) {
    return ImpactMethod.find(method)
        .map(known -> ClaimWords.of(writing.words().language()).boundary(known))
        .orElseGet(() -> writing.words().text("none"));
  }

  private Table factors() {
    Map<String, Row> rows = new TreeMap<>();
    for (Combination combination : writing.sums().combinations(ImpactMetrics.NET, Part.ALL)) {
      if (!FactorStatus.status(combination).equals(FactorStatus.UNKNOWN)) {
        FactorBook.builtIn()
            .resolve(combination)
            .forEach(
                use ->
                    rows.put(
                        combination.version() + " " + use.factor().id(),
                        row(combination.version(), use.factor())));
      }
    }
    return new Table(
        "factors",
        words.text("table.factors"),
        List.of(
            writing.column("factor_version", Type.TEXT),
            writing.column("factor", Type.TEXT),
            writing.column("factor_pack", Type.TEXT),
            writing.column("factor_value", Type.AMOUNT),
            writing.column("factor_status", Type.TEXT),
            writing.column("interval_status", Type.TEXT),
            writing.column("source", Type.TEXT),
            writing.column("geography", Type.TEXT),
            writing.column("valid_from", Type.DAY),
            writing.column("licence", Type.TEXT)),
        List.copyOf(rows.values()),
        words.text("note.factors"));
  }

  private Row row(String version, Factor factor) {
    Factor.Provenance from = factor.provenance();
    return Row.of(
        Writing.text(version),
        Writing.text(factor.id().ref()),
        Writing.text(factor.id().pack()),
        Cell.Amount.of(factor.value(), Math.max(0, factor.value().scale()), factor.unit()),
        Writing.text(words.text("status." + factor.basis())),
        Writing.text(words.text("status." + factor.intervalBasis())),
        Writing.text(from.source() + from.sourceRow().map(row -> ", " + row).orElse("")),
        Writing.text(factor.scope().geography()),
        new Cell.Day(from.validFrom()),
        Writing.text(from.licence()));
  }

  private Table combinations() {
    List<Row> rows = new ArrayList<>();
    for (String method : writing.sums().methods()) {
      for (String metric : List.of(ImpactMetrics.AVOIDED, ImpactMetrics.EMITTED)) {
        parts(metric, Part.ofMethod(method))
            .forEach((text, part) -> rows.add(combinationRow(metric, method, text, part)));
      }
    }
    return new Table(
        "amounts-by-factors",
        words.text("table.combinations"),
        List.of(
            writing.column("figure", Type.TEXT),
            writing.column("method", Type.TEXT),
            writing.column("factors", Type.TEXT),
            writing.column("factor_status", Type.TEXT),
            writing.column("value_kgco2e", Type.AMOUNT)),
        rows,
        words.text("note.combinations"));
  }

  /** Parts by the factors in them; where a version alone names no factor, the category does. */
  private Map<String, Part> parts(String metric, Part method) {
    Map<String, Part> parts = new TreeMap<>();
    writing
        .sums()
        .rows(metric, method)
        .forEach(
            sum -> {
              Part version = method.and("factor_version", sum.factorVersion());
              boolean isNamed = sum.factorVersion().contains(":");
              parts.put(
                  isNamed ? sum.factorVersion() : sum.factorVersion() + ", " + sum.category(),
                  isNamed ? version : version.and("category", sum.category()));
            });
    return parts;
  }

  private Row combinationRow(String metric, String method, String text, Part part) {
    Optional<Combination> combination =
        writing.sums().combinations(metric, part).stream().findFirst();
    return Row.of(
        Writing.text(writing.label(metric)),
        Writing.text(writing.methodName(method)),
        Writing.text(text),
        Writing.text(
            words.text(
                "status." + combination.map(FactorStatus::status).orElse(FactorStatus.UNKNOWN))),
        writing.value(metric, part));
  }
}
