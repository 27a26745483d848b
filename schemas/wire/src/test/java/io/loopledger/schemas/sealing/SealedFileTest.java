package io.loopledger.schemas.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.sealing.UnsealingException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
  private static final int HEADER = 29;

  @TempDir private Path folder = Path.of("");
  private BrandKeys keys = BrandKeys.in(folder);
  private Path file = folder;

  @BeforeEach
  void name() {
    keys = BrandKeys.in(folder.resolve("keys"));
    file = folder.resolve("rejects.sealed");
  }

  @Test
  void recordsComeBackInOrderAndTheFileIsTheOwnersOnly() throws Exception {
    write("one", "", "zwei ü");

    assertThat(read()).containsExactly("one", "", "zwei ü");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("one", "zwei");
  }

  @Test
  void aFileGoesOnWhereItEndedAlsoAfterTheKeyWasRotated() throws Exception {
    write("one");
    keys.rotate("acme");
    try (SealedFile.Writer more = SealedFile.append(keys, "acme", file)) {
      assertThat(more.records()).isEqualTo(1);
      more.write("two".getBytes(UTF_8));
    }

    assertThat(read()).containsExactly("one", "two");
  }

  @Test
  void aFileWithoutRecordsIsWhole() throws Exception {
    write();

    assertThat(read()).isEmpty();
  }

  @Test
  void aCrashLosesTheRecordItWasWritingOnly() throws Exception {
    write("one", "two");
    byte[] whole = Files.readAllBytes(file);
    int end = frames(whole).get(2);
    Files.write(file, Arrays.copyOf(whole, end - 1));

    assertThatThrownBy(this::read)
        .isInstanceOf(UnsealingException.class)
        .hasMessageContaining("ends after 1 records without its end mark");
    write("three");

    assertThat(read()).containsExactly("one", "three");
  }

  @Test
  void anyCutOfAWholeFileIsNoticed() throws Exception {
    write("one", "two");
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(this::read).as("%d bytes", length).isInstanceOf(UnsealingException.class);
    }
  }

  @Test
  void framesCannotBeSwappedRepeatedOrLeftOut() throws Exception {
    write("one", "two");
    byte[] whole = Files.readAllBytes(file);
    List<Integer> at = frames(whole);
    byte[] one = Arrays.copyOfRange(whole, at.get(0), at.get(1));
    byte[] two = Arrays.copyOfRange(whole, at.get(1), at.get(2));
    byte[] end = Arrays.copyOfRange(whole, at.get(2), at.get(3));

    refused(whole, two, one, end);
    refused(whole, one, one, two, end);
    refused(whole, one, end);
    refused(whole, two, end);
    refused(whole, one, two, end, end);
  }

  @Test
  void aFrameOfAnotherFileIsRefused() throws Exception {
    write("one");
    byte[] first = Files.readAllBytes(file);
    Files.delete(file);
    write("two");
    byte[] second = Files.readAllBytes(file);

    refused(second, Arrays.copyOfRange(first, HEADER, first.length));
  }

  @Test
  void withoutItsKeyAFileIsNeitherReadNorContinued() throws Exception {
    write("one");
    byte[] before = Files.readAllBytes(file);
    keys.destroy("acme");

    assertThatThrownBy(this::read).hasMessageContaining("destroyed by an erasure");
    assertThatThrownBy(() -> SealedFile.append(keys, "acme", file))
        .isInstanceOfSatisfying(
            UnsealingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_KEY));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aForeignFileIsNotOverwritten() throws Exception {
    Files.writeString(file, "a customer list that somebody needs, longer than a header");

    assertThatThrownBy(() -> SealedFile.append(keys, "acme", file))
        .isInstanceOfSatisfying(
            UnsealingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_SEALED));
    assertThat(file).content().startsWith("a customer list");
  }

  @Test
  void aShortForeignFileIsNotOverwritten() throws Exception {
    Files.writeString(file, "short");

    assertThatThrownBy(() -> SealedFile.append(keys, "acme", file))
        .isInstanceOf(UnsealingException.class);
    assertThat(file).hasContent("short");
  }

  private void write(String... records) throws IOException, UnsealingException {
    try (SealedFile.Writer writer = SealedFile.append(keys, "acme", file)) {
      for (String record : records) {
        writer.write(record.getBytes(UTF_8));
      }
    }
  }

  private List<String> read() throws IOException, UnsealingException {
    List<String> records = new ArrayList<>();
    try (SealedFile.Reader reader = SealedFile.open(keys, file)) {
      Optional<byte[]> record = reader.next();
      while (record.isPresent()) {
        records.add(new String(record.get(), UTF_8));
        record = reader.next();
      }
    }
    return records;
  }

  /** Where each frame begins, and where the last one ends. */
  private static List<Integer> frames(byte[] bytes) {
    List<Integer> at = new ArrayList<>(List.of(HEADER));
    while (at.getLast() < bytes.length) {
      at.add(at.getLast() + 4 + ByteBuffer.wrap(bytes).getInt(at.getLast()));
    }
    return at;
  }

  private void refused(byte[] whole, byte[]... frames) throws IOException {
    ByteBuffer forged = ByteBuffer.allocate(whole.length * 3);
    forged.put(whole, 0, HEADER);
    for (byte[] frame : frames) {
      forged.put(frame);
    }
    Files.write(file, Arrays.copyOf(forged.array(), forged.position()));
    assertThatThrownBy(this::read).isInstanceOf(UnsealingException.class);
  }
}
