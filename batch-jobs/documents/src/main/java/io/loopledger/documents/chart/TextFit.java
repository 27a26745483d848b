package io.loopledger.documents.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text will be, about, and what of it has room. A picture is made before its font is
 * known, so widths are those of common sans-serif letters, rather too wide than too narrow.
 */
final class TextFit {
  private static final String ELLIPSIS = "…";
  private static final String SLIM = "fijlrtI.,:;|!'()[] \u00A0";
  private static final String BROAD = "MWm@%";
  private static final int FIRST_WIDE_SCRIPT = 0x1100;

  private TextFit() {}

  /** Width in pixels. */
  static double width(String text) {
    return Pen.FONT_PIXELS * text.codePoints().mapToDouble(TextFit::ems).sum();
  }

  private static double ems(int point) {
    if (SLIM.indexOf(point) >= 0) {
      return 0.36;
    }
    if (point >= FIRST_WIDE_SCRIPT && (point < 0x2000 || point > 0x22FF)) {
      return 1.0;
    }
    if (BROAD.indexOf(point) >= 0) {
      return 1.0;
    }
    if (Character.isUpperCase(point) || point == 'w') {
      return 0.8;
    }
    return 0.63;
  }

  /** The text on one line, with an ellipsis where it is cut. */
  static String line(String text, double room) {
    String flat = flat(text);
    return width(flat) <= room ? flat : cut(flat, room);
  }

  /** The text on at most two lines, broken between words where it can be. */
  static List<String> twoLines(String text, double room) {
    String flat = flat(text);
    if (width(flat) <= room) {
      return List.of(flat);
    }
    int end = flat.length();
    while (end > 0 && width(flat.substring(0, end)) > room) {
      end = flat.lastIndexOf(' ', end - 1);
    }
    if (end <= 0) {
      return List.of(cut(flat, room));
    }
    List<String> lines = new ArrayList<>();
    lines.add(flat.substring(0, end));
    lines.add(line(flat.substring(end + 1), room));
    return lines;
  }

  private static String cut(String text, double room) {
    StringBuilder kept = new StringBuilder();
    double left = room - width(ELLIPSIS);
    for (int point : text.codePoints().toArray()) {
      left -= Pen.FONT_PIXELS * ems(point);
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.append(ELLIPSIS).toString();
  }

  private static String flat(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
