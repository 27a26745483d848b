package io.loopledger.inbox.folder;

import io.loopledger.inbox.issuer.Hint;
import io.loopledger.inbox.issuer.LineGroup;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The inbox: a folder for each brand, in which files lie plainly or in a folder of their kind, such
 * as {@code acme/carriers/july.csv} or {@code acme/carriers/dhl/july.csv}.
 */
public final class InboxFolder {
  /** Files of a brand that were taken. */
  public static final String TAKEN = "taken";

  /** Files of a brand that were refused, each with its report. */
  public static final String QUARANTINE = "quarantine";

  /** Mappings of a brand for CSV. */
  public static final String MAPPINGS = "mappings";

  /** Who sends a brand what. */
  public static final String ISSUERS = "issuers.yaml";

  private static final Set<String> OURS = Set.of(TAKEN, QUARANTINE, MAPPINGS);

  private final Path root;

  /** A folder that is made where it is missing. */
  public InboxFolder(Path root) {
    this.root = root;
  }

  /** The folder of a brand. */
  public Path of(String brand) {
    return root.resolve(brand);
  }

  /**
   * Keeps everybody else from taking files of this inbox, other processes, too; the lock ends with
   * the process.
   *
   * @throws InboxBusyException if somebody has it
   */
  public Closeable lock() throws IOException {
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(
            root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new InboxBusyException(root);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new InboxBusyException(root);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Puts a copy of a file into the inbox, where it appears whole; the file itself stays.
   *
   * @param group the folder of a kind, if any
   * @return where it is
   * @throws IllegalArgumentException if it cannot be put there, with the fix
   */
  public Path put(String brand, Optional<LineGroup> group, Path file) throws IOException {
    String name = name(file);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file %s".formatted(file.toAbsolutePath()));
    }
    if (Names.isLeftAlone(name) || name.equals(ISSUERS)) {
      throw new IllegalArgumentException(
          "a file named '%s' is never taken; give it another name".formatted(name));
    }
    Path target = group.map(LineGroup::folder).map(of(brand)::resolve).orElse(of(brand));
    Path whole = target.resolve(name);
    if (Files.exists(whole)) {
      throw new IllegalArgumentException(
          "%s waits in the inbox already; take it first, or give the new one another name"
              .formatted(shown(whole)));
    }
    Files.createDirectories(target);
    Path part = target.resolve("." + name + ".part");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    Kept.move(part, whole);
    return whole;
  }

  /** What lies in the inbox now. */
  public Look look(Set<String> brands) throws IOException {
    List<Dropped> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path path : children(root)) {
      String name = name(path);
      if (Names.isLeftAlone(name)) {
        continue;
      }
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        problems.add("%s lies in no brand's folder; move it into one".formatted(shown(path)));
      } else if (brands.contains(name)) {
        brand(name, files, problems);
      } else if (!children(path).isEmpty()) {
        problems.add(
            "%s: brand '%s' is not registered; register it, or rename the folder"
                .formatted(shown(path), name));
      }
    }
    return new Look(files, problems);
  }

  private void brand(String brand, List<Dropped> files, List<String> problems) throws IOException {
    for (Path path : children(of(brand))) {
      String name = name(path);
      if (Names.isLeftAlone(name) || OURS.contains(name) || name.equals(ISSUERS)) {
        continue;
      }
      Optional<LineGroup> group = LineGroup.ofFolder(name);
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        file(brand, Hint.NONE, path, files, problems);
      } else if (group.isPresent()) {
        group(brand, group.get(), path, files, problems);
      } else {
        problems.add(
            "%s is no folder of a kind; files are taken from the brand's folder and from %s"
                .formatted(shown(path), kinds()));
      }
    }
  }

  private void group(
      String brand, LineGroup group, Path folder, List<Dropped> files, List<String> problems)
      throws IOException {
    for (Path path : children(folder)) {
      if (Names.isLeftAlone(name(path))) {
        continue;
      }
      Hint plain = new Hint(Optional.of(group), Optional.empty());
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        file(brand, plain, path, files, problems);
        continue;
      }
      Hint keyed = new Hint(Optional.of(group), Optional.of(name(path)));
      for (Path inner : children(path)) {
        if (!Names.isLeftAlone(name(inner))) {
          file(brand, keyed, inner, files, problems);
        }
      }
    }
  }

  private void file(String brand, Hint hint, Path path, List<Dropped> files, List<String> problems)
      throws IOException {
    try {
      BasicFileAttributes seen =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!seen.isRegularFile()) {
        problems.add("%s is no plain file; put the file itself there".formatted(shown(path)));
        return;
      }
      files.add(
          new Dropped(
              brand,
              hint,
              path,
              of(brand).relativize(path).toString().replace('\\', '/'),
              seen.size(),
              seen.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      // Whoever put it there took it away while we looked: there is nothing to take.
    }
  }

  /** For people: below the inbox. */
  private String shown(Path path) {
    return "inbox/" + root.relativize(path);
  }

  private static List<String> kinds() {
    return Stream.of(LineGroup.values()).map(LineGroup::folder).toList();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
