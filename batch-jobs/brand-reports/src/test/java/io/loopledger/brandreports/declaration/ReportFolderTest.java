package io.loopledger.brandreports.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
  @Test
  void filesComeInOrderOfTheirNames(@TempDir Path home) throws IOException {
    Path folder = Files.createDirectory(home.resolve("reports"));
    Files.writeString(folder.resolve("b.yaml"), "b");
    Files.writeString(folder.resolve("a.yml"), "a");
    Files.writeString(folder.resolve("notes.txt"), "x");

    assertThat(ReportFolder.texts(folder)).hasToString("{reports/a.yml=a, reports/b.yaml=b}");
    assertThat(ReportFolder.texts(home.resolve("none"))).isEmpty();
  }

  @Test
  void aFileOfAnotherEncodingIsRefused(@TempDir Path home) throws IOException {
    Path file = home.resolve("a.yaml");
    Files.write(file, "name: Größe".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ReportFolder.texts(home))
        .hasMessage(file + " is not UTF-8; save it with that encoding");
  }
}
