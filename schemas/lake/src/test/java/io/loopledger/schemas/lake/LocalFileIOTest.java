package io.loopledger.schemas.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFileIOTest {
  private final Path folder;
  private final LocalFileIO files = new LocalFileIO();

  LocalFileIOTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatIsWrittenIsReadFromTheSameLocationAndLeavesNoOtherFile() throws IOException {
    String location = "file://" + folder.resolve("data/a b/ü.txt");

    write(location, "one event, two ledgers");

    assertThat(files.newInputFile(location).location()).isEqualTo(location);
    assertThat(files.newInputFile(location).getLength()).isEqualTo(22);
    try (SeekableInputStream in = files.newInputFile(location).newStream()) {
      in.seek(11);
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("two ledgers");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile))
          .containsExactly(folder.resolve("data/a b/ü.txt"));
    }
  }

  @Test
  void theOutputTellsItsLocationAndPosition() throws IOException {
    String location = "file://" + folder.resolve("x");
    OutputFile output = files.newOutputFile(location);

    try (PositionOutputStream out = output.createOrOverwrite()) {
      out.write(1);
      out.write(new byte[] {1, 2, 3, 4}, 1, 2);
      assertThat(out.getPos()).isEqualTo(3);
    }

    assertThat(output.location()).isEqualTo(location);
    assertThat(output.toInputFile().location()).isEqualTo(location);
    assertThat(output.toInputFile().exists()).isTrue();
  }

  @Test
  void closingTwiceIsHarmless() throws IOException {
    PositionOutputStream out = files.newOutputFile("file://" + folder.resolve("x")).create();
    out.write(1);
    out.close();

    assertThatCode(out::close).doesNotThrowAnyException();
    assertThat(folder.resolve("x")).hasSize(1);
  }

  @Test
  void anExistingFileIsOverwrittenOnlyOnRequest() throws IOException {
    String location = "file://" + folder.resolve("x");
    write(location, "first");

    assertThatThrownBy(() -> files.newOutputFile(location).create())
        .isInstanceOf(AlreadyExistsException.class);
    try (PositionOutputStream out = files.newOutputFile(location).createOrOverwrite()) {
      out.write(2);
    }
    assertThat(folder.resolve("x")).hasSize(1);
  }

  @Test
  void deletingIsFinalAndMayBeRepeated() throws IOException {
    String location = "file://" + folder.resolve("x");
    write(location, "first");

    files.deleteFile(location);
    files.deleteFile(location);

    assertThat(files.newInputFile(location).exists()).isFalse();
  }

  @Test
  void aFolderIsListedWithAllBelowIt() throws IOException {
    write("file://" + folder.resolve("t/data/day=1/a b.parquet"), "1234");
    write("file://" + folder.resolve("t/metadata/m.json"), "12");
    write("file://" + folder.resolve("t2/data/other"), "1");
    Instant written = Instant.parse("2026-11-01T08:00:00Z");
    Files.setLastModifiedTime(folder.resolve("t/metadata/m.json"), FileTime.from(written));

    List<FileInfo> listed = files.listPrefix("file://" + folder.resolve("t"));

    assertThat(listed)
        .extracting(FileInfo::location, FileInfo::size)
        .containsExactlyInAnyOrder(
            tuple("file://" + folder.resolve("t/data/day=1/a b.parquet"), 4L),
            tuple("file://" + folder.resolve("t/metadata/m.json"), 2L));
    assertThat(listed)
        .filteredOn(file -> file.location().endsWith("json"))
        .extracting(FileInfo::createdAtMillis)
        .containsExactly(written.toEpochMilli());
    assertThat(files.listPrefix("file://" + folder.resolve("no-such-folder"))).isEmpty();

    files.deletePrefix("file://" + folder.resolve("t"));
    assertThat(files.listPrefix("file://" + folder))
        .extracting(FileInfo::location)
        .containsExactly("file://" + folder.resolve("t2/data/other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/x", "/tmp/x", "file:/tmp/x", "hdfs://host/x", ""})
  void aLocationThatIsNotLocalIsRefusedWithTheFix(String location) {
    assertThatThrownBy(() -> files.newInputFile(location))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "location '%s' is not a local one; the local lake stores under file:///", location);
    assertThatThrownBy(() -> files.newOutputFile(location))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> files.deleteFile(location))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void write(String location, String text) throws IOException {
    try (PositionOutputStream out = files.newOutputFile(location).create()) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
