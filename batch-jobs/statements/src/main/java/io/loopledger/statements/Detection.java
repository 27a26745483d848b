package io.loopledger.statements;

import io.loopledger.statements.camt.CamtReader;
import io.loopledger.statements.csv.CsvStatements;
import io.loopledger.statements.invoice.InvoiceReader;
import io.loopledger.statements.invoice.PdfReader;
import io.loopledger.statements.model.Fault;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.source.Content;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.source.Source;
import io.loopledger.statements.source.StatementReader;
import io.loopledger.statements.xml.XmlCursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/** Finds out what a file is: by its content, never by its name. */
final class Detection {
  private static final int LOOKED_AT = 1 << 12;
  private static final int SHOWN = 3;
  private static final String PDF = "%PDF-";
  private static final String XML_FORMATS =
      "camt.053.001.01 to .13, and invoices of EN 16931 as UBL 2.1 (Invoice, CreditNote) and as UN/CEFACT"
          + " CII (CrossIndustryInvoice)";

  private final List<CsvStatements> mapped;

  Detection(List<CsvStatements> mapped) {
    this.mapped = List.copyOf(mapped);
  }

  /** A format and its reader. */
  record Detected(String format, StatementReader reader) {}

  /**
   * The format of a file.
   *
   * @throws RefusedException if none fits, saying what was looked for
   */
  Detected detect(Source source) throws IOException {
    String start = start(source);
    if (start.isBlank()) {
      throw new RefusedException(
          Faults.FILE, "", "", "the file is empty; ask the sender for it again");
    }
    if (start.startsWith(PDF)) {
      return new Detected(PdfReader.FORMAT, new PdfReader());
    }
    if (start.startsWith("PK\u0003\u0004")) {
      throw new RefusedException(
          Faults.FILE,
          "",
          "",
          "a ZIP archive or workbook; deliver the file in it, or save it as CSV");
    }
    return isXml(start) ? xml(source) : csv(source);
  }

  private static Detected xml(Source source) throws IOException {
    QName root = XmlCursor.root(source);
    Optional<CamtReader> camt = CamtReader.of(root);
    if (camt.isPresent()) {
      return new Detected(camt.get().format(), camt.get());
    }
    Optional<InvoiceReader> invoice = InvoiceReader.of(root);
    if (invoice.isPresent()) {
      return new Detected(invoice.get().format(), invoice.get());
    }
    throw new RefusedException(
        Faults.FILE,
        root.getLocalPart(),
        root.getNamespaceURI(),
        "no known format has this root element; looked for " + XML_FORMATS);
  }

  private Detected csv(Source source) throws IOException {
    List<Detected> fitting = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    for (CsvStatements each : mapped) {
      String name = each.mapping().name();
      List<String> missing = each.missingColumns(source);
      if (missing.isEmpty()) {
        fitting.add(new Detected(name, each));
      } else {
        others.add(new Candidate(name, missing));
      }
    }
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    throw new RefusedException(fitting.isEmpty() ? none(others) : several(fitting));
  }

  /** A mapping that does not fit, and the columns it lacks. */
  private record Candidate(String name, List<String> missing) {
    @Override
    public String toString() {
      List<String> shown = missing.subList(0, Math.min(SHOWN, missing.size()));
      return "%s (no column %s%s)"
          .formatted(
              name, String.join(", ", shown), shown.size() < missing.size() ? " and more" : "");
    }
  }

  private static Fault none(List<Candidate> others) {
    List<Candidate> nearest =
        others.stream()
            .sorted(Comparator.comparingInt(candidate -> candidate.missing().size()))
            .toList();
    return new Fault(
        "line 1",
        "",
        "",
        "no mapping knows this header; looked for %s. Write a mapping for it"
            .formatted(String.join("; ", nearest.stream().map(Candidate::toString).toList())));
  }

  private static Fault several(List<Detected> fitting) {
    return new Fault(
        "line 1",
        "",
        "",
        "several mappings fit: %s. Make them differ in a column, or remove one"
            .formatted(String.join(", ", fitting.stream().map(Detected::format).toList())));
  }

  /** Byte order marks of UTF-8 and UTF-16 may stand before the first bracket. */
  private static boolean isXml(String start) {
    String plain = start.replaceFirst("^(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)", "");
    return plain.replace("\0", "").stripLeading().startsWith("<");
  }

  private static String start(Source source) throws IOException {
    try (Content content = source.open()) {
      return new String(content.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
    }
  }
}
