package io.loopledger.reports.impact;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is measured, derived, simulated; and what factors are published, estimated, assumed. */
final class InputSection {
  static final String SIMULATED = "simulated";
  private static final List<String> ORIGINS = List.of("real", "derived", SIMULATED);

  private final Writing writing;
  private final ReportWords words;

  InputSection(Writing writing) {
    this.writing = writing;
    this.words = writing.words();
  }

  Section section() {
    List<Block> blocks = List.of(origins(), statuses());
    return new Section("inputs", words.text("section.inputs"), blocks);
  }

  private Table origins() {
    List<Row> rows = new ArrayList<>();
    for (String method : writing.sums().methods()) {
      originRows(ImpactMetrics.AVOIDED, Part.ofMethod(method), writing.methodName(method), rows);
      originRows(ImpactMetrics.EMITTED, Part.ofMethod(method), writing.methodName(method), rows);
    }
    originRows(ImpactMetrics.TREATED_MASS, Part.ALL, "", rows);
    return new Table(
        "inputs-by-origin",
        words.text("table.origins"),
        List.of(
            writing.column("figure", Type.TEXT),
            writing.column("method", Type.TEXT),
            writing.column("origin", Type.TEXT),
            writing.column("entries", Type.AMOUNT),
            writing.column("amount", Type.AMOUNT),
            writing.column("share_ratio", Type.AMOUNT)),
        rows,
        words.text("note.origins"));
  }

  private void originRows(String metric, Part part, String method, List<Row> rows) {
    BigDecimal total = writing.sums().value(metric, part);
    for (String origin : ORIGINS) {
      Part of = part.and("origin", origin);
      long entries = writing.sums().rows(metric, of).mapToLong(EntrySum::entries).sum();
      if (entries > 0) {
        Amount amount = writing.value(metric, of);
        rows.add(
            Row.of(
                Writing.text(writing.label(metric)),
                Writing.text(method),
                Writing.text(words.text("origin." + origin)),
                Writing.count(entries),
                amount,
                share(amount.value(), total)));
      }
    }
  }

  private Table statuses() {
    List<Row> rows = new ArrayList<>();
    FactorStatus status = new FactorStatus(writing.sums());
    for (String method : writing.sums().methods()) {
      for (String metric : List.of(ImpactMetrics.AVOIDED, ImpactMetrics.EMITTED)) {
        Map<String, BigDecimal> amounts = status.amounts(metric, Part.ofMethod(method));
        BigDecimal total = writing.sums().value(metric, Part.ofMethod(method));
        FactorStatus.ALL.stream()
            .filter(amounts::containsKey)
            .map(each -> statusRow(metric, method, each, amounts, total))
            .forEach(rows::add);
      }
    }
    return new Table(
        "inputs-by-factor-status",
        words.text("table.statuses"),
        List.of(
            writing.column("figure", Type.TEXT),
            writing.column("method", Type.TEXT),
            writing.column("factor_status", Type.TEXT),
            writing.column("amount", Type.AMOUNT),
            writing.column("share_ratio", Type.AMOUNT)),
        rows,
        words.text("note.statuses"));
  }

  private Row statusRow(
      String metric,
      String method,
      String status,
      Map<String, BigDecimal> amounts,
      BigDecimal total) {
    BigDecimal amount = amounts.getOrDefault(status, BigDecimal.ZERO);
    int decimals = writing.metric(metric).meta().decimals();
    String unit = writing.metric(metric).meta().unit().toString();
    return Row.of(
        Writing.text(writing.label(metric)),
        Writing.text(writing.methodName(method)),
        Writing.text(words.text("status." + status)),
        Amount.of(amount, decimals, unit),
        share(amount, total));
  }

  private Cell share(BigDecimal amount, BigDecimal total) {
    return new Fraction(amount, total)
        .value()
        .<Cell>map(share -> Amount.of(share, RateSection.PERCENT_DECIMALS, Amount.RATIO))
        .orElseGet(() -> new Cell.Empty(words.text("empty.ratio")));
  }
}
