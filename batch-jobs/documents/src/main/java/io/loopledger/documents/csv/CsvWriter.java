package io.loopledger.documents.csv;

import de.siegmar.fastcsv.writer.LineDelimiter;
import io.loopledger.documents.DocumentWriter;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.text.DocumentTexts;
import io.loopledger.documents.text.PlainText;
import io.loopledger.documents.zip.StableZip;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All figures of a document in one tidy CSV file, a line for each value, so that an analyst filters
 * by metric, table or column and never has to find out where a table begins. It comes in an archive
 * with {@code datapackage.json}, which has the words, the facts, and the schema of the columns.
 */
public final class CsvWriter implements DocumentWriter {
  static final String FIGURES_FILE = "figures.csv";
  static final String PACKAGE_FILE = "datapackage.json";

  @Override
  public String format() {
    return "csv";
  }

  @Override
  public String fileEnding() {
    return "csv.zip";
  }

  @Override
  public String mediaType() {
    return "application/zip";
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    Document visible = DocumentTexts.map(document, PlainText::visible);
    byte[] figures = figures(visible);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PACKAGE_FILE, DataPackage.of(visible, figures));
    files.put(FIGURES_FILE, figures);
    StableZip.write(files, out);
  }

  private static byte[] figures(Document document) throws IOException {
    StringWriter text = new StringWriter();
    try (de.siegmar.fastcsv.writer.CsvWriter csv =
        de.siegmar.fastcsv.writer.CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text)) {
      csv.writeRecord(CsvColumn.names());
      for (CsvLine line : CsvLines.of(document)) {
        csv.writeRecord(line.fields());
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
