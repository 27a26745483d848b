package io.loopledger.documents.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.documents.Values;
import io.loopledger.documents.sample.HostileDocument;
import io.loopledger.documents.zip.StableZip;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxPartsTest {
  @ParameterizedTest
  @CsvSource({
    "0, true",
    "123456789012345, true",
    "1234567890123450, true",
    "1234567890123456, false",
    "-1234567890.123456, false",
    "-123456789.123456, true",
    "0.000000000000000000000000000001, true",
    "0.0000000000000000, true"
  })
  void aNumberHasUpToFifteenDigits(BigDecimal value, boolean isExact) {
    assertThat(Cells.isExact(value)).isEqualTo(isExact);
  }

  @Test
  void namesOfSheetsAreLegalAndNeverTwice() {
    SheetNames names = new SheetNames();

    assertThat(names.next("Sales [2026]: a/b\\c*?")).isEqualTo("Sales 2026 a b c");
    assertThat(names.next("SALES 2026 A B C")).isEqualTo("SALES 2026 A B C (2)");
    assertThat(names.next("'History'")).isEqualTo("History (2)");
    assertThat(names.next("")).isEqualTo("Sheet");
    assertThat(names.next("\u0000\n")).isEqualTo("Sheet (2)");
    assertThat(names.next("A name of more than thirty-one characters"))
        .isEqualTo("A name of more than thirty-one…");
    assertThat(names.next("A name of more than thirty-one letters"))
        .isEqualTo("A name of more than thirty… (2)");
  }

  @Test
  void aNameIsNotCutWithinACharacter() {
    assertThat(new SheetNames().next("\uD83D\uDCF1".repeat(20)))
        .isEqualTo("\uD83D\uDCF1".repeat(15) + "…");
  }

  @Test
  void aTextThatLooksLikeAnEscapeIsEscaped() {
    assertThat(XlsxText.cell("_x0041_ a_x00e4_b _x41_"))
        .isEqualTo("_x005F_x0041_ a_x005F_x00e4_b _x41_");
  }

  @Test
  void aTextThatHasNoRoomIsCutAndSaysSo() {
    assertThat(XlsxText.cell("a".repeat(40_000)))
        .hasSize(XlsxText.MAX_LENGTH_CHARS)
        .endsWith("a […] (40000 characters; a cell holds 32767)");
    assertThat(XlsxText.cell("a".repeat(XlsxText.MAX_LENGTH_CHARS))).doesNotContain("[…]");
  }

  @Test
  void noCellIsAFormulaAndNothingTellsWhenItWasMade() throws Exception {
    Map<String, byte[]> files =
        StableZip.read(Values.written(new XlsxWriter(), HostileDocument.in(Locale.ENGLISH)));

    assertThat(files).containsKeys("xl/workbook.xml", "docProps/core.xml");
    assertThat(files)
        .allSatisfy(
            (name, bytes) ->
                assertThat(new String(bytes, UTF_8))
                    .as(name)
                    .doesNotContain("<f>", "<f ", "dcterms:created>"));
  }
}
