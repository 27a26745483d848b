package io.loopledger.reports.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.reports.recheck.file.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileCheckTextTest {
  private static final CheckedFile GOOD =
      new CheckedFile(
          "a.json",
          "closed-2022-02",
          5,
          2,
          List.of(),
          List.of(),
          List.of(count(1), count(2), count(4)),
          Optional.empty());

  private static Unmetered count(int row) {
    return new Unmetered(new Place("inputs > inputs-by-origin", row, "entries"), "counts");
  }

  @Test
  void whatIsRightIsCounted() {
    FileCheckResult result = new FileCheckResult(List.of(GOOD), List.of());

    assertThat(FileCheckText.lines(result))
        .containsExactly(
            "a.json: 5 figures; 2 read again at closed-2022-02: 2 equal, 0 differ; 3 name no metric",
            "  without a metric, so not read again:",
            "    inputs > inputs-by-origin (counts): entries in rows 1-2, 4",
            "1 of 1 files are right; 2 figures were read again through Trino and are equal.");
    assertThat(FileCheckText.exitCode(result)).isZero();
  }

  @Test
  void whatDiffersIsNamed() {
    CheckedFile wrong =
        new CheckedFile(
            "b.html",
            "closed-2022-02",
            3,
            3,
            List.of("here: 1, but 2"),
            List.of("there: 3 and 4"),
            List.of(),
            Optional.empty());
    FileCheckResult result = new FileCheckResult(List.of(GOOD, wrong), List.of("a and b"));

    assertThat(FileCheckText.lines(result))
        .endsWith(
            "b.html: 3 figures; 3 read again at closed-2022-02: 2 equal, 1 differ; 0 name no metric",
            "  differs: here: 1, but 2",
            "  contradicts itself: there: 3 and 4",
            "Files of one report differ: a and b",
            "1 of 2 files are right; 4 figures were read again through Trino and are equal.");
    assertThat(FileCheckText.exitCode(result)).isEqualTo(1);
  }

  @Test
  void whatWasNotCheckedIsNotRight() {
    FileCheckResult refused =
        new FileCheckResult(List.of(CheckedFile.refused("c.pdf", "it is no PDF")), List.of());

    assertThat(FileCheckText.lines(refused))
        .containsExactly(
            "c.pdf: not checked: it is no PDF",
            "0 of 1 files are right; 0 figures were read again through Trino and are equal.");
    assertThat(FileCheckText.exitCode(refused)).isEqualTo(1);
    assertThat(FileCheckText.exitCode(new FileCheckResult(List.of(), List.of()))).isEqualTo(1);
  }

  @Test
  void aFileWithoutMetricsIsNotRight() {
    CheckedFile nothing =
        new CheckedFile("d.json", "t", 0, 0, List.of(), List.of(), List.of(), Optional.empty());

    assertThat(FileCheckText.exitCode(new FileCheckResult(List.of(nothing), List.of())))
        .isEqualTo(1);
  }
}
