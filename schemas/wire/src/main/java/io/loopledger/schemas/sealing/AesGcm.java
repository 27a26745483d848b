package io.loopledger.schemas.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM of the JDK with a random nonce before the ciphertext. With random nonces of 96 bits
 * one key is good for 2^32 messages.
 */
final class AesGcm {
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  /** What a message grows by. */
  static final int OVERHEAD = NONCE_BYTES + TAG_BYTES;

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  /** Nonce, ciphertext and tag at {@code offset} of {@code out}. */
  static void encrypt(SecretKey key, byte[] context, byte[] plain, byte[] out, int offset) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    System.arraycopy(nonce, 0, out, offset, NONCE_BYTES);
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
      cipher.updateAAD(context);
      cipher.doFinal(plain, 0, plain.length, out, offset + NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM, which every JDK has, failed", e);
    }
  }

  static byte[] decrypt(SecretKey key, byte[] context, byte[] in, int offset)
      throws UnsealingException {
    if (in.length - offset < OVERHEAD) {
      throw damaged(null);
    }
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(
          Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, in, offset, NONCE_BYTES));
      cipher.updateAAD(context);
      return cipher.doFinal(in, offset + NONCE_BYTES, in.length - offset - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw damaged(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM, which every JDK has, failed", e);
    }
  }

  private static UnsealingException damaged(
      @org.jspecify.annotations.Nullable GeneralSecurityException cause) {
    String message = "sealed bytes were changed or cut off; take them from another copy";
    return cause == null
        ? new UnsealingException(UnsealingException.Problem.DAMAGED, message)
        : new UnsealingException(UnsealingException.Problem.DAMAGED, message, cause);
  }
}
