package io.loopledger.local.explain;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.local.screen.Printable;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Origin;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A life as text for people: a page of 100 columns. */
public final class LifeText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final String INDENT = "     ";
  private static final int TYPE_WIDTH = 22;

  private final Chart chart;
  private final Language language;
  private final EntryRows entryRows;
  private final EventWords eventWords;

  /** Texts in a language, with accounts of a chart. */
  public LifeText(Chart chart, Language language) {
    this.chart = chart;
    this.language = language;
    this.entryRows = new EntryRows(chart, language);
    this.eventWords = new EventWords(language);
  }

  /** The whole life. */
  public List<String> lines(Life life) {
    String currency = life.brand().reportingCurrency();
    List<String> lines = new ArrayList<>(header(life));
    lines.addAll(Wrapped.words(language.words("legend"), Wrapped.WIDTH));
    AccountTable table = new AccountTable(allRows(life));
    FiguresText soFar = new FiguresText(language, currency);
    Sums sums = Sums.EMPTY;
    int cycle = 1;
    for (int i = 0; i < life.steps().size(); i++) {
      LedgerLife.Step step = life.steps().get(i);
      int now = step.postings().stream().mapToInt(p -> p.key().cycleNo()).max().orElse(cycle);
      if (now > cycle) {
        lines.add("");
        lines.add(language.words("cycle", now));
      }
      cycle = Math.max(cycle, now);
      lines.add("");
      lines.addAll(event(step, i + 1, life));
      sums = sums.plus(step.postings(), currency);
      if (step.postings().isEmpty()) {
        lines.add(INDENT + language.words("event.posts-nothing"));
      } else {
        entryRows.of(step.postings()).forEach(row -> lines.addAll(table.lines(row)));
        lines.addAll(soFar.lines(Figures.of(sums, chart)));
      }
    }
    lines.addAll(new SummaryText(chart, language, currency).lines(sums, life.netImpact()));
    return lines;
  }

  /** Whose life it is, and by which books. */
  List<String> header(Life life) {
    String subject =
        language.words("kind." + life.subject().kind().name().toLowerCase(Locale.ROOT))
            + " "
            + Printable.line(life.subject().key());
    String left =
        String.join(
            ", ",
            subject,
            language.words("header.brand", life.brand().id()),
            life.programme()
                .map(id -> language.words("header.programme", id))
                .orElseGet(() -> language.words("header.no-programme")),
            cycles(life));
    String right =
        language.words(
            "header.books", life.brand().reportingCurrency(), life.brand().contractZone().getId());
    List<String> lines = new ArrayList<>();
    int gap = Wrapped.WIDTH - Wrapped.length(left) - Wrapped.length(right);
    if (gap >= 2) {
      lines.add(left + " ".repeat(gap) + right);
    } else {
      lines.addAll(Wrapped.words(left, Wrapped.WIDTH));
      lines.add(right);
    }
    life.asOf()
        .ifPresent(
            at ->
                lines.addAll(
                    Wrapped.words(language.words("as-of", at, life.leftOut()), Wrapped.WIDTH)));
    if (life.isSimulated()) {
      lines.add(language.words("simulated"));
    }
    return lines;
  }

  /** An event's line, and what it says. */
  List<String> event(LedgerLife.Step step, int number, Life life) {
    Event event = step.event().event();
    int width = String.valueOf(life.steps().size()).length();
    String begin = Wrapped.padded(String.valueOf(number), width) + "  ";
    List<String> lines = new ArrayList<>(Wrapped.hanging(begin, title(event, life)));
    if (!step.note().isEmpty()) {
      lines.addAll(Wrapped.hanging(INDENT + "! ", Printable.line(step.note())));
    }
    for (String said : eventWords.of(event)) {
      lines.addAll(Wrapped.hanging(INDENT, said));
    }
    return lines;
  }

  private String title(Event event, Life life) {
    ZoneId zone = life.brand().contractZone();
    String time =
        event.context().dateOnly()
            ? Wrapped.padded(LocalDate.ofInstant(event.effectiveTime(), zone).toString(), 16)
            : MINUTE.format(event.effectiveTime().atZone(zone));
    String origin =
        event.context().origin() == Origin.REAL
            ? ""
            : " (%s)".formatted(language.words("origin." + event.context().origin().text()));
    return "%s  %s %s  %s%s"
        .formatted(
            time,
            Wrapped.padded(event.type().typeName(), TYPE_WIDTH),
            language.words("topic." + event.type().topic().topicName()),
            language.words("event.of", Printable.line(event.id()), Printable.line(event.source())),
            origin);
  }

  private String cycles(Life life) {
    int last =
        life.steps().stream()
            .flatMap(step -> step.postings().stream())
            .map(Posting::key)
            .mapToInt(Posting.Key::cycleNo)
            .max()
            .orElse(1);
    return last == 1 ? language.words("header.cycle", 1) : language.words("header.cycles", 1, last);
  }

  private List<AccountTable.Row> allRows(Life life) {
    return IntStream.range(0, life.steps().size())
        .mapToObj(i -> entryRows.of(life.steps().get(i).postings()))
        .flatMap(List::stream)
        .toList();
  }
}
