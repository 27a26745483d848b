package io.loopledger.reports.recheck.file;

import io.loopledger.reports.recheck.file.FileFigure.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * A report as a page: each figure is a {@code data} element, with its exact value for programs and
 * its rounded one for people.
 */
final class HtmlReport {
  private final String language;
  private final List<FileFigure> figures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private HtmlReport(String language) {
    this.language = language;
  }

  static ReportFile read(String name, byte[] bytes) throws RefusedFileException {
    Document page = parse(bytes);
    Elements basis = page.select("section.basis dd[data-fact]");
    if (basis.isEmpty()) {
      throw new RefusedFileException(
          "the page does not say what it was made from (data-fact); this is no report of Loopledger,"
              + " or not the whole of it");
    }
    Map<String, String> facts = new TreeMap<>();
    basis.forEach(fact -> facts.put(fact.attr("data-fact"), fact.wholeText()));
    HtmlReport report = new HtmlReport(page.select("html").attr("lang"));
    for (Element section : page.select("main > section")) {
      String id = section.attr("aria-labelledby");
      for (Element block : section.select("dl.figures, table")) {
        if (block.normalName().equals("dl")) {
          report.figures(id, block);
        } else {
          report.table(id, block);
        }
      }
    }
    report.requireAllSeen(page.select("data").size());
    return new ReportFile(
        name,
        FileFormat.HTML,
        Optional.empty(),
        new ReportFacts(facts),
        report.figures,
        report.faults);
  }

  private static Document parse(byte[] bytes) {
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.name(), "about:blank");
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  private void requireAllSeen(int elements) {
    if (elements != figures.size()) {
      faults.add(
          "the page has %d figures, and %d of them stand in its tables and groups of figures"
              .formatted(elements, figures.size()));
    }
  }

  private void figures(String section, Element block) throws RefusedFileException {
    int row = 1;
    for (Element item : block.select("div.figure")) {
      String group = section + " > " + block.id();
      for (Element data : item.select("dd.value data")) {
        data(Kind.FIGURES, new Place(group, row, "value"), data);
      }
      Elements ends = item.select("dd.interval data");
      for (int i = 0; i < ends.size(); i++) {
        data(Kind.FIGURES, new Place(group, row, i == 0 ? "lower" : "upper"), ends.get(i));
      }
      row++;
    }
  }

  private void table(String section, Element table) throws RefusedFileException {
    String group = section + " > " + table.id();
    List<String> columns = table.select("thead th").eachAttr("data-column");
    int row = 1;
    for (Element each : table.select("tbody > tr")) {
      Elements cells = each.children();
      for (int i = 0; i < cells.size(); i++) {
        String column = i < columns.size() ? columns.get(i) : "column " + (i + 1);
        for (Element data : cells.get(i).select("data")) {
          data(Kind.TABLE, new Place(group, row, column), data);
        }
      }
      row++;
    }
  }

  private void data(Kind kind, Place place, Element data) throws RefusedFileException {
    BigDecimal value = OriginText.decimal(data.attr("value"), place.toString());
    String text = data.wholeText();
    Optional<ShownNumber> shown = ShownNumber.at(text, language);
    if (shown.isEmpty() || !shown.get().shows(value)) {
      faults.add(
          "%s: people are shown '%s', and programs %s"
              .formatted(place, text, value.toPlainString()));
    }
    figures.add(
        new FileFigure(
            kind,
            place,
            value,
            shown.map(s -> OptionalInt.of(s.decimals())).orElse(OptionalInt.empty()),
            Optional.of(data.attr("data-unit")),
            OriginText.of(
                data.attr("data-metric"),
                data.attr("data-where"),
                data.attr("data-statistic"),
                place.toString())));
  }
}
