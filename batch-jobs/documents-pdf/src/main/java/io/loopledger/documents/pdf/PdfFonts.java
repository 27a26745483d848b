package io.loopledger.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The fonts that are embedded, from jars of the class path. Liberation Sans (OFL 1.1) for most;
 * DejaVu Sans (the licence of Bitstream Vera) has the letters and signs that it lacks.
 */
enum PdfFonts {
  SANS("Liberation Sans", 400, "/liberation/LiberationSans-Regular.ttf"),
  SANS_BOLD("Liberation Sans", 700, "/liberation/LiberationSans-Bold.ttf"),
  MORE_LETTERS("DejaVu Sans", 400, "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf"),
  MORE_LETTERS_BOLD("DejaVu Sans", 700, "/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf");

  private final String family;
  private final int weight;
  private final String file;

  PdfFonts(String family, int weight, String file) {
    this.family = family;
    this.weight = weight;
    this.file = file;
  }

  String family() {
    return family;
  }

  int weight() {
    return weight;
  }

  InputStream open() {
    return open(file, PdfFonts.class);
  }

  /** A resource that must be there. */
  static InputStream open(String file, Class<?> beside) {
    InputStream content = beside.getResourceAsStream(file);
    if (content == null) {
      throw new IllegalStateException(
          file + " is not on the class path: add the libraries of loopledger-batch-documents-pdf");
    }
    return content;
  }

  /** A text resource. */
  static String text(String file, Class<?> beside) {
    try (InputStream content = open(file, beside)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
