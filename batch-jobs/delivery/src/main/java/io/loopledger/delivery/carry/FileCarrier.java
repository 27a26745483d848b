package io.loopledger.delivery.carry;

import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings packages to where files are kept. All that was learned is read from the receiver itself:
 * what is there with the same size and SHA-256 is done.
 */
public final class FileCarrier implements Carrier {
  private final Target target;
  private final Opener opener;

  /** To a target, whose places are opened so. */
  public FileCarrier(Target target, Opener opener) {
    this.target = target;
    this.opener = opener;
  }

  /** Opens the place of a package. */
  @FunctionalInterface
  public interface Opener {
    /** The place; the caller closes it. */
    FileStore open(String packageId) throws DeliveryException;
  }

  @Override
  public Receipt carry(DeliveryPackage what) throws DeliveryException {
    try (FileStore store = opener.open(what.id())) {
      store.prepare(what.files());
      Found found = look(store, what);
      if (!found.changed().isEmpty()) {
        requireRestates(store, what, found);
        clear(store, what, found);
      }
      for (PackageFile file : found.toSend()) {
        store.put(file, what.path(file));
      }
      return new Receipt(
          store.place(), found.toSend().isEmpty() ? Outcome.WAS_THERE : Outcome.SENT);
    }
  }

  /**
   * What is there. Files of other names are not ours to judge, and are left.
   *
   * @param toSend files that are missing or other than ours, in the order in which they go
   * @param changed names of files of ours that are there with other content
   */
  private record Found(List<PackageFile> toSend, List<String> changed) {}

  private static Found look(FileStore store, DeliveryPackage what) throws DeliveryException {
    List<PackageFile> toSend = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (PackageFile file : what.files()) {
      Optional<Long> size = store.sizeBytes(file.name());
      boolean isOurs =
          size.isPresent()
              && size.get() == file.sizeBytes()
              && store.sha256(file.name()).equals(file.sha256());
      // what is replaced loses its manifest first, so that goes again too
      boolean isManifestOfChanged = file.equals(what.manifest()) && !changed.isEmpty();
      if (!isOurs || isManifestOfChanged) {
        toSend.add(file);
      }
      if (!isOurs && size.isPresent()) {
        changed.add(file.name());
      }
    }
    return new Found(toSend, changed);
  }

  private void requireRestates(FileStore store, DeliveryPackage what, Found found)
      throws DeliveryException {
    if (what.restates().isEmpty()) {
      throw DeliveryException.refused(
          target,
          ("%s holds other content than package %s under %s. Nothing there was changed. Find out"
                  + " who wrote it and move it away, or deliver a package that restates it")
              .formatted(store.place(), what.id(), found.changed()),
          null);
    }
  }

  /** The manifest goes first: without it nobody takes old and new files for one package. */
  private static void clear(FileStore store, DeliveryPackage what, Found found)
      throws DeliveryException {
    String manifest = what.manifest().name();
    if (store.sizeBytes(manifest).isPresent()) {
      store.remove(manifest);
    }
    for (String changed : found.changed()) {
      if (!changed.equals(manifest)) {
        store.remove(changed);
      }
    }
  }
}
