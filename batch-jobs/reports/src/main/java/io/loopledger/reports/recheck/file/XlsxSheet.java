package io.loopledger.reports.recheck.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * A sheet of a workbook.
 *
 * @param name its name
 * @param cells its cells by address, in the order of rows
 */
record XlsxSheet(String name, Map<String, Cell> cells) {
  /**
   * A cell.
   *
   * @param isNumber whether it is a number, and no text
   * @param text its text, or its number as the file has it
   */
  record Cell(boolean isNumber, String text, XlsxStyles.Style style) {}

  Optional<Cell> cell(String address) {
    return Optional.ofNullable(cells.get(address));
  }

  /** The text of a cell; empty where there is none. */
  String text(String address) {
    return cell(address).map(Cell::text).orElse("");
  }

  static XlsxSheet read(
      String name, String file, byte[] bytes, List<String> texts, XlsxStyles styles)
      throws RefusedFileException {
    Reader reader = new Reader(texts, styles);
    XmlEvents.read(file, bytes, reader::take);
    return new XlsxSheet(name, reader.cells);
  }

  /** Goes through the file. */
  private static final class Reader {
    private final List<String> texts;
    private final XlsxStyles styles;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final StringBuilder content = new StringBuilder();
    private String address = "";
    private String type = "";
    private int style;

    private Reader(List<String> texts, XlsxStyles styles) {
      this.texts = texts;
      this.styles = styles;
    }

    private void take(XMLStreamReader xml) {
      switch (xml.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (xml.getLocalName()) {
            case "c" -> {
              address = XmlEvents.attribute(xml, "r");
              type = XmlEvents.attribute(xml, "t");
              style = index(XmlEvents.attribute(xml, "s"));
              content.setLength(0);
            }
            case "v", "t" -> content.setLength(0);
            default -> {
              // Widths, panes and the like.
            }
          }
        }
        case XMLStreamConstants.CHARACTERS -> content.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals("c") && !content.isEmpty()) {
            cells.put(address, cell());
          }
        }
        default -> {
          // Comments say nothing.
        }
      }
    }

    private Cell cell() {
      XlsxStyles.Style shown = styles.style(style);
      return switch (type) {
        case "s" -> new Cell(false, XlsxBook.text(texts, index(content.toString())), shown);
        case "n", "" -> new Cell(true, content.toString(), shown);
        default -> new Cell(false, content.toString(), shown);
      };
    }

    private static int index(String text) {
      return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
  }
}
