package io.loopledger.ingest.privacy;

import io.loopledger.schemas.sealing.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that customers are hashed with. Who has the table of pseudonyms but not this key cannot
 * find a customer in it by trying names. It never shows itself. Safe for use by several threads.
 */
public final class PseudonymKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKey secret;
  private final Path file;

  private PseudonymKey(SecretKey secret, Path file) {
    this.secret = secret;
    this.file = file;
  }

  /**
   * Reads the key; makes it, readable by its owner only, if the file is missing.
   *
   * @throws IOException naming the file that cannot be read or written, or holds no key
   */
  public static PseudonymKey readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      OwnerOnlyFiles.locked(
          file.toAbsolutePath().resolve("..").normalize(),
          () -> {
            if (!Files.exists(file)) {
              OwnerOnlyFiles.write(file, random() + "\n");
            }
            return file;
          });
    }
    return new PseudonymKey(new SecretKeySpec(secret(file), ALGORITHM), file);
  }

  /** The file the key stands in. */
  Path file() {
    return file;
  }

  /**
   * The hash of a customer: HMAC-SHA-256 over the length of the brand, the brand, and the
   * reference, in UTF-16. So no two pairs give the same bytes, whatever characters they have.
   */
  byte[] hash(String brand, String reference) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES + 2 * (brand.length() + reference.length()));
    bytes.putInt(brand.length());
    put(bytes, brand);
    put(bytes, reference);
    return mac(bytes.array());
  }

  /** Tells whether this is the key that the pseudonyms were made with, and nothing else. */
  byte[] check() {
    return mac("loopledger pseudonym key".getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256, which every JDK has, failed", e);
    }
  }

  private static void put(ByteBuffer bytes, String text) {
    for (int i = 0; i < text.length(); i++) {
      bytes.putChar(text.charAt(i));
    }
  }

  private static byte[] secret(Path file) throws IOException {
    try {
      byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
      if (secret.length == BYTES) {
        return secret;
      }
    } catch (IllegalArgumentException e) {
      // said below; the content of the file must not be part of a message
    }
    throw new IOException(
        "%s holds no key of %d bytes in base 64; put it back from a backup: with another key every"
                .formatted(file, BYTES)
            + " customer would become a new one");
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
