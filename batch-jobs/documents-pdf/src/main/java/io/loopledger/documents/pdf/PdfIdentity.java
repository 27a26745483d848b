package io.loopledger.documents.pdf;

import io.loopledger.documents.Hashes;
import io.loopledger.documents.model.Document;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Who a file says it is: title, language, standard; and no time of making, nor a random id. */
final class PdfIdentity {
  static final String PRODUCER = "Loopledger";

  private PdfIdentity() {}

  static void set(PDDocument pdf, Document document) throws IOException {
    String title = document.title() + " · " + document.subtitle();
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    information.setSubject(document.subtitle());
    information.setProducer(PRODUCER);
    pdf.setDocumentInformation(information);
    pdf.getDocumentCatalog().setLanguage(document.locale().toLanguageTag());
    PDViewerPreferences preferences = pdf.getDocumentCatalog().getViewerPreferences();
    if (preferences == null) {
      preferences = new PDViewerPreferences(new COSDictionary());
      pdf.getDocumentCatalog().setViewerPreferences(preferences);
    }
    preferences.setDisplayDocTitle(true);
    PDMetadata metadata = new PDMetadata(pdf);
    metadata.importXMPMetadata(Xmp.of(document, title).getBytes(StandardCharsets.UTF_8));
    pdf.getDocumentCatalog().setMetadata(metadata);
    pdf.getDocument().getTrailer().removeItem(COSName.ID);
    pdf.setDocumentId(id(document, title));
  }

  /** Of what the document is, so that two reports differ and one report stays the same. */
  private static long id(Document document, String title) {
    MessageDigest digest = Hashes.sha256();
    digest.update(title.getBytes(StandardCharsets.UTF_8));
    digest.update(document.toString().getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }
}
