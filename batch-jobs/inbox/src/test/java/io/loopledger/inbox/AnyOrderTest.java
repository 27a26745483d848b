package io.loopledger.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.finance.StatementFile.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in whatever order, and wherever runs are cut. */
class AnyOrderTest {
  private static final int WRONG = 0;
  private static final int CONTENTS = 4;

  /** A file comes: some content, under one of few names, packed or not. */
  record Coming(String brand, int content, String name, boolean isPacked) {}

  /** Some files come, then a run is cut at its nth point; 0 for one that is not. */
  record Night(List<Coming> coming, int cut) {}

  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Provide
  Arbitrary<List<Night>> nights() {
    Arbitrary<Coming> coming =
        Combinators.combine(
                Arbitraries.of("demo", "encore"),
                Arbitraries.integers().between(0, CONTENTS - 1),
                Arbitraries.of("a.csv", "b.csv", "payments/a.csv"),
                Arbitraries.of(true, false))
            .as(Coming::new);
    return Combinators.combine(coming.list().ofMaxSize(4), Arbitraries.integers().between(0, 12))
        .as(Night::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property(tries = 150)
  void eachContentIsTakenOnceAndNoFileIsLost(@ForAll("nights") List<Night> nights)
      throws IOException {
    Path home = Files.createTempDirectory("inbox");
    try {
      play(home, nights);
    } finally {
      delete(home);
    }
  }

  private static void play(Path home, List<Night> nights) throws IOException {
    InboxFolder folder = new InboxFolder(home);
    MemoryBook book = new MemoryBook();
    Set<Integer> came = new HashSet<>();
    List<String> bytes = new ArrayList<>();
    int number = 0;
    for (Night night : nights) {
      for (Coming coming : night.coming()) {
        Path file = home.resolve(coming.brand()).resolve(coming.name());
        if (!Files.exists(file)) {
          Files.createDirectories(file.getParent());
          Files.write(file, bytes(coming));
          came.add(coming.content());
          bytes.add(new String(bytes(coming), StandardCharsets.ISO_8859_1));
        }
      }
      run(folder, book, ++number, night.cut());
    }
    run(folder, book, ++number, 0);

    for (int content : came) {
      assertTaken(book, content);
    }
    assertThat(book.files).extracting(StatementFile::fileId).doesNotHaveDuplicates();
    assertThat(stored(home)).containsAll(bytes);
    assertThat(folder.look(TestInbox.TENANTS.keySet()).files()).isEmpty();
  }

  private static void assertTaken(MemoryBook book, int content) {
    long lines =
        book.lines.stream()
            .filter(line -> ("P-" + content).equals(line.references().payment()))
            .count();
    assertThat(lines).isEqualTo(content == WRONG ? 0 : content);
    assertThat(
            book.files.stream()
                .filter(file -> file.verdict() == Verdict.TAKEN)
                .filter(file -> file.lines() == content)
                .count())
        .isEqualTo(content == WRONG ? 0 : 1);
  }

  private static void run(InboxFolder folder, MemoryBook book, int number, int cut) {
    Run run = new Run("night-" + number, Instant.EPOCH.plusSeconds(number));
    int[] passed = {0};
    try {
      TestInbox.take(
          folder,
          book,
          run,
          point -> {
            if (++passed[0] == cut) {
              throw new Cut();
            }
          });
    } catch (Cut e) {
      // Nobody calls this run again: the next night finishes what it left.
    }
  }

  /** Content n has n lines; the wrong one has an amount that does not add up. */
  private static byte[] bytes(Coming coming) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("settlement_id,settlement_date,type,date,payment_id,merchant_reference,")
        .append("currency,gross,fee,net\n");
    for (int line = 0; line < Math.max(1, coming.content()); line++) {
      text.append(
              "S-%d,2026-10-04,PAYMENT,2026-10-01,P-%d,O-%d,EUR,"
                  .formatted(coming.content(), coming.content(), line))
          .append(coming.content() == WRONG ? "10.00,1.00,9.01\n" : "10.00,1.00,9.00\n");
    }
    byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
    if (!coming.isPacked()) {
      return plain;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static List<String> stored(Path home) throws IOException {
    List<String> stored = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stored.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return stored;
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
