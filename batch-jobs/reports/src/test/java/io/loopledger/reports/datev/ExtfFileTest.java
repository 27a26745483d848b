package io.loopledger.reports.datev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

/** The tests' own reader is as strict as the specification. */
class ExtfFileTest {
  /** The example of the specification's page. */
  private static final String HEADER =
      "\"EXTF\";700;21;\"Buchungsstapel\";13;20240130140440439;;\"RE\";\"\";\"\";29098;55003;20240101;4;20240101;20240831;\"Buchungsstapel\";\"WD\";1;0;0;\"EUR\";;\"\";;;\"03\";;;\"\";\"\"";

  private static final String NAMES = ";".repeat(124);
  private static final String ROW =
      "12,50;\"S\";\"EUR\";;;\"\";1410;8400;\"0040\";0105;\"RG1/2024\";\"\";;\"a; \"\"b\"\"\""
          + ";"
          + BookingBatchTest.tail();

  @Test
  void theExampleOfTheSpecificationIsRead() {
    ExtfFile file = ExtfFile.read(bytes(HEADER, NAMES, ROW));

    assertThat(file.header()).element(10).isEqualTo("29098");
    assertThat(file.rows()).singleElement().extracting(row -> row.get(13)).isEqualTo("a; \"b\"");
    assertThat(file.totals()).hasToString("{1410=12.50, 8400=-12.50}");
  }

  @Test
  void whatTheSpecificationDoesNotHaveIsRefused() {
    refused(ROW.replace("12,50", "12.50"), "line 3, field 1 is 12.50");
    refused(ROW.replace("12,50", "0,00"), "line 3, field 1 is 0,00");
    refused(ROW.replace("12,50", "12345678901,00"), "line 3, field 1 is 12345678901,00");
    refused(ROW.replace("\"S\"", "S"), "line 3, field 2 is S");
    refused(ROW.replace("0040", "40"), "line 3, field 9 is \"40\"");
    refused(ROW.replace("RG1/2024", "RG 1"), "line 3, field 11 is \"RG 1\"");
    refused(ROW.replace("1410", "0000"), "line 3, field 7 is 0000");
    refused(ROW.replace("a; ", "a".repeat(61)), "line 3, field 14 is ");
    refused(ROW + ";", "line 3 has 126 fields, not 125");
    refused(ROW + "\n", "a line ends without CR LF");
  }

  private static void refused(String row, String message) {
    byte[] bytes = bytes(HEADER, NAMES, row);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExtfFile.read(bytes))
        .withMessageStartingWith(message);
  }

  private static byte[] bytes(String... lines) {
    return (String.join("\r\n", lines) + "\r\n").getBytes(Charset.forName("windows-1252"));
  }
}
