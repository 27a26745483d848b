package io.loopledger.reports.recheck.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A report as PDF. It has shown numbers only and names no metric, so it is held beside the JSON of
 * the same report: each of its figures has to stand in its table, row and column, or under its
 * label.
 */
final class PdfReport {
  private static final String PRODUCER = "Loopledger";

  private final PdfStructure pdf;
  private final String language;
  private final List<FileFigure> expected;
  private final List<FileFigure> found = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int nextFigure;
  private int nextText;
  private int nextTable;

  private PdfReport(PdfStructure pdf, String language, List<FileFigure> expected) {
    this.pdf = pdf;
    this.language = language;
    this.expected = expected;
  }

  /**
   * Reads it.
   *
   * @param json the JSON of the same report
   */
  static ReportFile read(String name, byte[] bytes, byte[] json) throws RefusedFileException {
    JsonNode root = JsonReport.tree(json);
    ReportFile beside = JsonReport.read(name, json);
    List<FileFigure> expected =
        beside.figures().stream().filter(figure -> figure.kind() != FileFigure.Kind.CHART).toList();
    PdfReport report = new PdfReport(structure(bytes), JsonReport.text(root, "locale"), expected);
    report.compare(root);
    return new ReportFile(
        name, FileFormat.PDF, beside.kind(), beside.facts(), report.found, report.faults);
  }

  private static PdfStructure structure(byte[] bytes) throws RefusedFileException {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      if (!PRODUCER.equals(pdf.getDocumentInformation().getProducer())
          || pdf.getDocumentCatalog().getStructureTreeRoot() == null) {
        throw new RefusedFileException(
            "the PDF is not tagged by Loopledger; take the file as it was written");
      }
      return PdfStructure.of(pdf);
    } catch (IOException | RuntimeException e) {
      // The library says in many ways that a file is broken.
      throw new RefusedFileException(
          "it is no PDF, or a part of it is missing (%s); take the file as it was written"
              .formatted(e.getMessage()),
          e);
    }
  }

  private void compare(JsonNode root) throws RefusedFileException {
    for (JsonNode section : JsonReport.list(root, "sections")) {
      for (JsonNode block : JsonReport.list(section, "blocks")) {
        switch (JsonReport.text(block, "type")) {
          case "figures" -> figures(block);
          case "table" -> table(block);
          default -> {
            // Charts are drawn; their figures stand in tables.
          }
        }
      }
    }
    if (pdf.tables().size() != nextTable) {
      faults.add(
          "the PDF has %d tables, and the JSON %d".formatted(pdf.tables().size(), nextTable));
    }
  }

  private void figures(JsonNode block) throws RefusedFileException {
    for (JsonNode item : JsonReport.list(block, "items")) {
      int label = indexOf(JsonReport.text(item, "label"));
      boolean isAmount = "amount".equals(item.path("value").path("type").asText());
      if (isAmount) {
        shown(ShownNumber.at(text(label, 1), language), text(label, 1));
      }
      if (item.has("interval")) {
        String ends = interval(label);
        List<ShownNumber> numbers =
            ShownNumber.all(ends.substring(ends.indexOf(':') + 1), language);
        for (int end = 0; end < 2; end++) {
          shown(end < numbers.size() ? Optional.of(numbers.get(end)) : Optional.empty(), ends);
        }
      }
      nextText = label < 0 ? nextText : label + 1;
    }
  }

  /** The bounds stand behind their label, or on the line below it. */
  private String interval(int label) {
    String words = text(label, 2);
    boolean isLabelAlone = words.substring(words.indexOf(':') + 1).isBlank();
    return isLabelAlone ? words + " " + text(label, 3) : words;
  }

  /** Where a label stands from here on; -1 where it does not. */
  private int indexOf(String label) {
    String wanted = squeezed(label);
    for (int i = nextText; i < pdf.texts().size(); i++) {
      if (squeezed(pdf.texts().get(i)).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** Lines are broken where they have to be. */
  private static String squeezed(String text) {
    return text.replaceAll("[\\s\u00A0]+", "");
  }

  private String text(int label, int next) {
    int index = label + next;
    return label >= 0 && index < pdf.texts().size() ? pdf.texts().get(index) : "";
  }

  private void table(JsonNode table) throws RefusedFileException {
    if (JsonReport.list(table, "rows").isEmpty()) {
      // On paper it is a sentence.
      return;
    }
    List<List<String>> rows =
        nextTable < pdf.tables().size() ? pdf.tables().get(nextTable) : List.of();
    nextTable++;
    JsonNode expectedRows = JsonReport.list(table, "rows");
    if (rows.size() != expectedRows.size()) {
      faults.add(
          "table %s has %d rows, and %d in the JSON"
              .formatted(JsonReport.text(table, "id"), rows.size(), expectedRows.size()));
    }
    for (int row = 0; row < expectedRows.size(); row++) {
      JsonNode cells = JsonReport.list(expectedRows.get(row), "cells");
      for (int column = 0; column < cells.size(); column++) {
        if ("amount".equals(cells.get(column).path("type").asText())) {
          String text =
              row < rows.size() && column < rows.get(row).size() ? rows.get(row).get(column) : "";
          shown(ShownNumber.at(text, language), text);
        }
      }
    }
  }

  /** Compares the next figure of the JSON with what is shown in its place. */
  private void shown(Optional<ShownNumber> number, String text) {
    FileFigure figure = expected.get(nextFigure++);
    BigDecimal value = figure.value();
    boolean isRatio = figure.unit().filter("ratio"::equals).isPresent();
    boolean isEqual =
        number.isPresent()
            && number.get().shows(value)
            && number.get().isPercent() == isRatio
            && figure.decimals().equals(OptionalInt.of(number.get().decimals()));
    if (!isEqual) {
      faults.add(
          "%s: people are shown '%s', and the JSON says %s"
              .formatted(figure.place(), text, value.toPlainString()));
    }
    found.add(figure);
  }
}
