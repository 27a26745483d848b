package io.loopledger.brandreports.pack;

import io.loopledger.documents.Hashes;
import io.loopledger.documents.Unclosed;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * A file that is not seen under its name before all of it is on the disk. Until then its name ends
 * with {@value #SUFFIX}.
 */
final class PartFile {
  static final String SUFFIX = ".part";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;
  private final String name;

  PartFile(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Writes the content; closes what it is given. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * What was written.
   *
   * @param path the file
   * @param bytes its size
   * @param sha256 its hash, in hexadecimal digits
   */
  record Written(Path path, long bytes, String sha256) {}

  /** Writes it, makes sure that it is on the disk, and gives it its name. */
  Written write(Content content) throws IOException {
    Path target = folder.resolve(name);
    Path part = folder.resolve(name + SUFFIX);
    MessageDigest hash = Hashes.sha256();
    try (FileOutputStream file = new FileOutputStream(part.toFile())) {
      // The content closes its stream, which must not close the file before it is synced.
      OutputStream buffered = new BufferedOutputStream(new Unclosed(file), BUFFER_BYTES);
      content.write(new DigestOutputStream(buffered, hash));
      file.getFD().sync();
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(folder);
    return new Written(target, Files.size(target), Hashes.digits(hash));
  }

  /** A name is on the disk when its folder is. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
