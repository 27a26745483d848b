package io.loopledger.reports.recheck.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * A workbook: its sheets with their cells.
 *
 * @param sheets in their order
 */
record XlsxBook(List<XlsxSheet> sheets) {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final String OURS = "<Application>Loopledger</Application>";

  static XlsxBook read(byte[] bytes) throws RefusedFileException {
    Map<String, byte[]> files = ZipFiles.read(bytes);
    String program = new String(ZipFiles.file(files, "docProps/app.xml"), StandardCharsets.UTF_8);
    if (!program.contains(OURS)) {
      throw new RefusedFileException(
          "the workbook was not written by Loopledger; take the file as it was written");
    }
    XlsxStyles styles = XlsxStyles.read(ZipFiles.file(files, "xl/styles.xml"));
    List<String> texts = texts(ZipFiles.file(files, "xl/sharedStrings.xml"));
    List<XlsxSheet> sheets = new ArrayList<>();
    for (Map.Entry<String, String> each : files(files).entrySet()) {
      byte[] content = ZipFiles.file(files, each.getValue());
      sheets.add(XlsxSheet.read(each.getKey(), each.getValue(), content, texts, styles));
    }
    return new XlsxBook(sheets);
  }

  /** A text that several cells may have. */
  static String text(List<String> texts, int index) {
    return index >= 0 && index < texts.size() ? texts.get(index) : "";
  }

  /** The file of each sheet, by its name. */
  private static Map<String, String> files(Map<String, byte[]> files) throws RefusedFileException {
    Map<String, String> targets = new HashMap<>();
    String relations = "xl/_rels/workbook.xml.rels";
    XmlEvents.read(
        relations,
        ZipFiles.file(files, relations),
        xml -> {
          if (isStart(xml, "Relationship")) {
            targets.put(XmlEvents.attribute(xml, "Id"), XmlEvents.attribute(xml, "Target"));
          }
        });
    Map<String, String> sheets = new LinkedHashMap<>();
    XmlEvents.read(
        "xl/workbook.xml",
        ZipFiles.file(files, "xl/workbook.xml"),
        xml -> {
          if (isStart(xml, "sheet")) {
            String target = targets.getOrDefault(XmlEvents.attribute(xml, "id"), "");
            sheets.put(
                XmlEvents.attribute(xml, "name"),
                target.startsWith("/") ? target.substring(1) : "xl/" + target);
          }
        });
    return sheets;
  }

  private static List<String> texts(byte[] bytes) throws RefusedFileException {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean[] isInText = {false};
    XmlEvents.read(
        "xl/sharedStrings.xml",
        bytes,
        xml -> {
          switch (xml.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> isInText[0] = isStart(xml, "t");
            case XMLStreamConstants.CHARACTERS -> {
              if (isInText[0]) {
                text.append(xml.getText());
              }
            }
            case XMLStreamConstants.END_ELEMENT -> {
              isInText[0] = false;
              if (xml.getLocalName().equals("si")) {
                texts.add(unescaped(text.toString()));
                text.setLength(0);
              }
            }
            default -> {
              // Comments say nothing.
            }
          }
        });
    return texts;
  }

  private static boolean isStart(XMLStreamReader xml, String element) {
    return xml.getEventType() == XMLStreamConstants.START_ELEMENT
        && xml.getLocalName().equals(element);
  }

  /** A workbook writes a character that XML cannot hold by its code. */
  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(match.group(1), 16))));
  }
}
