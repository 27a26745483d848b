package io.loopledger.night.settings;

import io.loopledger.night.NightFailure;
import java.io.IOException;
import java.nio.file.Path;

/** A file that holds a secret; only its owner may read it. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * The secret.
   *
   * @throws NightFailure naming the file and the fix; never the secret
   */
  public static String read(Path file) {
    try {
      return io.loopledger.yaml.SecretFile.read(file);
    } catch (IllegalArgumentException e) {
      throw new NightFailure(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new NightFailure("Cannot read " + file, e);
    }
  }
}
