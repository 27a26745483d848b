package io.loopledger.documents.pdf;

import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Document;

/** The metadata of a file as XMP: title, language, and that it follows PDF/UA-1. */
final class Xmp {
  private Xmp() {}

  static String of(Document document, String title) {
    Markup out =
        new Markup()
            .open("x:xmpmeta", "xmlns:x", "adobe:ns:meta/")
            .open("rdf:RDF", "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
            .open(
                "rdf:Description",
                "rdf:about",
                "",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:pdf",
                "http://ns.adobe.com/pdf/1.3/",
                "xmlns:pdfuaid",
                "http://www.aiim.org/pdfua/ns/id/")
            .leaf("dc:format", "application/pdf");
    text(out, "dc:title", title);
    text(out, "dc:description", document.subtitle());
    out.open("dc:language").open("rdf:Bag").leaf("rdf:li", document.locale().toLanguageTag());
    out.close().close();
    out.leaf("pdf:Producer", PdfIdentity.PRODUCER).leaf("pdfuaid:part", "1");
    out.close().close().close();
    return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        + out.finish()
        + "\n<?xpacket end=\"r\"?>";
  }

  private static void text(Markup out, String element, String text) {
    out.open(element).open("rdf:Alt").leaf("rdf:li", text, "xml:lang", "x-default");
    out.close().close();
  }
}
