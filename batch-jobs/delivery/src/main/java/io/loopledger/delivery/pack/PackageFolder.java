package io.loopledger.delivery.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the folder that a package was made in. */
public final class PackageFolder {
  private PackageFolder() {}

  /**
   * The package of a folder.
   *
   * @param names its files in the order in which they go
   * @throws IllegalArgumentException if the folder holds other files than these, with their names
   */
  public static DeliveryPackage read(
      Path folder, String id, String title, List<String> names, Optional<String> restates)
      throws IOException {
    TreeSet<String> others = new TreeSet<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.forEach(entry -> others.add(String.valueOf(entry.getFileName())));
    }
    List<PackageFile> files = new ArrayList<>();
    for (String name : names) {
      Path path = folder.resolve(FileName.checked(name));
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new IllegalArgumentException(
            "package %s names file '%s', which is not in %s".formatted(id, name, folder));
      }
      files.add(new PackageFile(name, Files.size(path), Sha256.of(path)));
      others.remove(name);
    }
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds %s, which package %s does not name; name them or do not write them"
              .formatted(folder, others, id));
    }
    return new DeliveryPackage(id, title, folder, files, restates);
  }

  /**
   * What is wrong with a package that was kept: nothing may have changed since it was made.
   *
   * @return nothing if all is as it was
   */
  public static Optional<String> damage(DeliveryPackage made) throws IOException {
    for (PackageFile file : made.files()) {
      Path path = made.path(file);
      if (!Files.isRegularFile(path)) {
        return Optional.of("%s is gone".formatted(path));
      }
      if (Files.size(path) != file.sizeBytes() || !Sha256.of(path).equals(file.sha256())) {
        return Optional.of("%s was changed after it was made".formatted(path));
      }
    }
    return Optional.empty();
  }
}
