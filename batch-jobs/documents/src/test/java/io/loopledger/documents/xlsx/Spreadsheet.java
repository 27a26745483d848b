package io.loopledger.documents.xlsx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A sheet of an OpenDocument file, as a spreadsheet program understood it.
 *
 * @param rows its cells, without the empty ones at the end of a row
 */
record Spreadsheet(List<List<Cell>> rows) {
  /** A longer repetition is the empty rest of a sheet. */
  private static final int MOST_REPETITIONS = 200;

  /**
   * A cell.
   *
   * @param type as the program took it
   * @param value of a number or a date; empty for a text
   * @param text as it is shown
   */
  record Cell(String type, String value, String text) {}

  List<Cell> row(int index) {
    return rows.get(index);
  }

  Cell cell(int row, int column) {
    return rows.get(row).get(column);
  }

  /** By its name, such as {@code B7}. */
  Cell cell(String name) {
    return cell(Integer.parseInt(name.substring(1)) - 1, name.charAt(0) - 'A');
  }

  static Map<String, Spreadsheet> read(Path file) throws Exception {
    org.w3c.dom.Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Map<String, Spreadsheet> sheets = new LinkedHashMap<>();
    var tables = document.getElementsByTagName("table:table");
    for (int i = 0; i < tables.getLength(); i++) {
      Element table = (Element) tables.item(i);
      sheets.put(table.getAttribute("table:name"), sheet(table));
    }
    return sheets;
  }

  private static Spreadsheet sheet(Element table) {
    List<List<Cell>> rows = new ArrayList<>();
    var found = table.getElementsByTagName("table:table-row");
    for (int i = 0; i < found.getLength(); i++) {
      Element row = (Element) found.item(i);
      int times = times(row, "table:number-rows-repeated");
      for (int copy = 0; copy < times; copy++) {
        rows.add(cells(row));
      }
    }
    while (!rows.isEmpty() && rows.getLast().isEmpty()) {
      rows.removeLast();
    }
    return new Spreadsheet(rows);
  }

  private static List<Cell> cells(Element row) {
    List<Cell> cells = new ArrayList<>();
    for (Node node = row.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element cell && cell.getTagName().equals("table:table-cell")) {
        int times = times(cell, "table:number-columns-repeated");
        for (int copy = 0; copy < times; copy++) {
          cells.add(cell(cell));
        }
      }
    }
    while (!cells.isEmpty() && cells.getLast().type().isEmpty()) {
      cells.removeLast();
    }
    return cells;
  }

  private static int times(Element element, String attribute) {
    String times = element.getAttribute(attribute);
    int number = times.isEmpty() ? 1 : Integer.parseInt(times);
    return number > MOST_REPETITIONS ? 1 : number;
  }

  private static Cell cell(Element cell) {
    String date = cell.getAttribute("office:date-value");
    return new Cell(
        cell.getAttribute("office:value-type"),
        date.isEmpty() ? cell.getAttribute("office:value") : date,
        text(cell));
  }

  /** Its paragraphs are lines; repeated spaces and tabs are elements. */
  private static String text(Element cell) {
    List<String> lines = new ArrayList<>();
    for (Node node = cell.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals("text:p")) {
        lines.add(line(node));
      }
    }
    return String.join("\n", lines);
  }

  private static String line(Node paragraph) {
    StringBuilder line = new StringBuilder();
    for (Node node = paragraph.getFirstChild(); node != null; node = node.getNextSibling()) {
      switch (node.getNodeName()) {
        case "text:tab" -> line.append('\t');
        case "text:s" -> line.append(" ".repeat(times((Element) node, "text:c")));
        default -> line.append(node instanceof Element ? line(node) : node.getNodeValue());
      }
    }
    return line.toString();
  }
}
