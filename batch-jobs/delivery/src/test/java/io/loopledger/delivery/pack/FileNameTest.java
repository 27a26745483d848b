package io.loopledger.delivery.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "units.csv",
        "=1+1.csv",
        "\"quoted\" 'name'.csv",
        "\u200fright to left.csv",
        "cup \ud83c\udf75.csv",
        "-rf.csv",
        "a:b*c?.csv"
      })
  void whatIsOneNamePassesUnchanged(String name) {
    assertThat(FileName.checked(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b.csv",
        "a\\b.csv",
        "a\nb.csv",
        "a\u0000b.csv",
        "a\u2028b.csv",
        "half \ud83c.csv"
      })
  void pathsAndControlCharactersAreRefused(String name) {
    assertThatThrownBy(() -> FileName.checked(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has a path separator or a control character; leave it out")
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesThatMeanSomethingElseAreRefused() {
    assertThatThrownBy(() -> FileName.checked("../etc/passwd"))
        .hasMessageContaining("begins with a point");
    assertThatThrownBy(() -> FileName.checked("..")).hasMessageContaining("begins with a point");
    assertThatThrownBy(() -> FileName.checked(" ")).hasMessageContaining("is blank");
    assertThatThrownBy(() -> FileName.checked("a.csv.part"))
        .hasMessageContaining("ends with .part, as files do that are not whole yet");
  }

  @Test
  void aNameHasRoomForTheEndingOfAHalfFile() {
    assertThat(FileName.checked("\u00e4".repeat(125))).hasSize(125);
    assertThatThrownBy(() -> FileName.checked("\u00e4".repeat(125) + "b"))
        .hasMessageContaining("has 251 bytes; give at most 250");
  }
}
