package io.loopledger.documents.html;

import io.loopledger.documents.DocumentWriter;
import io.loopledger.documents.model.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A document as a page for browsers: one file, no script, nothing loaded from anywhere. */
public final class HtmlWriter implements DocumentWriter {
  @Override
  public String format() {
    return "html";
  }

  @Override
  public String fileEnding() {
    return "html";
  }

  @Override
  public String mediaType() {
    return "text/html";
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    String page = HtmlPage.of(document, Medium.SCREEN, Styles.read("screen.css"));
    out.write(page.getBytes(StandardCharsets.UTF_8));
  }
}
