package io.loopledger.brandreports.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.reports.source.DefinitionVersion;
import io.loopledger.reports.source.LakeState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a package cannot be written; written ones are for the test on a real Trino. */
class PackageWriterTest {
  @Test
  void oneRunWritesAReportAtATime(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("amber/one/2026-10"));
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();

      assertThatThrownBy(
              () ->
                  new PackageWriter(root)
                      .write(
                          facts(),
                          () -> {
                            throw new SQLException("nobody asks");
                          }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "another run writes this report to %s; wait until it has ended".formatted(folder));
    }
  }

  @Test
  void aFailedQueryLeavesNoPackage(@TempDir Path root) throws IOException {
    assertThatThrownBy(
            () ->
                new PackageWriter(root)
                    .write(
                        facts(),
                        () -> {
                          throw new SQLException("the server is down");
                        }))
        .isInstanceOf(SQLException.class)
        .hasMessage("the server is down");
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactly(".lock");
    }
  }

  private static PackageFacts facts() {
    return MadeFacts.of(
        new LakeState(Optional.empty(), Map.of()),
        List.of(),
        new DefinitionVersion(Map.of(), "0123456789ab"));
  }
}
