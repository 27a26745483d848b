package io.loopledger.local.secrets;

import io.loopledger.local.Failure;
import io.loopledger.local.settings.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The passwords of a home, one file each, made at random when first needed. No password has a
 * default.
 */
public record Secrets(Path folder) {
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The file of a secret, for a server that reads it itself. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The value of a secret that must exist. */
  public String read(String name) {
    Path file = file(name);
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          "%s is missing, but the servers were set up with it. Put it back, or start over with"
                  .formatted(file)
              + " ./loopledger reset (which deletes all data).");
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** The value of a secret, made now if it does not exist. */
  public String readOrCreate(String name) {
    if (!Files.exists(file(name))) {
      write(name, random());
    }
    return read(name);
  }

  /** Writes a file next to the secrets, readable by its owner only. */
  public Path write(String name, String content) {
    try {
      OwnerOnly.write(file(name), content + "\n");
      return file(name);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file(name), e);
    }
  }

  /** Without characters that a shell, a URL or SQL would read in their own way. */
  private static String random() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replace('-', 'x');
  }
}
