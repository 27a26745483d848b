package io.loopledger.local.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Sums what Surefire and Failsafe wrote. The run script starts this file as source, because it must
 * also count when the build did not get as far as a jar: it uses nothing but the JDK.
 */
public final class TestReport {
  private static final String DISALLOW_DOCTYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  /** What JUnit and our tests write before the reason itself. */
  private static final Pattern ABORTED =
      Pattern.compile("^([\\w.]+Exception: )?(Assumption failed: )?(skipped: )?");

  private final List<String> failed = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private int passed;

  /** Prints the report of the checkout named first; exit code 1 if a test failed or none ran. */
  public static void main(String[] args) throws Exception {
    TestReport report = new TestReport();
    report.readAll(Path.of(args[0]));
    report.lines().forEach(System.out::println);
    System.exit(report.isGood() ? 0 : 1);
  }

  /** Reads every report below a folder. */
  void readAll(Path root) throws IOException {
    List<Path> reports;
    try (Stream<Path> files = Files.walk(root)) {
      reports = files.filter(TestReport::isReport).sorted().toList();
    }
    for (Path report : reports) {
      read(report);
    }
  }

  /** Skipped and failed tests by name, and the count alone on the last line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(skipped);
    lines.addAll(failed);
    lines.add("%d passed, %d failed, %d skipped".formatted(passed, failed.size(), skipped.size()));
    return lines;
  }

  boolean isGood() {
    return failed.isEmpty() && passed > 0;
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().matches("TEST-.*\\.xml")
        && file.toString().matches(".*[/\\\\]target[/\\\\][a-z]+-reports[/\\\\][^/\\\\]+");
  }

  private void read(Path report) throws IOException {
    NodeList cases = parse(report).getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      if (cases.item(i) instanceof Element test) {
        count(test);
      }
    }
  }

  private void count(Element test) {
    String name = test.getAttribute("classname") + "." + test.getAttribute("name");
    if (has(test, "failure") || has(test, "error")) {
      failed.add("failed: " + name);
    } else if (has(test, "skipped")) {
      Element why = (Element) test.getElementsByTagName("skipped").item(0);
      skipped.add("skipped: %s (%s)".formatted(name, reason(why)));
    } else {
      passed++;
    }
  }

  private static boolean has(Element test, String tag) {
    return test.getElementsByTagName(tag).getLength() > 0;
  }

  private static String reason(Element why) {
    String message = why.getAttribute("message").strip();
    if (message.isEmpty()) {
      message = why.getTextContent().strip().lines().findFirst().orElse("no reason given");
    }
    return ABORTED.matcher(message).replaceFirst("").replaceAll("\\s+", " ");
  }

  private static Element parse(Path report) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(DISALLOW_DOCTYPE, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      return builder.parse(report.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("cannot read " + report + ": " + e.getMessage(), e);
    }
  }
}
