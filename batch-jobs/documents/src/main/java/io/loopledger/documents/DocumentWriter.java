package io.loopledger.documents;

import io.loopledger.documents.model.Document;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes documents in one format. The same document gives the same bytes, on every machine and on
 * every day. An implementation is named in {@code META-INF/services} and has a constructor without
 * parameters, so that a jar on the class path is all that a format needs.
 */
public interface DocumentWriter {
  /** Its short name, in lower case, such as {@code html}. */
  String format();

  /** The end of a file's name, without the dot before it, such as {@code csv.zip}. */
  String fileEnding();

  /** Its media type, such as {@code text/html}. */
  String mediaType();

  /**
   * Writes a document. The stream stays open: who opened it closes it.
   *
   * @throws IOException where the stream fails
   */
  void write(Document document, OutputStream out) throws IOException;
}
