package io.loopledger.bench.freshness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of a lake in a folder.
 *
 * @param metadataFiles table metadata, manifest lists and manifests of all tables
 * @param metadataBytes their size
 * @param dataFiles files with rows
 */
record Metadata(long metadataFiles, long metadataBytes, long dataFiles) {
  static Metadata of(Path warehouse) throws IOException {
    try (Stream<Path> walk = Files.walk(warehouse)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      List<Path> metadata =
          files.stream().filter(file -> file.toString().contains("/metadata/")).toList();
      return new Metadata(
          metadata.size(),
          metadata.stream().mapToLong(Metadata::size).sum(),
          files.size() - metadata.size());
    }
  }

  /** The job deletes old metadata while we look. */
  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public String toString() {
    return "%,d metadata files, %,d KB; %,d data files"
        .formatted(metadataFiles, metadataBytes / 1024, dataFiles);
  }
}
