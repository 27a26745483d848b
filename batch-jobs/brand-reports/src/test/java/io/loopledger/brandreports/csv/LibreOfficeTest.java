package io.loopledger.brandreports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopledger.documents.text.FormulaGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real spreadsheet takes both profiles without changing a value: text stays text, numbers and
 * dates are typed. All four combinations with {@code -Dloopledger.libreoffice.all=true}; the two
 * that people have otherwise.
 */
class LibreOfficeTest {
  private static final List<CsvTable.Column> COLUMNS =
      List.of(
          new CsvTable.Column("product", CellKind.TEXT),
          new CsvTable.Column("amount", CellKind.DECIMAL),
          new CsvTable.Column("pieces", CellKind.INTEGER),
          new CsvTable.Column("day", CellKind.DATE),
          new CsvTable.Column("at", CellKind.INSTANT));

  private static final List<String> TEXTS =
      List.of(
          "Tablet",
          "=1+1",
          "+49 170",
          "-5",
          "@x",
          "'quoted",
          "=HYPERLINK(\"http://x\")",
          "00123",
          "1-2",
          "3/4",
          "1E5",
          "1.5",
          "1,5",
          "31.12.2026",
          "2026-12-31",
          "true",
          "a;b,c\"d\"",
          "two\nlines",
          "two  spaces",
          "tab\there",
          "\u202eabc",
          "😀𠮷",
          "Größe",
          "../x",
          "＝1",
          "#NAME?");

  static Stream<Arguments> settings() {
    Stream<Arguments> usual =
        Stream.of(
            Arguments.of(CsvProfile.EXCEL_DE, "de-DE"), Arguments.of(CsvProfile.RFC4180, "en-US"));
    Stream<Arguments> others =
        Stream.of(
            Arguments.of(CsvProfile.EXCEL_DE, "en-US"), Arguments.of(CsvProfile.RFC4180, "de-DE"));
    return Boolean.getBoolean("loopledger.libreoffice.all") ? Stream.concat(usual, others) : usual;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void noValueChangesInASpreadsheet(CsvProfile profile, String locale, @TempDir Path folder)
      throws IOException, InterruptedException {
    Optional<Office> office = Office.find(folder);
    assumeTrue(office.isPresent(), "there is no soffice on the PATH");
    Path csv = folder.resolve("rows.csv");
    List<String[]> rows = new ArrayList<>();
    TEXTS.forEach(
        text ->
            rows.add(
                new String[] {
                  text,
                  "-1234567.890123",
                  "-12345678",
                  "2026-03-29",
                  "2026-03-29 01:59:59.999999 UTC"
                }));
    rows.add(new String[] {"", "0.10", "0", "1999-12-31", null});
    rows.add(new String[] {"end", null, null, null, null});
    Files.write(csv, CsvTableTest.write(profile, COLUMNS, rows));

    List<List<String>> cells = office.get().cells(locale, csv, profile, COLUMNS);

    List<List<String>> expected = new ArrayList<>();
    expected.add(COLUMNS.stream().map(column -> "string:" + column.name()).toList());
    TEXTS.forEach(
        text ->
            expected.add(
                List.of(
                    "string:" + FormulaGuard.guarded(text),
                    "float:-1234567.890123",
                    "float:-12345678",
                    "date:2026-03-29",
                    "string:2026-03-29T01:59:59.999999Z")));
    expected.add(List.of("empty", "float:0.1", "float:0", "date:1999-12-31", "empty"));
    expected.add(List.of("string:end", "empty", "empty", "empty", "empty"));
    assertThat(cells).isEqualTo(expected);
  }
}
