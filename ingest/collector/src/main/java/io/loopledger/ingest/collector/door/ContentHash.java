package io.loopledger.ingest.collector.door;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 128 bits of a SHA-256: enough that two contents never share one. */
record ContentHash(long high, long low) {
  /** Makes hashes, one after the other. Not safe for use by several threads at once. */
  static final class Maker {
    private final MessageDigest digest = sha256();
    private final byte[] number = new byte[Long.BYTES];
    private final ByteBuffer numberBuffer = ByteBuffer.wrap(number);

    /** Takes a part, with its length before it, so that parts cannot be split anew. */
    Maker add(byte[] part) {
      add(part.length);
      digest.update(part);
      return this;
    }

    /** Takes a number. */
    Maker add(long part) {
      numberBuffer.putLong(0, part);
      digest.update(number);
      return this;
    }

    /** The hash of what was taken since the last one. */
    ContentHash make() {
      ByteBuffer hash = ByteBuffer.wrap(digest.digest());
      return new ContentHash(hash.getLong(), hash.getLong());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
