package io.loopledger.night.settings;

import io.loopledger.night.NightFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file that holds a secret; only its owner may read it. */
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
   * @throws NightFailure naming the file and the fix; never the secret
   */
  public static String read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new NightFailure("There is no file %s; put the secret in it".formatted(file));
      }
      if (!OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new NightFailure("%s may be read by others; run: chmod 600 %s".formatted(file, file));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new NightFailure("Cannot read " + file, e);
    }
  }
}
