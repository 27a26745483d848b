package io.loopledger.brandreports.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * LibreOffice, which imports a CSV file by the types of its columns, and what its cells then are.
 */
final class Office {
  private static final int PATIENCE_SECONDS = 120;
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
      <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>%s</value></prop></item>
      </oor:items>
      """;

  private final String program;
  private final Path folder;

  private Office(String program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** That of this machine, if it has one. */
  static Optional<Office> find(Path folder) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(path -> Path.of(path, "soffice"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Office(program.toString(), folder));
  }

  /**
   * The cells of a file, in an office of some locale.
   *
   * @return rows of cells such as {@code string:Tablet}, {@code float:-5} or {@code
   *     date:2026-10-05}; an empty one is {@code empty}
   */
  List<List<String>> cells(
      String locale, Path csv, CsvProfile profile, List<CsvTable.Column> columns)
      throws IOException, InterruptedException {
    Path home = folder.resolve("office-" + locale);
    Files.createDirectories(home.resolve("user"));
    Files.writeString(home.resolve("user/registrymodifications.xcu"), SETTINGS.formatted(locale));
    Process process =
        new ProcessBuilder(
                program,
                "-env:UserInstallation=" + home.toUri(),
                "--headless",
                "--infilter=" + options(profile, columns),
                "--convert-to",
                "fods",
                "--outdir",
                home.toString(),
                csv.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log.txt").toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(Files.readString(home.resolve("log.txt")));
    }
    return read(home.resolve(csv.getFileName().toString().replace(".csv", ".fods")));
  }

  /** Its options for import: separator, quote, UTF-8, first line, type of each column, language. */
  private static String options(CsvProfile profile, List<CsvTable.Column> columns) {
    List<String> types = new ArrayList<>();
    for (CsvTable.Column column : columns) {
      int type =
          switch (column.kind()) {
            case INTEGER, DECIMAL -> 1;
            case DATE -> profile == CsvProfile.EXCEL_DE ? 4 : 5;
            case TEXT, BOOLEAN, INSTANT, LOCAL_TIME -> 2;
          };
      types.add(types.size() + 1 + "/" + type);
    }
    return "Text - txt - csv (StarCalc):%d,34,76,1,%s,%d,false,false"
        .formatted(
            (int) profile.delimiter(),
            String.join("/", types),
            profile == CsvProfile.EXCEL_DE ? 1031 : 1033);
  }

  private static List<List<String>> read(Path fods) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      NodeList rows =
          factory.newDocumentBuilder().parse(fods.toFile()).getElementsByTagName("table:table-row");
      List<List<String>> read = new ArrayList<>();
      for (int i = 0; i < rows.getLength(); i++) {
        read.add(row((Element) rows.item(i)));
      }
      return read;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> row(Element row) {
    List<String> cells = new ArrayList<>();
    for (Element cell : elements(row)) {
      String repeated = cell.getAttribute("table:number-columns-repeated");
      int times = repeated.isEmpty() ? 1 : Integer.parseInt(repeated);
      for (int i = 0; i < times; i++) {
        cells.add(cell(cell));
      }
    }
    return cells;
  }

  private static String cell(Element cell) {
    if (cell.hasAttribute("table:formula")) {
      return "formula:" + cell.getAttribute("table:formula");
    }
    String type = cell.getAttribute("office:value-type");
    return switch (type) {
      case "" -> "empty";
      case "date" -> "date:" + cell.getAttribute("office:date-value");
      case "string" ->
          "string:" + elements(cell).stream().map(Office::text).collect(Collectors.joining("\n"));
      default -> type + ":" + cell.getAttribute("office:value");
    };
  }

  /** A paragraph: several spaces and tabs are elements there. */
  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      switch (child.getNodeName()) {
        case "#text" -> text.append(child.getNodeValue());
        case "text:tab" -> text.append('\t');
        case "text:s" -> {
          String count = ((Element) child).getAttribute("text:c");
          text.append(" ".repeat(count.isEmpty() ? 1 : Integer.parseInt(count)));
        }
        default -> text.append(text(child));
      }
    }
    return text.toString();
  }

  private static List<Element> elements(Element of) {
    List<Element> elements = new ArrayList<>();
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}
