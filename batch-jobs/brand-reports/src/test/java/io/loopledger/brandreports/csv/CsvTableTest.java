package io.loopledger.brandreports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.documents.text.FormulaGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private static final List<CsvTable.Column> ALL =
      List.of(
          new CsvTable.Column("product", CellKind.TEXT),
          new CsvTable.Column("pieces", CellKind.INTEGER),
          new CsvTable.Column("amount", CellKind.DECIMAL),
          new CsvTable.Column("is_fixed", CellKind.BOOLEAN),
          new CsvTable.Column("day", CellKind.DATE),
          new CsvTable.Column("at", CellKind.INSTANT),
          new CsvTable.Column("local", CellKind.LOCAL_TIME));

  private static final String[] ROW = {
    "Tablet, \"10 in\"; neu",
    "9223372036854775807",
    "-12345678901234567890123456.000001",
    "true",
    "2026-10-05",
    "2026-10-05 08:09:10.123456 UTC",
    "2026-10-05 08:09:10.123"
  };

  private static final String[] NOTHING = {"", null, null, null, null, null, null};
  private static final String[] NULLS = {null, "-5", "-0.10", "false", "0001-01-01", null, null};

  @Test
  void rfc4180HasCommasPointsAndIsoDates() throws IOException {
    assertThat(text(CsvProfile.RFC4180))
        .isEqualTo(
            "product,pieces,amount,is_fixed,day,at,local\r\n"
                + "\"Tablet, \"\"10 in\"\"; neu\",9223372036854775807,"
                + "-12345678901234567890123456.000001,true,2026-10-05,"
                + "2026-10-05T08:09:10.123456Z,2026-10-05T08:09:10.123\r\n"
                + "\"\",,,,,,\r\n"
                + ",-5,-0.10,false,0001-01-01,,\r\n");
  }

  @Test
  void excelDeHasAMarkSemicolonsCommasAndGermanDates() throws IOException {
    assertThat(text(CsvProfile.EXCEL_DE))
        .isEqualTo(
            "\uFEFFproduct;pieces;amount;is_fixed;day;at;local\r\n"
                + "\"Tablet, \"\"10 in\"\"; neu\";9223372036854775807;"
                + "-12345678901234567890123456,000001;true;05.10.2026;"
                + "2026-10-05T08:09:10.123456Z;2026-10-05T08:09:10.123\r\n"
                + "\"\";;;;;;\r\n"
                + ";-5;-0,10;false;01.01.0001;;\r\n");
  }

  private static String text(CsvProfile profile) throws IOException {
    return new String(write(profile, ALL, List.of(ROW, NOTHING, NULLS)), StandardCharsets.UTF_8);
  }

  /** Quotes, line breaks, right-to-left marks, 4-byte characters, controls, delimiters, NULL. */
  @Property
  void hostileTextIsReadBackAsItWas(
      @ForAll("hostile") List<String> texts, @ForAll CsvProfile profile) throws IOException {
    List<CsvTable.Column> columns =
        List.of(new CsvTable.Column("a", CellKind.TEXT), new CsvTable.Column("b", CellKind.TEXT));
    List<String[]> rows = new ArrayList<>();
    texts.forEach(text -> rows.add(new String[] {text, "end"}));

    List<List<String>> read =
        CsvReading.records(write(profile, columns, rows), profile.delimiter());

    List<String> plain = new ArrayList<>();
    read.subList(1, read.size())
        .forEach(
            record -> {
              assertThat(record).hasSize(2);
              String cell = record.getFirst();
              plain.add(cell == null ? null : FormulaGuard.plain(cell));
            });
    assertThat(plain).isEqualTo(texts);
  }

  @Provide
  Arbitrary<List<String>> hostile() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "\"", "\r", "\n", "\r\n", ",", ";", "'", "=", "+", "-", "@", "\t", "\u0000", "\u0001",
            "\u001f", "\u007f", "\u202e", "\u200f", "\ufeff", "\u2028", "\uff1d", "😀", "𠮷", "ä",
            "/../", " ", "a", "0", "\\");
    Arbitrary<String> text = piece.list().ofMaxSize(6).map(parts -> String.join("", parts));
    return text.injectNull(0.1).list().ofMaxSize(5);
  }

  @Test
  void halfASurrogatePairIsAFailureAndNotAQuestionMark() {
    List<CsvTable.Column> columns = List.of(new CsvTable.Column("a", CellKind.TEXT));

    assertThatThrownBy(
            () -> write(CsvProfile.RFC4180, columns, List.<String[]>of(new String[] {"x\ud83d"})))
        .isInstanceOfAny(UncheckedIOException.class, CharacterCodingException.class);
  }

  @Test
  void aTimeOfAnotherZoneIsRefused() {
    assertThatThrownBy(
            () -> CsvProfile.RFC4180.cell(CellKind.INSTANT, "2026-10-05 08:09:10 Europe/Berlin"))
        .hasMessage(
            "'2026-10-05 08:09:10 Europe/Berlin' is a time in another zone than UTC; select it AT"
                + " TIME ZONE 'UTC'");
  }

  @Test
  void typesThatCsvCannotHoldExactlyAreNone() {
    assertThat(CellKind.of("varchar(3)")).contains(CellKind.TEXT);
    assertThat(CellKind.of("decimal(38,12)")).contains(CellKind.DECIMAL);
    assertThat(CellKind.of("timestamp(6) with time zone")).contains(CellKind.INSTANT);
    assertThat(CellKind.of("timestamp(3)")).contains(CellKind.LOCAL_TIME);
    assertThat(CellKind.of("double")).isEmpty();
    assertThat(CellKind.of("array(varchar)")).isEmpty();
  }

  /** A million rows through buffers of some kilobytes; nothing is collected. */
  @Test
  void rowsAreNotKept() throws IOException {
    CountingStream counted = new CountingStream();
    List<CsvTable.Column> columns =
        List.of(
            new CsvTable.Column("a", CellKind.TEXT), new CsvTable.Column("b", CellKind.INTEGER));
    try (CsvTable csv = new CsvTable(counted, CsvProfile.RFC4180, columns)) {
      for (int i = 0; i < 1_000_000; i++) {
        csv.row(new String[] {"Tablet", "1"});
        if (i % 1_000 == 0) {
          assertThat(i * 10L - counted.bytes).isLessThan(100_000);
        }
      }
      assertThat(csv.rows()).isEqualTo(1_000_000);
    }
    assertThat(counted.bytes).isEqualTo("a,b\r\n".length() + 1_000_000L * "Tablet,1\r\n".length());
  }

  private static final class CountingStream extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes += length;
    }
  }

  static byte[] write(CsvProfile profile, List<CsvTable.Column> columns, List<String[]> rows)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvTable csv = new CsvTable(out, profile, columns)) {
      rows.forEach(csv::row);
    }
    return out.toByteArray();
  }
}
