package io.loopledger.statements.invoice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** PDFs of one page with attachments. */
final class Pdfs {
  private Pdfs() {}

  static byte[] with(Map<String, String> attachments) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      Map<String, PDComplexFileSpecification> files = new HashMap<>();
      for (Map.Entry<String, String> each : attachments.entrySet()) {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(each.getKey());
        file.setEmbeddedFile(
            new PDEmbeddedFile(
                document,
                new ByteArrayInputStream(each.getValue().getBytes(StandardCharsets.UTF_8))));
        files.put(each.getKey(), file);
      }
      PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(files);
      PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(tree);
      document.getDocumentCatalog().setNames(names);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
