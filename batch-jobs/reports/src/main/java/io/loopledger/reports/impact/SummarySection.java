package io.loopledger.reports.impact;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Block.Notice;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader takes home, and what must not be missed about it. */
final class SummarySection {
  private final Writing writing;
  private final ReportWords words;

  SummarySection(Writing writing) {
    this.writing = writing;
    this.words = writing.words();
  }

  Section section() {
    List<Block> blocks = new ArrayList<>(notices());
    List<String> methods = writing.sums().methods();
    if (methods.isEmpty()) {
      blocks.add(new Notice(Notice.Kind.NOTE, words.text("nothing.title"), words.text("nothing")));
    }
    if (methods.size() > 1) {
      blocks.add(
          new Notice(
              Notice.Kind.NOTE,
              words.text("methods.several.title"),
              words.text("methods.several", String.join(", ", methods))));
    }
    methods.forEach(method -> blocks.add(figures(method)));
    blocks.add(new Block.Words(words.text("scopes")));
    return new Section("summary", words.text("section.summary"), blocks);
  }

  private List<Block> notices() {
    List<Block> notices = new ArrayList<>();
    if (!writing.figures().made().openMonths().isEmpty()) {
      notices.add(
          new Notice(
              Notice.Kind.PROVISIONAL,
              words.text("provisional.title"),
              words.text("provisional", months())));
    }
    FactorStatus status = new FactorStatus(writing.sums());
    if (status.entries(FactorStatus.ASSUMED) > 0) {
      notices.add(
          new Notice(Notice.Kind.UNCERTAIN, words.text("assumed.title"), words.text("assumed")));
    }
    if (status.entries(FactorStatus.UNKNOWN) > 0) {
      notices.add(
          new Notice(Notice.Kind.WARNING, words.text("unknown.title"), words.text("unknown")));
    }
    long simulated =
        writing
            .sums()
            .rows(ImpactMetrics.NET, Part.ALL.and("origin", InputSection.SIMULATED))
            .mapToLong(EntrySum::entries)
            .sum();
    if (simulated > 0) {
      notices.add(
          new Notice(
              Notice.Kind.UNCERTAIN, words.text("simulated.title"), words.text("simulated")));
    }
    return notices;
  }

  private String months() {
    return writing.figures().made().openMonths().stream()
        .map(words::month)
        .collect(Collectors.joining(", "));
  }

  private Figures figures(String method) {
    return new Figures(
        "figures-" + Writing.id(method),
        List.of(
            item("avoided", ImpactMetrics.AVOIDED, method),
            item("emitted", ImpactMetrics.EMITTED, method),
            item("net", ImpactMetrics.NET, method)));
  }

  private Figures.Item item(String id, String metric, String method) {
    Part part = Part.ofMethod(method);
    return new Figures.Item(
        id,
        writing.label(metric),
        writing.value(metric, part),
        interval(metric, part),
        words.text(
            "figure.note." + id,
            writing.methodName(method),
            MethodologySection.boundary(writing, method)));
  }

  private Optional<Figures.Interval> interval(String metric, Part part) {
    Cell lower = writing.percentile(metric, part, Statistic.P5);
    Cell upper = writing.percentile(metric, part, Statistic.P95);
    return lower instanceof Amount low && upper instanceof Amount high
        ? Optional.of(new Figures.Interval(low, high))
        : Optional.empty();
  }
}
