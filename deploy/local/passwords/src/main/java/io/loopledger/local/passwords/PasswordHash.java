package io.loopledger.local.passwords;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A salted PBKDF2 hash, written as {@code iterations:salt:hash} with both parts in Base64. The
 * number of iterations travels with the hash, so that it can be raised without invalidating old
 * entries.
 */
public final class PasswordHash {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int ITERATIONS = 310_000;
  private static final int MIN_ITERATIONS = 100_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password with a fresh salt. */
  public static PasswordHash of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
  }

  /** Reads what {@link #encoded()} wrote. */
  public static PasswordHash parse(String encoded) {
    String[] parts = requireNonNull(encoded, "encoded is null").split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("A password hash has the form iterations:salt:hash");
    }
    int iterations = Integer.parseInt(parts[0]);
    if (iterations < MIN_ITERATIONS) {
      throw new IllegalArgumentException(
          "A password hash needs at least %,d iterations, not %,d: fewer can be guessed too fast"
              .formatted(MIN_ITERATIONS, iterations));
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(iterations, base64.decode(parts[1]), base64.decode(parts[2]));
  }

  /** The form kept in the password file. */
  public String encoded() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return iterations + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
  }

  /** Compares in constant time. */
  public boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    char[] characters = password.toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, '\0');
    }
  }
}
