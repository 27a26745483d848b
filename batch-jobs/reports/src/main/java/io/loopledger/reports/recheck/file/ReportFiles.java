package io.loopledger.reports.recheck.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads report files of any format. */
public final class ReportFiles {
  /** Far more than any report; a file of this size was not written by us. */
  private static final long MAX_BYTES = 200_000_000;

  private ReportFiles() {}

  /**
   * What a file says. A PDF is read beside the JSON with the same name.
   *
   * @throws RefusedFileException if it cannot be read, or is no report of ours
   */
  public static ReportFile read(Path file) throws RefusedFileException {
    String name = String.valueOf(file.getFileName());
    FileFormat format =
        FileFormat.of(name)
            .orElseThrow(
                () ->
                    new RefusedFileException(
                        "its name ends with none of "
                            + FileFormat.endings()
                            + "; give a file that 'report' wrote"));
    byte[] bytes = bytes(file);
    return switch (format) {
      case JSON -> JsonReport.read(file.toString(), bytes);
      case CSV -> CsvReport.read(file.toString(), bytes);
      case HTML -> HtmlReport.read(file.toString(), bytes);
      case XLSX -> XlsxReport.read(file.toString(), bytes);
      case PDF -> PdfReport.read(file.toString(), bytes, jsonBeside(file, name));
    };
  }

  private static byte[] jsonBeside(Path pdf, String name) throws RefusedFileException {
    String json = FileFormat.PDF.stem(name) + "." + FileFormat.JSON.ending();
    Path file = pdf.resolveSibling(json);
    if (!Files.exists(file)) {
      throw new RefusedFileException(
          "a PDF names no metrics, so it is held beside the JSON of the same report, and %s is not there; write it, too"
              .formatted(file));
    }
    return bytes(file);
  }

  private static byte[] bytes(Path file) throws RefusedFileException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new RefusedFileException(
            "it has %d bytes, and a report has at most %d".formatted(Files.size(file), MAX_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new RefusedFileException("it is not there; look at its path", e);
    } catch (IOException e) {
      throw new RefusedFileException("it cannot be read: " + e.getMessage(), e);
    }
  }
}
