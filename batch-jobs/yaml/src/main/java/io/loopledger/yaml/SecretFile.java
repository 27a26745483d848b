package io.loopledger.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A secret in a file that only its owner may read. */
public final class SecretFile {
  private static final Set<PosixFilePermission> OF_THE_OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private SecretFile() {}

  /**
   * The secret.
   *
   * @throws IllegalArgumentException naming the file and the fix; never the secret
   */
  public static String read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "there is no file %s; put the secret in it".formatted(file));
    }
    if (!OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IllegalArgumentException(
          "%s may be read by others; run: chmod 600 %s".formatted(file, file));
    }
    return Files.readString(file).strip();
  }
}
