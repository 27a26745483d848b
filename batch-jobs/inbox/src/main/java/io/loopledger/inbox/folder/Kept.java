package io.loopledger.inbox.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the files of a brand go once it is known what becomes of them. Nothing is ever deleted or
 * written over: names hold the hash of the bytes where they must.
 */
public final class Kept {
  private static final int HASH_DIGITS = 16;
  private static final int LONGEST_NAME_BYTES = 180;

  private final Path folder;

  /** Of the brand with this folder. */
  public Kept(Path folder) {
    this.folder = folder;
  }

  /** Where a file that is taken is kept: the same for the same bytes and name. */
  public Path taken(Dropped file, String storedHash) {
    return folder.resolve(InboxFolder.TAKEN).resolve(hashed(file, storedHash));
  }

  /** Where a file that is refused goes: under its own name, unless another one has it. */
  public Path quarantined(Dropped file, String storedHash) {
    Path quarantine = folder.resolve(InboxFolder.QUARANTINE);
    Path plain = quarantine.resolve(shortened(file.name()));
    return Files.exists(plain) ? quarantine.resolve(hashed(file, storedHash)) : plain;
  }

  /** Writes a text beside where a file will be; whole or not at all. */
  public static void write(Path target, String ending, List<String> lines) throws IOException {
    Files.createDirectories(parent(target));
    Path text = target.resolveSibling(target.getFileName() + ending);
    Path unfinished = target.resolveSibling("." + target.getFileName() + ending + ".part");
    List<String> all = new ArrayList<>(lines);
    Files.write(unfinished, all, StandardCharsets.UTF_8);
    move(unfinished, text);
  }

  /** Moves a file in one step. A file that is there has the same bytes. */
  public static void move(Path from, Path to) throws IOException {
    Files.createDirectories(parent(to));
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(
          "cannot rename %s to %s; keep the whole inbox on one file system".formatted(from, to), e);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " stands in no folder; give an absolute path");
    }
    return parent;
  }

  private static String hashed(Dropped file, String storedHash) {
    return storedHash.substring(0, HASH_DIGITS) + "-" + shortened(file.name());
  }

  /**
   * The end of a name tells more than its beginning; with hash and ending it must fit 255 bytes.
   */
  private static String shortened(String name) {
    String rest = name;
    while (rest.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
      rest = rest.substring(rest.offsetByCodePoints(0, 1));
    }
    return rest;
  }
}
