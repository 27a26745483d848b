package io.loopledger.nightkills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The warehouse of a home, as a link that can be turned to nowhere. A folder that is only moved
 * away would be made anew by whoever writes, and what is committed there would be lost afterwards:
 * no storage fails like that.
 */
final class Warehouse {
  private final Path link;
  private final Path folder;
  private final Path nowhere;

  /** Of a home. */
  Warehouse(Path home) {
    this.link = home.resolve("warehouse");
    this.folder = home.resolveSibling(home.getFileName() + "-warehouse");
    this.nowhere = home.resolve("warehouse-nowhere");
  }

  /** Makes it, and the home, before that is used. */
  void make() throws IOException {
    Files.createDirectories(folder);
    Path home = Files.createDirectories(Objects.requireNonNull(link.getParent()));
    // A folder that is not empty is no home unless it says so.
    Files.createFile(home.resolve(".loopledger-home"));
    Files.createFile(nowhere);
    Files.createSymbolicLink(link, folder);
  }

  /** From now on everything that reads or writes fails: a file is no folder. */
  void fail() throws IOException {
    turn(nowhere);
  }

  /** It is as it was. */
  void recover() throws IOException {
    turn(folder);
  }

  private void turn(Path target) throws IOException {
    Path next = link.resolveSibling("warehouse-next");
    Files.createSymbolicLink(next, target);
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
  }
}
