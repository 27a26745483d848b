package io.loopledger.statements.invoice;

import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.source.Content;
import io.loopledger.statements.source.Limits;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.source.Source;
import io.loopledger.statements.source.StatementReader;
import io.loopledger.statements.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * Invoices for people with the XML inside: ZUGFeRD 2 and Factur-X (one standard), and XRechnung in
 * PDF. What people see is not compared with the XML; by the standard the XML counts.
 */
public final class PdfReader implements StatementReader {
  /** The format of a PDF. */
  public static final String FORMAT = "en16931-pdf";

  private static final Set<String> NAMES =
      Set.of("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml");
  private static final int DEEPEST = 16;
  private static final int MOST = 1_000;

  @Override
  public List<Statement> read(Source source, Consumer<StatementLine> lines, Faults faults)
      throws IOException {
    Source xml = Source.of(attachment(source), source.limits());
    QName root = XmlCursor.root(xml);
    Optional<InvoiceReader> reader = InvoiceReader.of(root, "-pdf");
    if (reader.isEmpty()) {
      faults.add(
          Faults.FILE,
          root.getLocalPart(),
          root.getNamespaceURI(),
          "the XML in the PDF is no invoice of EN 16931 (ZUGFeRD 1 is not one); ask the seller for"
              + " ZUGFeRD 2 or Factur-X");
      return List.of();
    }
    return reader.get().read(xml, lines, faults);
  }

  private static byte[] attachment(Source source) throws IOException {
    byte[] pdf;
    try (Content content = source.open()) {
      pdf = bounded(content, source.limits());
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Map<String, PDComplexFileSpecification> files = new TreeMap<>();
      PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
      if (names != null && names.getEmbeddedFiles() != null) {
        collect(names.getEmbeddedFiles(), files, 0);
      }
      return bytes(files, source.limits());
    } catch (RefusedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new RefusedException(
          Faults.FILE,
          "",
          "",
          "the PDF is damaged, cut off or encrypted; ask the seller for it again (%s)"
              .formatted(e.getMessage()));
    }
  }

  private static byte[] bytes(Map<String, PDComplexFileSpecification> files, Limits limits)
      throws IOException {
    List<PDComplexFileSpecification> fitting =
        files.entrySet().stream()
            .filter(file -> NAMES.contains(file.getKey().toLowerCase(Locale.ROOT)))
            .map(Map.Entry::getValue)
            .toList();
    if (fitting.size() != 1) {
      throw new RefusedException(
          Faults.FILE,
          "",
          "",
          "the PDF has %d attachments named factur-x.xml, zugferd-invoice.xml or xrechnung.xml (of %s);"
                  .formatted(fitting.size(), files.keySet())
              + " it needs exactly one, ask the seller for it");
    }
    PDEmbeddedFile file = embedded(fitting.getFirst());
    try (InputStream in = file.createInputStream()) {
      return bounded(in, limits);
    }
  }

  private static PDEmbeddedFile embedded(PDComplexFileSpecification specification)
      throws RefusedException {
    PDEmbeddedFile unicode = specification.getEmbeddedFileUnicode();
    PDEmbeddedFile file = unicode == null ? specification.getEmbeddedFile() : unicode;
    if (file == null) {
      throw new RefusedException(
          Faults.FILE,
          "",
          specification.getFilename(),
          "the PDF names the attachment but does not have it; ask the seller for it again");
    }
    return file;
  }

  /** A name tree may be a list or a tree of lists; one that bites its own tail is cut. */
  private static void collect(
      PDNameTreeNode<PDComplexFileSpecification> node,
      Map<String, PDComplexFileSpecification> files,
      int depth)
      throws IOException {
    if (depth > DEEPEST || files.size() > MOST) {
      throw new RefusedException(
          Faults.FILE, "", "", "the PDF's list of attachments is endless; ask for another file");
    }
    if (node.getNames() != null) {
      node.getNames()
          .forEach(
              (name, file) ->
                  files.put(file.getFilename() == null ? name : file.getFilename(), file));
    }
    if (node.getKids() != null) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
        collect(kid, files, depth + 1);
      }
    }
  }

  private static byte[] bounded(InputStream in, Limits limits) throws IOException {
    byte[] bytes = in.readNBytes(limits.pdfBytes() + 1);
    if (bytes.length > limits.pdfBytes()) {
      throw new RefusedException(
          Faults.FILE,
          "",
          "",
          "the PDF or its attachment is larger than %d bytes".formatted(limits.pdfBytes()));
    }
    return bytes;
  }
}
