package io.loopledger.delivery.pack;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is delivered: the files of a folder.
 *
 * @param id its name at every receiver, so that it comes under no second one
 * @param title one line for people
 * @param folder where its files are
 * @param files in the order in which they go; the last is the manifest, which tells a receiver that
 *     all are there
 * @param restates the id of the package that this one replaces; with it a receiver's copy of the
 *     same id may be written over
 */
public record DeliveryPackage(
    String id, String title, Path folder, List<PackageFile> files, Optional<String> restates) {
  private static final String ID = "[a-z0-9]([a-z0-9._-]{0,118}[a-z0-9])?";

  public DeliveryPackage {
    files = List.copyOf(files);
    if (!id.matches(ID) || id.endsWith(FileName.PART)) {
      throw new IllegalArgumentException(
          "package id '%s' is none; give small letters, digits, '.', '_' and '-', at most 120"
              .formatted(id));
    }
    if (title.isBlank() || title.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "title of package %s is '%s'; give one line".formatted(id, title));
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "package %s has no files; give the manifest".formatted(id));
    }
    Set<String> names = new HashSet<>();
    for (PackageFile file : files) {
      if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "package %s has '%s' twice (large and small letters are one to some receivers)"
                .formatted(id, file.name()));
      }
    }
  }

  /** The file that goes last. */
  public PackageFile manifest() {
    return files.getLast();
  }

  /** All files together. */
  public long sizeBytes() {
    return files.stream().mapToLong(PackageFile::sizeBytes).reduce(0, Math::addExact);
  }

  /** Where a file is. */
  public Path path(PackageFile file) {
    return folder.resolve(file.name());
  }
}
