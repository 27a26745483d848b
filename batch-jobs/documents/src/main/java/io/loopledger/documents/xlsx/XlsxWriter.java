package io.loopledger.documents.xlsx;

import io.loopledger.documents.DocumentWriter;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.zip.StableZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;

/**
 * A document as a workbook: a sheet with words, facts and figures, a sheet for each table, and a
 * sheet that tells of each figure from which metric it was read.
 */
public final class XlsxWriter implements DocumentWriter {
  /** The library writes the time of making here; a workbook without it is as good. */
  private static final String PROPERTIES = "docProps/core.xml";

  private static final String TIME_OF_MAKING = "<dcterms:created[^>]*>[^<]*</dcterms:created>";

  @Override
  public String format() {
    return "xlsx";
  }

  @Override
  public String fileEnding() {
    return "xlsx";
  }

  @Override
  public String mediaType() {
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(made, "Loopledger", "1.0")) {
      workbook.properties().setTitle(XlsxText.visible(document.title()));
      fill(workbook, document);
    }
    Map<String, byte[]> files = StableZip.read(made.toByteArray());
    files.computeIfPresent(PROPERTIES, (name, bytes) -> withoutTime(bytes));
    StableZip.write(files, out);
  }

  private static void fill(Workbook workbook, Document document) {
    SheetNames names = new SheetNames();
    String first = names.next(document.title());
    List<Table> tables = new ArrayList<>();
    List<String> sheets = new ArrayList<>();
    for (Document.Section section : document.sections()) {
      for (Block block : section.blocks()) {
        if (block instanceof Table table) {
          tables.add(table);
          sheets.add(names.next(table.caption()));
        }
      }
    }
    Sources sources = new Sources(document.locale());
    new FirstSheet(workbook.newWorksheet(first), document, sheets, sources).write();
    for (int i = 0; i < tables.size(); i++) {
      new TableSheet(
              workbook.newWorksheet(sheets.get(i)), tables.get(i), document.locale(), sources)
          .write();
    }
    sources.write(workbook.newWorksheet(names.next(sources.title())));
  }

  private static byte[] withoutTime(byte[] properties) {
    String xml = new String(properties, StandardCharsets.UTF_8);
    return xml.replaceAll(TIME_OF_MAKING, "").getBytes(StandardCharsets.UTF_8);
  }
}
