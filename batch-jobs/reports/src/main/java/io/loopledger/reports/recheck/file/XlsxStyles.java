package io.loopledger.reports.recheck.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** How the cells of a workbook are shown. */
final class XlsxStyles {
  private final Map<String, String> patterns = new HashMap<>();
  private final Set<Integer> italicFonts = new HashSet<>();
  private final List<Style> styles = new ArrayList<>();
  private int fonts = -1;
  private boolean isInCells;
  private boolean isItalic;

  /**
   * How a cell is shown.
   *
   * @param pattern number format
   * @param isItalicRight whether it is in italics on the right: a figure that is a text, because a
   *     number would lose digits
   */
  record Style(String pattern, boolean isItalicRight) {}

  /** Where nothing is said. */
  private static final Style GENERAL = new Style("General", false);

  static XlsxStyles read(byte[] bytes) throws RefusedFileException {
    XlsxStyles styles = new XlsxStyles();
    XmlEvents.read("xl/styles.xml", bytes, styles::take);
    return styles;
  }

  Style style(int index) {
    return index >= 0 && index < styles.size() ? styles.get(index) : GENERAL;
  }

  private void take(XMLStreamReader xml) {
    boolean isStart = xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    boolean isEnd = xml.getEventType() == XMLStreamConstants.END_ELEMENT;
    if (isStart) {
      start(xml);
    } else if (isEnd && xml.getLocalName().equals("cellXfs")) {
      isInCells = false;
    }
  }

  private void start(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "numFmt" ->
          patterns.put(
              XmlEvents.attribute(xml, "numFmtId"), XmlEvents.attribute(xml, "formatCode"));
      case "font" -> fonts++;
      case "i" -> italicFonts.add(fonts);
      case "cellXfs" -> isInCells = true;
      case "xf" -> {
        if (isInCells) {
          styles.add(
              new Style(
                  patterns.getOrDefault(XmlEvents.attribute(xml, "numFmtId"), "General"), false));
          isItalic = italicFonts.contains(number(XmlEvents.attribute(xml, "fontId")));
        }
      }
      case "alignment" -> {
        if (isInCells && isItalic && XmlEvents.attribute(xml, "horizontal").equals("right")) {
          styles.set(styles.size() - 1, new Style(styles.getLast().pattern(), true));
        }
      }
      default -> {
        // Colours, borders and the like say nothing about figures.
      }
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
  }
}
