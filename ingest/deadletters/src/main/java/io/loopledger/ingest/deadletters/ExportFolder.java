package io.loopledger.ingest.deadletters;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.loopledger.schemas.sealing.OwnerOnlyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;

/** A folder and files that only their owner may read, from the moment they are made. */
final class ExportFolder {
  private final Path folder;

  private ExportFolder(Path folder) {
    this.folder = folder;
  }

  static ExportFolder create(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new IllegalArgumentException(
              "%s is not empty; name a new folder, so that no export mixes with another"
                  .formatted(folder));
        }
      }
    }
    return new ExportFolder(OwnerOnlyFiles.folder(folder));
  }

  void write(String name, byte[] bytes) throws IOException {
    try (OutputStream out = open(name)) {
      out.write(bytes);
    }
  }

  /** A file of one JSON object a line. */
  JsonGenerator index(String name) throws IOException {
    JsonGenerator index = new JsonFactory().createGenerator(open(name));
    index.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    return index;
  }

  private OutputStream open(String name) throws IOException {
    return Channels.newOutputStream(
        Files.newByteChannel(
            folder.resolve(name),
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnlyFiles.FILE));
  }
}
