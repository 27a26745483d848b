package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Due;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder in which packages wait: one of each due report, {@code REPORT/TIME}. */
final class Outbox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String MAKING = ".making";

  private final Path root;

  Outbox(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** An empty folder to make a package in. */
  Path begin(Due due) throws IOException {
    Path folder = root.resolve(due.report()).resolve(TIME.format(due.dueAt()) + MAKING);
    delete(folder);
    return Files.createDirectories(folder);
  }

  /** Gives a package its place; one that a cut run left there was never recorded. */
  Path finish(Due due, Path making) throws IOException {
    Path folder = making.resolveSibling(TIME.format(due.dueAt()));
    delete(folder);
    return Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what no row of the book names: what cut runs left. */
  void sweep(Set<String> recorded) throws IOException {
    for (Path report : list(root)) {
      for (Path folder : list(report)) {
        if (!recorded.contains(root.relativize(folder).toString())) {
          delete(folder);
        }
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return new ArrayList<>(entries.sorted().toList());
    }
  }

  /** Removes a folder with all in it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
