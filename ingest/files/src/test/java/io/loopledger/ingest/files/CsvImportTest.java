package io.loopledger.ingest.files;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.ingest.testing.ImportBench.Result;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.ingest.testing.RecordingPublisher;
import io.loopledger.schemas.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same in every format, told by Open Repair Data. */
class CsvImportTest {
  private static final String HEADER =
      "id,data_provider,country,partner_product_category,repair_status,event_date,problem";
  private static final FileImport IMPORT =
      Imports.openRepair(new ImportTarget("acme", Optional.of("cafes"), ZoneOffset.UTC));

  private final ImportBench bench;

  CsvImportTest(@TempDir Path folder) {
    this.bench = new ImportBench(folder);
  }

  @Test
  void aFileOfAnotherFormatIsToldBeforeAnythingIsDone() throws Exception {
    IMPORT.check(bench.file(HEADER + "\n" + row("r_1")));

    assertThatThrownBy(() -> IMPORT.check(bench.file("name,price\nlamp,3\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input.csv")
        .hasMessageContaining("repair_status");
    assertThat(bench.workFolder()).doesNotExist();
  }

  @Test
  void gzipIsToldByItsBytesAndNotByItsName() {
    byte[] packed = ImportBench.gzip((HEADER + "\n" + row("r_1") + "\n").getBytes(UTF_8));

    assertThat(bench.run(IMPORT, bench.file("plain.csv", packed)).event().id()).isEqualTo("r_1");
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsMakeNoDifference() {
    Path file = bench.file("\uFEFF" + HEADER + "\r\n" + row("r_1") + "\r\n" + row("r_2"));

    assertThat(bench.run(IMPORT, file).events())
        .extracting(Event::id)
        .containsExactly("r_1", "r_2");
  }

  @Test
  void columnsAreFoundByNameInAnyOrderAndUnknownOnesAreCounted() {
    Result result =
        bench.run(
            IMPORT,
            "Event Date,repair_status,fixer,ID,partner_product_category,country,data_provider",
            "2019-11-30,Fixed,Jo,r_1,Lamp,GBR,Partner");

    assertThat(result.event().id()).isEqualTo("r_1");
    assertThat(result.event().context().extensions()).doesNotContainKey("fixer");
    assertThat(result.summary().notes())
        .containsExactly(entry("rows with a column 'fixer' the mapping does not name", 1L));
  }

  @Test
  void textInWindows1252IsReadAndNoted() {
    byte[] bytes =
        (HEADER + "\n" + "r_1,Café Réparé,FRA,Lamp,Fixed,2019-11-30,\n")
            .getBytes(Charset.forName("windows-1252"));

    Result result = bench.run(IMPORT, bench.file("latin.csv", bytes));

    assertThat(result.event().context().partner()).isEqualTo("Café Réparé");
    assertThat(result.summary().notes())
        .containsExactly(entry("places that are not UTF-8, read as windows-1252", 3L));
  }

  @Test
  void blankLinesAreSkippedAndCounted() {
    Result result = bench.run(IMPORT, HEADER, "", row("r_1"), "  ", row("r_2"));

    assertThat(result.summary().rowsRead()).isEqualTo(4);
    assertThat(result.summary().skipped()).containsExactly(entry("blank line", 2L));
    assertThat(result.events()).hasSize(2);
  }

  @Test
  void rejectedRowsAreWrittenWithLineReasonFieldAndValue() throws IOException {
    Result result =
        bench.run(
            IMPORT,
            HEADER,
            row("r_1"),
            "r_2,Partner,GBR,Lamp,Fixed,2019-11-30,\"two\nlines\"",
            "r_3,Partner,GBR,Lamp,Broken,2019-11-30,a",
            "r_4,Partner",
            "r_5,Partner,GBR,Lamp,Fixed,2019-11-30,b\0c");

    assertThat(result.summary().rowsRead()).isEqualTo(5);
    assertThat(result.events()).extracting(Event::id).containsExactly("r_1", "r_2");
    assertThat(Imports.rejects(result.summary().rejectsFile().orElseThrow()))
        .containsExactly(
            "line,code,reason,field,value," + HEADER,
            "5,NOT_IN_MAP,\"repair_status is none of Fixed, Repairable, End of life, Unknown; use one of"
                + " them\",repair_status,Broken,r_3,Partner,GBR,Lamp,Broken,2019-11-30,a",
            "6,ROW_SHAPE,\"wrong number of cells; a row has as many as the header, and a cell that holds the"
                + " delimiter or a quote is quoted\",row,\"2 cells, the header has 7\",r_4,Partner",
            "7,NUL_CHARACTER,\"problem contains U+0000, which tables cannot hold; remove it\",problem,b\0c,"
                + "r_5,Partner,GBR,Lamp,Fixed,2019-11-30,b\0c");
  }

  @Test
  void theRejectsFileCanBeImportedOnceItsCellsArePutRight() throws IOException {
    Result first = bench.run(IMPORT, HEADER, row("r_1").replace("Fixed", "Fixxed"));
    String rejects =
        String.join("\n", Imports.rejects(first.summary().rejectsFile().orElseThrow()));

    Result second = bench.run(IMPORT, bench.file(rejects.replace("Fixxed", "Fixed")));

    assertThat(second.event().id()).isEqualTo("r_1");
    assertThat(second.summary().rejectsFile()).isEmpty();
    assertThat(bench.workFolder().resolve("rejects.sealed")).doesNotExist();
  }

  @Test
  void aFileOfAnotherFormatNamesWhatWasExpectedAndFound() {
    assertThatThrownBy(() -> bench.run(IMPORT, "InvoiceNo,StockCode", "1,2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "input.csv': not a file of the Open Repair Data Standard (v0.2.1 or v0.3): its"
                + " header must name the column id, data_provider, country, partner_product_category,"
                + " repair_status, event_date, but it is: InvoiceNo, StockCode");
  }

  @Test
  void aColumnThatStandsThereTwiceIsRefused() {
    assertThatThrownBy(() -> bench.run(IMPORT, HEADER + ",Event_Date"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "columns 'event_date' and 'Event_Date' are both event_date; keep one of them");
  }

  @Test
  void filesThatAreNoTextSayWhatTheyAre() {
    assertRefused(new byte[] {'P', 'K', 3, 4, 0, 0}, "Excel workbook; save the sheet as CSV");
    assertRefused(HEADER.getBytes(UTF_16), "found UTF-16; save the file as UTF-8");
    assertRefused(new byte[0], "it is empty");
    assertRefused("\n \n".getBytes(UTF_8), "it is empty");
  }

  @Test
  void aFileThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> bench.run(IMPORT, Path.of("no/such/file.csv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("file 'no/such/file.csv' does not exist or is a folder");
  }

  @Test
  void aQuoteThatIsNotClosedEndsTheImportAtItsLineAndKeepsTheRowsBefore() {
    assertThatThrownBy(
            () -> bench.run(IMPORT, HEADER, row("r_1"), row("r_2") + "\"open", row("r_3")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("not CSV after line 2, most likely a quote that is not closed")
        .hasMessageContaining(
            "; rows before it, all acknowledged: 1. Put the file right and import it again");
    assertThat(bench.workFolder().resolve("position")).content().endsWith("rows=1\n");
  }

  @Test
  void aPackedFileThatIsCutOffEndsTheImportAndKeepsTheRowsBefore() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 20_000; i++) {
      lines.add(row("r_" + i * 7919L));
    }
    byte[] packed = ImportBench.gzip(String.join("\n", lines).getBytes(UTF_8));
    Path file = bench.file("cut.csv.gz", Arrays.copyOf(packed, packed.length / 2));

    RecordingPublisher publisher = RecordingPublisher.reliable();
    assertThatThrownBy(() -> IMPORT.run(file, bench.workFolder(), publisher, position -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is cut off or damaged (Unexpected end of ZLIB input stream)");
    assertThat(publisher.acknowledged()).isPositive().isEqualTo(publisher.events().size());
    assertThat(bench.workFolder().resolve("position"))
        .content()
        .endsWith("rows=" + publisher.acknowledged() + "\n");
  }

  @Test
  void aWorkFolderServesOneImportAtATime() throws IOException {
    WorkFolder inUse = WorkFolder.use(bench.workFolder());

    assertThatThrownBy(() -> bench.run(IMPORT, HEADER, row("r_1")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is in use by another import; wait for it or use another folder");

    inUse.close();
    assertThat(bench.run(IMPORT, HEADER, row("r_1")).events()).hasSize(1);
  }

  private void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> bench.run(IMPORT, bench.file("other.csv", bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other.csv'")
        .hasMessageEndingWith(message);
  }

  private static String row(String id) {
    return id + ",Partner,GBR,Lamp,Fixed,2019-11-30,";
  }
}
