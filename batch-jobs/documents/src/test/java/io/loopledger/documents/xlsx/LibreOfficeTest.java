package io.loopledger.documents.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopledger.documents.Values;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.sample.SampleDocument;
import io.loopledger.documents.text.PlainText;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the workbooks with a spreadsheet program, once for all tests. */
class LibreOfficeTest {
  private static final Document SAMPLE = SampleDocument.in(Locale.GERMAN);

  private static Map<String, Spreadsheet> sheets = Map.of();
  private static Map<String, Spreadsheet> hostile = Map.of();

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    Optional<Path> office =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(path -> Path.of(path, "soffice"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(office.isPresent(), "soffice is not on the PATH: no workbook is opened with it");
    Files.write(folder.resolve("sample.xlsx"), Values.written(new XlsxWriter(), SAMPLE));
    Files.write(
        folder.resolve("hostile.xlsx"),
        Values.written(new XlsxWriter(), HostileDocument.in(Locale.ENGLISH)));
    Process process =
        new ProcessBuilder(
                office.orElseThrow().toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "fods",
                "--outdir",
                folder.toString(),
                folder.resolve("sample.xlsx").toString(),
                folder.resolve("hostile.xlsx").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("office.log").toFile())
            .start();
    assertThat(process.waitFor())
        .as(() -> "see what soffice said in " + folder.resolve("office.log"))
        .isZero();
    sheets = Spreadsheet.read(folder.resolve("sample.fods"));
    hostile = Spreadsheet.read(folder.resolve("hostile.fods"));
  }

  @Test
  void thereIsASheetForTheReportForEachTableAndForTheSources() {
    assertThat(sheets.keySet())
        .containsExactly(
            "Wirkungsbericht",
            "Vermiedene Emissionen nach Kat…",
            "Vermiedene Emissionen nach Monat".substring(0, 30) + "…",
            "Emissionen nach Abschnitt",
            "Vom Umsatz zum Deckungsbeitrag",
            "Verkäufe des Monats",
            "Faktoren",
            "Herkunft der Zahlen");
  }

  @Test
  void numbersAreNumbersWithAllTheirDigits() {
    Spreadsheet table = sheet(sheets, "Vermiedene Emissionen nach Kat…");

    assertThat(table.row(0))
        .map(Spreadsheet.Cell::text)
        .containsExactly(
            "Kategorie",
            "Vermieden (kg\u00A0CO₂e)",
            "5. Perzentil (kg\u00A0CO₂e)",
            "95. Perzentil (kg\u00A0CO₂e)",
            "Anteil");
    assertThat(table.cell(2, 1)).isEqualTo(new Spreadsheet.Cell("float", "14225.1917", "14,225.2"));
    assertThat(table.cell(4, 1)).isEqualTo(new Spreadsheet.Cell("float", "-250", "-250.0"));
    assertThat(table.cell(1, 4)).isEqualTo(new Spreadsheet.Cell("percentage", "0.6246", "62.5%"));
    assertThat(table.cell(1, 0)).isEqualTo(new Spreadsheet.Cell("string", "", "Smartphone"));
  }

  @Test
  void datesAreDatesAndWhatWouldLoseDigitsIsText() {
    Spreadsheet sales = sheet(sheets, "Verkäufe des Monats");

    assertThat(sales.cell(1, 1))
        .isEqualTo(new Spreadsheet.Cell("date", "2026-10-02", "02.10.2026"));
    assertThat(sales.cell(7, 6))
        .isEqualTo(new Spreadsheet.Cell("string", "", "1234567890123456.789"));
    assertThat(sales.cell(8, 6).value()).isEqualTo("801.123456");
    assertThat(sales.row(62).getFirst().text()).startsWith("Kursive Zahlen haben mehr als 15");
  }

  @Test
  void severalUnitsOfAColumnStandBesideIt() {
    Spreadsheet stages = sheet(sheets, "Emissionen nach Abschnitt");

    assertThat(stages.row(0))
        .map(Spreadsheet.Cell::text)
        .containsExactly("Abschnitt", "Menge", "Einheit");
    assertThat(stages.row(3))
        .map(Spreadsheet.Cell::text)
        .containsExactly("Wiederverwertet", "412.5", "kg");
    assertThat(stages.cell(5, 1))
        .isEqualTo(new Spreadsheet.Cell("string", "", "keine Angabe des Verwerters"));
  }

  /** Every figure that has an origin, found again where the last sheet says that it stands. */
  @Test
  void everySourceNamesTheCellOfItsFigure() {
    Spreadsheet sources = sheet(sheets, "Herkunft der Zahlen");
    List<Cell.Amount> amounts =
        Values.amounts(SAMPLE).stream().filter(a -> a.origin().isPresent()).toList();

    assertThat(sources.rows()).hasSize(amounts.size() + 1);
    for (int i = 1; i < sources.rows().size(); i++) {
      List<Spreadsheet.Cell> row = sources.row(i);
      Spreadsheet.Cell figure = sheet(sheets, row.get(0).text()).cell(row.get(1).text());
      assertThat(new BigDecimal(figure.value()))
          .isEqualByComparingTo(new BigDecimal(row.get(2).text()));
    }
  }

  @Test
  void hostileTextsAreTextsAndNothingElse() {
    Spreadsheet names = sheet(hostile, "=1+1");

    for (int i = 0; i < HostileDocument.TEXTS.size(); i++) {
      String text = PlainText.visible(HostileDocument.TEXTS.get(i));
      assertThat(names.cell(i + 1, 0))
          .isEqualTo(
              new Spreadsheet.Cell("string", "", text.replace("\r\n", "\n").replace('\r', '\n')));
      assertThat(names.cell(i + 1, 1).value()).isEqualTo("-12.5");
    }
    assertThat(hostile).containsKey("=1+1 (2)");
  }

  private static Spreadsheet sheet(Map<String, Spreadsheet> workbook, String name) {
    return Objects.requireNonNull(workbook.get(name), name);
  }
}
