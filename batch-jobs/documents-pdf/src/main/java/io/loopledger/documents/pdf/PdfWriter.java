package io.loopledger.documents.pdf;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import io.loopledger.documents.DocumentWriter;
import io.loopledger.documents.Unclosed;
import io.loopledger.documents.html.HtmlPage;
import io.loopledger.documents.html.Medium;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.text.DocumentTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A document as PDF/UA-1: tagged, with its language, bookmarks, and every letter's font inside. It
 * is made from the page that browsers get, with a style sheet for paper.
 */
public final class PdfWriter implements DocumentWriter {
  private static final String STYLE = "paper.css";

  static {
    // It tells each font that it loads; what goes wrong is still said.
    XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
  }

  @Override
  public String format() {
    return "pdf";
  }

  @Override
  public String fileEnding() {
    return "pdf";
  }

  @Override
  public String mediaType() {
    return "application/pdf";
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    Document shown = DocumentTexts.map(document, PdfText::shown);
    String css = PdfFonts.text(STYLE, PdfWriter.class) + Paper.of(document).css();
    String page = HtmlPage.of(shown, Medium.PAPER, css);
    try (BatikSVGDrawer drawer = new BatikSVGDrawer();
        PdfBoxRenderer renderer = builder(page, drawer).buildPdfRenderer();
        PDDocument pdf = renderer.createPDFKeepOpen()) {
      PdfIdentity.set(pdf, shown);
      pdf.save(new Unclosed(out));
    }
  }

  private static PdfRendererBuilder builder(String page, BatikSVGDrawer drawer) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    builder.withProducer(PdfIdentity.PRODUCER);
    builder.useSVGDrawer(drawer);
    builder.withHtmlContent(page, "about:blank");
    // Nothing that a text might name is ever loaded, from a disk or from a network.
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    for (PdfFonts font : PdfFonts.values()) {
      builder.useFont(
          (FSSupplier<InputStream>) font::open,
          font.family(),
          font.weight(),
          FontStyle.NORMAL,
          true,
          uses(font));
    }
    return builder;
  }

  private static Set<FSFontUseCase> uses(PdfFonts font) {
    return switch (font) {
      case SANS, SANS_BOLD -> EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);
      case MORE_LETTERS, MORE_LETTERS_BOLD ->
          EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG, FSFontUseCase.FALLBACK_FINAL);
    };
  }
}
