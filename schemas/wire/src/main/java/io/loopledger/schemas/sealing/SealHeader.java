package io.loopledger.schemas.sealing;

import io.loopledger.schemas.sealing.BrandKeys.BrandKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** How sealed things begin: a magic word of four letters, the form's version, the key's id. */
final class SealHeader {
  static final int MAGIC_BYTES = 4;
  static final int LENGTH = MAGIC_BYTES + 1 + BrandKeys.ID_BYTES;

  private static final byte VERSION = 1;

  private SealHeader() {}

  static byte[] of(String magic, BrandKey key) {
    return ByteBuffer.allocate(LENGTH)
        .put(magic.getBytes(StandardCharsets.US_ASCII))
        .put(VERSION)
        .put(key.idBytes())
        .array();
  }

  static boolean begins(String magic, byte[] bytes) {
    return bytes.length >= MAGIC_BYTES
        && Arrays.equals(
            bytes, 0, MAGIC_BYTES, magic.getBytes(StandardCharsets.US_ASCII), 0, MAGIC_BYTES);
  }

  /** The key that a header names. */
  static BrandKey key(String magic, byte[] bytes, BrandKeys keys) throws UnsealingException {
    if (!begins(magic, bytes)) {
      throw new UnsealingException(
          UnsealingException.Problem.NOT_SEALED, "the bytes are not sealed; use them as they are");
    }
    if (bytes.length < LENGTH) {
      throw new UnsealingException(
          UnsealingException.Problem.DAMAGED,
          "sealed bytes end within their header; take them from another copy");
    }
    if (bytes[MAGIC_BYTES] != VERSION) {
      throw new UnsealingException(
          UnsealingException.Problem.UNKNOWN_VERSION,
          "sealed bytes have form %d, this release knows form %d; upgrade to open them"
              .formatted(bytes[MAGIC_BYTES], VERSION));
    }
    String id = HexFormat.of().formatHex(bytes, MAGIC_BYTES + 1, LENGTH);
    return keys.withId(id)
        .orElseThrow(
            () ->
                new UnsealingException(
                    UnsealingException.Problem.UNKNOWN_KEY,
                    "the key %s is not among this home's sealing keys: it was destroyed by an"
                            .formatted(id)
                        + " erasure, or the bytes come from another home"));
  }
}
