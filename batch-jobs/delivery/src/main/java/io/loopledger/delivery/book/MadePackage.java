package io.loopledger.delivery.book;

import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A package as the book knows it.
 *
 * @param folder below the outbox
 * @param files in the order in which they go, the manifest last
 */
public record MadePackage(
    String id, String title, String folder, List<PackageFile> files, Optional<String> restates) {
  public MadePackage {
    files = List.copyOf(files);
  }

  /** Of a package that lies in the outbox. */
  public static MadePackage of(DeliveryPackage what, Path outbox) {
    return new MadePackage(
        what.id(),
        what.title(),
        outbox.relativize(what.folder()).toString(),
        what.files(),
        what.restates());
  }

  /** The package, in an outbox. */
  public DeliveryPackage in(Path outbox) {
    return new DeliveryPackage(id, title, outbox.resolve(folder), files, restates);
  }

  /** SHA-256 of the manifest, which in turn holds that of each file. */
  public String manifestSha256() {
    return files.getLast().sha256();
  }
}
