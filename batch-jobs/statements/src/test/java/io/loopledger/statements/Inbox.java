package io.loopledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.statements.model.Fault;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.model.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Files as they arrive: made of texts or of test resources, and taken. */
public final class Inbox {
  private final StatementFiles files;
  private final Path folder;
  private int count;

  public Inbox(StatementFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** An accepted file with its lines. */
  public record Taken(Verdict.Accepted verdict, List<StatementLine> lines) {}

  /** Takes a text, which must be accepted. */
  public Taken take(String text) {
    return take(text.getBytes(StandardCharsets.UTF_8));
  }

  public Taken take(byte[] bytes) {
    try {
      Path file = store(bytes);
      Verdict verdict = files.check(file);
      assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
      Verdict.Accepted accepted = (Verdict.Accepted) verdict;
      List<StatementLine> lines = new ArrayList<>();
      files.lines(file, accepted, lines::add);
      assertThat(lines).hasSize((int) accepted.lines());
      return new Taken(accepted, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The faults of a text, which must be refused. */
  public List<String> refuse(String text) {
    return refuse(text.getBytes(StandardCharsets.UTF_8));
  }

  public List<String> refuse(byte[] bytes) {
    Verdict verdict = check(bytes);
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    return ((Verdict.Refused) verdict).faults().stream().map(Fault::toString).toList();
  }

  public Verdict check(byte[] bytes) {
    try {
      return files.check(store(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path store(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file-" + count++), bytes);
  }

  /** A test resource as text. */
  public static String resource(String name) {
    try (InputStream in = Inbox.class.getResourceAsStream("/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
