package io.loopledger.ingest.testing;

import io.loopledger.ingest.files.FileImport;
import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.schemas.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Runs imports of small texts in a folder. */
public final class ImportBench {
  private final Path folder;

  /** A bench in {@code folder}. */
  public ImportBench(Path folder) {
    this.folder = folder;
  }

  /** What came of an import. */
  public record Result(ImportSummary summary, List<Event> events) {
    /** The only event. */
    public Event event() {
      if (events.size() != 1) {
        throw new AssertionError("expected one event, there are " + events);
      }
      return events.getFirst();
    }
  }

  /** Where work is kept. */
  public Path workFolder() {
    return folder.resolve("work");
  }

  /** Imports lines of text, the header first. */
  public Result run(FileImport fileImport, String... lines) {
    return run(fileImport, file(String.join("\n", lines) + "\n"));
  }

  /** Imports a file. */
  public Result run(FileImport fileImport, Path file) {
    RecordingPublisher publisher = RecordingPublisher.reliable();
    try {
      ImportSummary summary = fileImport.run(file, workFolder(), publisher, position -> {});
      return new Result(summary, publisher.events());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of text. */
  public Path file(String text) {
    return file("input.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file of bytes. */
  public Path file(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes packed by gzip. */
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
