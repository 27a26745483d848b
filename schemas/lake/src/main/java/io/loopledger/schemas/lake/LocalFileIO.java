package io.loopledger.schemas.lake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Files of the local file system under {@code file:///} locations, as Trino's native local file
 * system reads them too. Unlike Hadoop's it leaves no {@code .crc} files behind.
 */
public final class LocalFileIO implements SupportsPrefixOperations {
  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "file://";

  @Override
  public InputFile newInputFile(String location) {
    return new LocalInput(location, org.apache.iceberg.Files.localInput(file(location)));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new LocalOutput(location, org.apache.iceberg.Files.localOutput(file(location)));
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(file(location).toPath());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + location, e);
    }
  }

  /** The files in a folder and below; none where there is no such folder. */
  @Override
  public List<FileInfo> listPrefix(String folder) {
    Path root = file(folder).toPath();
    if (!Files.exists(root)) {
      return List.of();
    }
    Listing listing = new Listing();
    try {
      Files.walkFileTree(root, listing);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    return List.copyOf(listing.files);
  }

  /** Deletes the files in a folder and below; the folders stay. */
  @Override
  public void deletePrefix(String folder) {
    listPrefix(folder).forEach(file -> deleteFile(file.location()));
  }

  private static File file(String location) {
    if (!location.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "location '%s' is not a local one; the local lake stores under file:///"
              .formatted(location));
    }
    return Path.of(location.substring(SCHEME.length())).toFile();
  }

  /** Writers work meanwhile: a file that vanishes between two looks is no longer there to list. */
  private static final class Listing extends SimpleFileVisitor<Path> {
    private final List<FileInfo> files = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(
          new FileInfo(SCHEME + file, attributes.size(), attributes.lastModifiedTime().toMillis()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  /** Keeps the location as given, with its scheme: manifests must name it so. */
  private record LocalInput(String location, InputFile file) implements InputFile {
    @Override
    public long getLength() {
      return file.getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      return file.newStream();
    }

    @Override
    public boolean exists() {
      return file.exists();
    }
  }

  private record LocalOutput(String location, OutputFile file) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      return new ClosableTwice(file.create());
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      return new ClosableTwice(file.createOrOverwrite());
    }

    @Override
    public InputFile toInputFile() {
      return new LocalInput(location, file.toInputFile());
    }
  }

  /** Parquet's writer closes its stream twice; the second time must be harmless. */
  private static final class ClosableTwice extends PositionOutputStream {
    private final PositionOutputStream out;
    private boolean closed;

    ClosableTwice(PositionOutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() throws IOException {
      return out.getPos();
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        out.close();
      }
    }
  }
}
