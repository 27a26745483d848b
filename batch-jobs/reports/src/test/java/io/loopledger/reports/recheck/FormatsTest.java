package io.loopledger.reports.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.documents.model.Document;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import io.loopledger.reports.recheck.file.FileFigure;
import io.loopledger.reports.recheck.file.FileFigure.Kind;
import io.loopledger.reports.recheck.file.FileFormat;
import io.loopledger.reports.recheck.file.RefusedFileException;
import io.loopledger.reports.recheck.file.ReportFile;
import io.loopledger.reports.recheck.file.ReportFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of files in every format, and what is found in changed ones. */
class FormatsTest {
  @TempDir private Path folder = Path.of("");

  /**
   * Large ones: 5. Tables: categories 5 x 4, months 12, stages 4, margin 5, sales 60 x 4, factors
   * 2. A metric have 5 large ones, 5 x 3 of categories and 5 of the margin.
   */
  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyFormatHasTheSameFigures(String language) throws Exception {
    Document sample = SampleDocument.in(Locale.forLanguageTag(language));
    List<Path> files = Written.all(sample, folder, "sample");
    ReportFile json = read("sample.json");

    for (Path path : files) {
      ReportFile file = ReportFiles.read(path);
      assertThat(file.faults()).as(file.name()).isEmpty();
      assertThat(new FormatComparison(json, file).differences()).isEmpty();
      assertThat(file.figures().stream().filter(f -> f.kind() != Kind.CHART))
          .as(file.name())
          .hasSize(5 + 20 + 12 + 4 + 5 + 240 + 2);
      assertThat(file.figures().stream().filter(f -> f.origin().isPresent()))
          .as(file.name())
          .hasSize(25);
      assertThat(file.facts().tag()).contains("closed-2026-10");
      assertThat(file.facts().owner()).contains("acme");
    }
    assertThat(files).hasSize(5);
    assertThat(ChartRule.problems(json))
        .as("of its charts, two bounds of 12 months and three shares are invented")
        .hasSize(24 + 3)
        .contains(
            "stages > chart-stages, row 1, value: 0.6667 ratio is drawn, and stands in no table of its section");
  }

  /** A number of a spreadsheet has 15 digits at most. */
  @Test
  void aFigureOfManyDigitsIsReadExactly() throws Exception {
    Written.one(SampleDocument.in(Locale.GERMAN), "xlsx", folder, "sample");

    assertThat(read("sample.xlsx").figures())
        .extracting(FileFigure::value)
        .contains(new BigDecimal("1234567890123456.789"));
  }

  @Test
  void hostileNamesDoNotMoveAFigure() throws Exception {
    List<Path> files = Written.all(HostileDocument.in(Locale.ENGLISH), folder, "hostile");
    ReportFile json = read("hostile.json");

    for (Path path : files) {
      ReportFile file = ReportFiles.read(path);
      assertThat(file.faults()).as(file.name()).isEmpty();
      if (file.format() != FileFormat.PDF) {
        assertThat(new FormatComparison(json, file).differences()).as(file.name()).isEmpty();
      }
    }
    assertThat(json.figures().stream().filter(f -> f.origin().isPresent()))
        .hasSize(2 * HostileDocument.TEXTS.size());
  }

  @Test
  void aDigitChangedInJsonIsNamed() throws Exception {
    sample("json", "html");
    Written.change(folder.resolve("sample.json"), "48210.4417", "48210.4418");

    assertThat(new FormatComparison(read("sample.html"), read("sample.json")).differences())
        .singleElement()
        .asString()
        .contains("sample.json, result > ", "row 1, value: 48210.4418 kgCO2e in 0 decimals from")
        .contains(": 48210.4417 kgCO2e");
  }

  @Test
  void aDigitChangedForReadersOfAPageIsNamed() throws Exception {
    sample("html");
    Written.change(folder.resolve("sample.html"), ">30.110,3<", ">30.110,4<");

    assertThat(read("sample.html").faults())
        .containsExactly(
            "result > avoided-by-category, row 1, p50_kgco2e: people are shown '30.110,4', and programs 30110.25");
  }

  @Test
  void aDigitChangedForProgramsOfAPageIsNamed() throws Exception {
    sample("html");
    Written.change(folder.resolve("sample.html"), "value=\"30110.25\"", "value=\"30110.15\"");

    assertThat(read("sample.html").faults())
        .containsExactly(
            "result > avoided-by-category, row 1, p50_kgco2e: people are shown '30.110,3', and programs 30110.15");
  }

  @Test
  void aDigitChangedInACellIsNamed() throws Exception {
    sample("xlsx");
    Written.change(
        folder.resolve("sample.xlsx"), "xl/worksheets/sheet2.xml", ">30110.25<", ">30110.26<");

    assertThat(read("sample.xlsx").faults())
        .singleElement()
        .asString()
        .startsWith("sheet Vermiedene Emissionen nach Kat…, cell B2 holds 30110.26, and ")
        .endsWith(" says 30110.25");
  }

