package io.loopledger.delivery.folder;

import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.FileStore;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.FileName;
import io.loopledger.delivery.pack.PackageFile;
import io.loopledger.delivery.pack.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A package's place in a folder of this machine. */
public final class LocalFolder implements FileStore {
  private final Target.Folder target;
  private final Path place;

  private LocalFolder(Target.Folder target, String packageId) {
    this.target = target;
    this.place = target.folder().resolve(packageId);
  }

  /**
   * Opens a place.
   *
   * @throws DeliveryException if the target's folder is not there
   */
  public static LocalFolder open(Target.Folder target, String packageId) throws DeliveryException {
    if (!Files.isDirectory(target.folder())) {
      throw DeliveryException.down(
          target, "the folder is not there; make it, or mount the file server", null);
    }
    return new LocalFolder(target, packageId);
  }

  @Override
  public String place() {
    return place.toString();
  }

  @Override
  public void prepare(List<PackageFile> files) throws DeliveryException {
    try {
      Files.createDirectories(place);
      for (PackageFile file : files) {
        Files.deleteIfExists(part(file));
      }
    } catch (IOException e) {
      throw failure("cannot prepare " + place, e);
    }
  }

  @Override
  public Optional<Long> sizeBytes(String name) throws DeliveryException {
    Path file = place.resolve(name);
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(Files.size(file))
          : Optional.empty();
    } catch (IOException e) {
      throw failure("cannot look at '%s'".formatted(name), e);
    }
  }

  @Override
  public String sha256(String name) throws DeliveryException {
    try {
      return Sha256.of(place.resolve(name));
    } catch (IOException e) {
      throw failure("cannot read '%s'".formatted(name), e);
    }
  }

  @Override
  public void put(PackageFile file, Path source) throws DeliveryException {
    Path part = part(file);
    try {
      Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      requireWhole(part, file);
      Files.move(part, place.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
      sync();
    } catch (IOException e) {
      giveBack(part, e);
      throw failure("'%s' could not be written".formatted(file.name()), e);
    }
  }

  /** Some file servers tell of a full disk late, or not at all. */
  private static void requireWhole(Path part, PackageFile file) throws IOException {
    if (Files.size(part) != file.sizeBytes()) {
      throw new IOException(
          "%d of %d bytes came through".formatted(Files.size(part), file.sizeBytes()));
    }
  }

  /** The new name is to outlive a power cut; not every file system lets a folder be opened. */
  private void sync() {
    try (FileChannel folder = FileChannel.open(place, StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException | UnsupportedOperationException unsupported) {
      // the next try would find the file missing, and write it again
    }
  }

  /** A full disk needs its room more than we need half a file. */
  private static void giveBack(Path part, IOException failure) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void remove(String name) throws DeliveryException {
    try {
      Files.delete(place.resolve(name));
    } catch (IOException e) {
      throw failure("cannot remove '%s'".formatted(name), e);
    }
  }

  private Path part(PackageFile file) {
    return place.resolve(file.name() + FileName.PART);
  }

  private DeliveryException failure(String what, IOException e) {
    return DeliveryException.down(
        target, "%s: %s; make room there, and check its rights".formatted(what, e), e);
  }

  @Override
  public void close() {
    // holds nothing
  }
}
