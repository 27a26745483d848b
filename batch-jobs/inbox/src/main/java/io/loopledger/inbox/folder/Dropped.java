package io.loopledger.inbox.folder;

import io.loopledger.inbox.issuer.Hint;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file in the inbox, as it was seen.
 *
 * @param brand whose folder it lies in
 * @param hint what its folder says of its sender
 * @param file where it is
 * @param path below the brand's folder, with slashes
 */
public record Dropped(
    String brand, Hint hint, Path file, String path, long sizeBytes, Instant modified) {

  /** Without its folder. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
