package io.loopledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.documents.sample.HostileDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @Test
  void aPlainNameStaysAsItIs() {
    assertThat(FileNames.of("impact-report_2026-10", "csv.zip"))
        .isEqualTo("impact-report_2026-10.csv.zip");
  }

  @Test
  void umlautsAndMarksBecomePlainLettersAndTheHashTellsTheNameApart() {
    assertThat(FileNames.stem("Größe Café")).matches("groesse-cafe-[0-9a-f]{16}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..", ".", "a..b", "../a", "a/b", "a\\b", "con", "nul.txt", "com1", "-a", "a-", ""
      })
  void whatAFileSystemReadsInItsOwnWayGetsAHash(String text) {
    assertThat(FileNames.stem(text)).matches("[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{16}");
  }

  @Test
  void textsThatDifferOnlyInWhatIsLostHaveDifferentNames() {
    List<String> texts =
        List.of("Acme", "acme", "ACME", "a c", "a-c", "a/c", "a\\c", "ä", "ae", "\uD83D", "\uDCF1");

    Set<String> names = new HashSet<>(texts.stream().map(FileNames::stem).toList());

    assertThat(names).hasSize(texts.size());
  }

  @Test
  void aTextThatLooksLikeANameWithAHashIsNotTakenForIt() {
    String name = FileNames.stem("Acme");

    assertThat(FileNames.stem(name)).isNotEqualTo(name);
  }

  /** What reports are called in paths, and servers of deliveries take. */
  @Test
  void everyNameHasPlainCharactersAndBeginsWithALetterOrDigit() {
    assertThat(
            List.of("a", "2026-10", "a.b_c-d", "", "\u202e\u0000\n", "../etc", "\uD83D", "\u01C4"))
        .allSatisfy(
            text ->
                assertThat(List.of(FileNames.stem(text), FileNames.stem(text.repeat(300))))
                    .allMatch(name -> name.matches("[a-z0-9][a-z0-9._-]{0,79}")));
  }

  @Test
  void hostileTextsBecomeSafeNamesOfBoundedLength() {
    assertThat(HostileDocument.TEXTS)
        .allSatisfy(
            text ->
                assertThat(FileNames.stem(text))
                    .matches("[a-z0-9]+(-[a-z0-9]+)*")
                    .hasSizeLessThanOrEqualTo(FileNames.MAX_LENGTH_CHARS));
  }
}