  @Test
  void aNumberFormatThatHidesDecimalsIsNamed() throws Exception {
    sample("xlsx", "json");
    Written.change(
        folder.resolve("sample.xlsx"),
        "xl/styles.xml",
        "formatCode=\"#,##0.00\"",
        "formatCode=\"#,##0\"");

    assertThat(new FormatComparison(read("sample.json"), read("sample.xlsx")).differences())
        .hasSizeGreaterThan(180)
        .first()
        .asString()
        .contains("184250.5", "in 0 decimals", "in 2 decimals");
  }

  @Test
  void aDigitChangedInCsvIsNamed() throws Exception {
    sample("csv", "json");
    Written.change(
        folder.resolve("sample.csv.zip"), "figures.csv", "-480,1,kgCO2e", "-481,1,kgCO2e");

    assertThat(read("sample.csv.zip").faults())
        .singleElement()
        .asString()
        .startsWith("figures.csv has sha256:")
        .endsWith(": one of them was changed");
    assertThat(new FormatComparison(read("sample.json"), read("sample.csv.zip")).differences())
        .anyMatch(each -> each.contains("avoided-by-category, row 4, p5_kgco2e: -481 kgCO2e"));
  }

  /** The JSON is changed, because nobody changes a PDF by hand. */
  @Test
  void aDigitOfAPdfThatItsJsonDoesNotHaveIsNamed() throws Exception {
    sample("pdf", "json");
    Written.change(folder.resolve("sample.json"), "48210.4417", "48211.4417");
    Written.change(folder.resolve("sample.json"), "\"0.915\"", "\"0.916\"");

    assertThat(read("sample.pdf").faults())
        .satisfiesExactlyInAnyOrder(
            fault -> assertThat(fault).contains("row 1, value: people are shown '48.210 kg CO₂e'"),
            fault ->
                assertThat(fault)
                    .isEqualTo(
                        "stages > emissions-by-stage, row 4, amount: people are shown '91,5 %', and the JSON says 0.916"));
  }

  @Test
  void whatIsNoReportOfOursIsRefused() throws IOException {
    assertRefused("a.txt", "x", "its name ends with none of json, csv.zip, html, xlsx, pdf; give");
    assertRefused("a.json", "{\"format\":\"x\"}", "format is x, and a report has loopledger-docu");
    assertRefused("b.json", "{", "it is no JSON, or a part of it is missing");
    assertRefused(
        "c.json",
        "{\"format\":\"loopledger-document\",\"version\":2}",
        "version is 2, and this release reads 1; check it with the release that wrote it");
    assertRefused("a.html", "<p>Hello</p>", "the page does not say what it was made from");
    assertRefused("a.csv.zip", "PK", "the archive is damaged, or is none");
    assertRefused("a.xlsx", "", "the archive is damaged, or is none");
    assertThatThrownBy(() -> read("none.json")).hasMessage("it is not there; look at its path");
  }

  @Test
  void aBrokenPdfIsRefused() throws IOException {
    sample("json");

    assertRefused("sample.pdf", "%PDF-1.7 and nothing", "it is no PDF, or a part of it is missing");
  }

  @Test
  void aPdfIsNotCheckedAlone() throws IOException {
    sample("pdf");

    assertThatThrownBy(() -> read("sample.pdf"))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("sample.json is not there; write it, too");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv.zip"})
  void aDamagedArchiveIsRefused(String ending) throws IOException {
    sample("xlsx", "csv");
    Path file = folder.resolve("sample." + ending);
    byte[] bytes = Files.readAllBytes(file);
    bytes[200] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> read("sample." + ending))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("damaged");

    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> read("sample." + ending)).hasMessageContaining("damaged");
  }

  @Test
  void whatAnotherProgramSavedIsRefused() throws IOException {
    Path file = folder.resolve("a.csv.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("figures.csv"));
      zip.write("section".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }

    assertThatThrownBy(() -> read("a.csv.zip"))
        .hasMessage(
            "figures.csv in the archive is compressed, and reports are not: another program saved it; take the file as it was written");
  }

  private void sample(String... formats) throws IOException {
    for (String format : formats) {
      Written.one(SampleDocument.in(Locale.GERMAN), format, folder, "sample");
    }
  }

  private ReportFile read(String name) throws RefusedFileException {
    return ReportFiles.read(folder.resolve(name));
  }

  private void assertRefused(String name, String content, String message) throws IOException {
    Files.writeString(folder.resolve(name), content);
    assertThatThrownBy(() -> read(name))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageStartingWith(message);
  }
}
