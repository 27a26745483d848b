package io.loopledger.reports.recheck.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/**
 * The tagged text of a PDF, as a reader for the blind gets it: cells of tables, and the other texts
 * in their order.
 */
final class PdfStructure {
  private final Map<COSBase, Map<Integer, String>> textsOfPages = new HashMap<>();
  private final List<List<List<String>>> tables = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  private PdfStructure() {}

  static PdfStructure of(PDDocument pdf) throws IOException {
    PdfStructure structure = new PdfStructure();
    for (PDPage page : pdf.getPages()) {
      PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
      extractor.processPage(page);
      Map<Integer, String> texts = new HashMap<>();
      extractor.getMarkedContents().forEach(c -> texts.merge(c.getMCID(), text(c), String::concat));
      structure.textsOfPages.put(page.getCOSObject(), texts);
    }
    structure.walk(pdf.getDocumentCatalog().getStructureTreeRoot());
    return structure;
  }

  /** Rows of cells of each table, without their heads. */
  List<List<List<String>>> tables() {
    return tables;
  }

  /** Texts beside the tables, one for each element, in the order in which they are read. */
  List<String> texts() {
    return texts;
  }

  private static String text(PDMarkedContent content) {
    return content.getContents().stream()
        .map(
            part ->
                switch (part) {
                  case TextPosition letter -> letter.getUnicode();
                  case PDMarkedContent inner -> text(inner);
                  default -> "";
                })
        .collect(Collectors.joining());
  }

  /** Elements of one line are read together with what is around them. */
  private static boolean isInline(PDStructureElement element) {
    return element.getStructureType().equals("Span")
        && element.getKids().stream()
            .allMatch(kid -> !(kid instanceof PDStructureElement e) || isInline(e));
  }

  private void walk(PDStructureNode node) {
    StringBuilder own = new StringBuilder();
    for (Object kid : node.getKids()) {
      switch (kid) {
        case PDStructureElement element when isInline(element) -> own.append(text(element));
        case PDStructureElement element when element.getStructureType().equals("Table") ->
            tables.add(rows(element));
        case PDStructureElement element -> walk(element);
        default -> own.append(text(node, kid));
      }
    }
    if (!own.toString().isBlank()) {
      texts.add(plain(own.toString()));
    }
  }

  private List<List<String>> rows(PDStructureElement table) {
    List<List<String>> rows = new ArrayList<>();
    for (Object kid : table.getKids()) {
      if (kid instanceof PDStructureElement body && body.getStructureType().equals("TBody")) {
        for (Object row : body.getKids()) {
          if (row instanceof PDStructureElement cells) {
            rows.add(cells(cells));
          }
        }
      }
    }
    return rows;
  }

  private List<String> cells(PDStructureElement row) {
    List<String> cells = new ArrayList<>();
    for (Object kid : row.getKids()) {
      if (kid instanceof PDStructureElement cell) {
        cells.add(plain(text(cell)));
      }
    }
    return cells;
  }

  private String text(PDStructureNode node) {
    StringBuilder text = new StringBuilder();
    for (Object kid : node.getKids()) {
      text.append(kid instanceof PDStructureElement inner ? text(inner) : text(node, kid));
    }
    return text.toString();
  }

  /** The letters that a number or a reference stands for. */
  private String text(PDStructureNode node, Object kid) {
    return switch (kid) {
      case Integer id
          when node instanceof PDStructureElement element && element.getPage() != null ->
          letters(element.getPage(), id);
      case PDMarkedContentReference reference when reference.getPage() != null ->
          letters(reference.getPage(), reference.getMCID());
      default -> "";
    };
  }

  private String letters(PDPage page, int id) {
    return textsOfPages.getOrDefault(page.getCOSObject(), Map.of()).getOrDefault(id, "");
  }

  private static String plain(String text) {
    return text.replace('\u00A0', ' ').strip();
  }
}
