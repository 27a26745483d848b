package io.loopledger.schemas.sealing;

import io.loopledger.schemas.sealing.BrandKeys.BrandKey;
import java.util.Arrays;

/**
 * Bytes that only the holder of a brand's key can read or change: {@code LLSB}, form version 1, key
 * id (8 bytes), then AES-256-GCM's nonce (12), ciphertext and tag (16), which also covers what is
 * before it. Opening gives the very bytes that were sealed.
 */
public final class SealedBytes {
  /** How much longer sealed bytes are than what they seal. */
  public static final int OVERHEAD = SealHeader.LENGTH + AesGcm.OVERHEAD;

  private static final String MAGIC = "LLSB";

  private SealedBytes() {}

  /** Seals bytes, also none at all. */
  public static byte[] seal(BrandKey key, byte[] plain) {
    byte[] header = SealHeader.of(MAGIC, key);
    byte[] sealed = Arrays.copyOf(header, OVERHEAD + plain.length);
    AesGcm.encrypt(key.secret(), header, plain, sealed, header.length);
    return sealed;
  }

  /** Whether bytes begin as sealed ones do. */
  public static boolean isSealed(byte[] bytes) {
    return SealHeader.begins(MAGIC, bytes);
  }

  /**
   * The bytes that were sealed.
   *
   * @throws UnsealingException if they are not sealed, the key is unknown, or they are damaged
   */
  public static byte[] open(BrandKeys keys, byte[] sealed) throws UnsealingException {
    BrandKey key = SealHeader.key(MAGIC, sealed, keys);
    byte[] header = Arrays.copyOf(sealed, SealHeader.LENGTH);
    return AesGcm.decrypt(key.secret(), header, sealed, header.length);
  }
}
