package io.loopledger.local.trino.auth;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Function;

/**
 * A parsed file, read again when its time stamp changes, so that users change without a restart.
 */
final class ReloadingFile<T> {
  private final Path file;
  private final Function<List<String>, T> parser;
  private Version<T> version;

  ReloadingFile(Path file, Function<List<String>, T> parser) {
    this.file = requireNonNull(file, "file is null");
    this.parser = requireNonNull(parser, "parser is null");
    this.version = load();
  }

  synchronized T current() {
    if (!modified().equals(version.modified())) {
      version = load();
    }
    return version.content();
  }

  private Version<T> load() {
    try {
      FileTime modified = modified();
      return new Version<>(modified, parser.apply(Files.readAllLines(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private FileTime modified() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private record Version<T>(FileTime modified, T content) {}
}
