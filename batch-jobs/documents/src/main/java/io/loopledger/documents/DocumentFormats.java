package io.loopledger.documents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The formats that are there. */
public final class DocumentFormats {
  private static final String PDF = "pdf";

  private final Map<String, DocumentWriter> writers = new TreeMap<>();

  public DocumentFormats(Collection<? extends DocumentWriter> writers) {
    for (DocumentWriter writer : writers) {
      DocumentWriter other = this.writers.put(writer.format(), writer);
      if (other != null) {
        throw new IllegalArgumentException(
            "format %s has two writers, %s and %s: leave one of the jars out"
                .formatted(
                    writer.format(), other.getClass().getName(), writer.getClass().getName()));
      }
    }
  }

  /** What the class path has. */
  public static DocumentFormats found() {
    return new DocumentFormats(
        ServiceLoader.load(DocumentWriter.class, DocumentWriter.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** Their names, sorted. */
  public List<String> names() {
    return List.copyOf(writers.keySet());
  }

  /**
   * The writer of a format.
   *
   * @throws IllegalArgumentException where there is none; says which there are, and how to get PDF
   */
  public DocumentWriter writer(String format) {
    DocumentWriter writer = writers.get(format);
    if (writer == null) {
      throw new IllegalArgumentException(missing(format));
    }
    return writer;
  }

  private String missing(String format) {
    String there = String.join(", ", writers.keySet());
    return PDF.equals(format)
        ? "format is pdf, and its plug-in is not there: put the jar loopledger-batch-documents-pdf"
            + " and the libraries it names on the class path (it is a jar of its own because its"
            + " library is LGPL), or take one of "
            + there
        : "format is %s, which no writer knows: take one of %s".formatted(format, there);
  }
}
