package io.loopledger.proof.net;

import java.nio.charset.StandardCharsets;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * 64-bit hashes of texts as Trino makes them too: xxHash64, seed 0, over UTF-8. A subject's hash
 * says which bucket (its first 8 bits) and which cell (its first 16 bits) it is in.
 */
public final class Hash {
  /** How many buckets there are. */
  public static final int BUCKETS = 256;

  private static final XXHash64 XX = XXHashFactory.safeInstance().hash64();
  private static final int BUCKET_SHIFT = 56;
  private static final int CELL_SHIFT = 48;
  private static final int CELLS_IN_BUCKET_BITS = 8;
  private static final int HALF = 32;
  private static final long HALF_MASK = 0xffff_ffffL;

  private Hash() {}

  /** The hash of a text. */
  public static long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return XX.hash(bytes, 0, bytes.length, 0);
  }

  /** The bucket of a hash, from 0 to 255. */
  public static int bucket(long hash) {
    return (int) (hash >>> BUCKET_SHIFT);
  }

  /** The cell of a hash, from 0 to 65535: a bucket has 256 of them. */
  public static int cell(long hash) {
    return (int) (hash >>> CELL_SHIFT);
  }

  /** The bucket that a cell is part of. */
  public static int bucketOfCell(int cell) {
    return cell >>> CELLS_IN_BUCKET_BITS;
  }

  /** The first half of a hash, from 0 to 2^32 - 1. */
  static long firstHalf(long hash) {
    return hash >>> HALF;
  }

  /** The second half of a hash, from 0 to 2^32 - 1. */
  static long secondHalf(long hash) {
    return hash & HALF_MASK;
  }

  /** The hash of a text, in SQL: a bigint. */
  public static String sql(String text) {
    return "from_big_endian_64(xxhash64(to_utf8(%s)))".formatted(text);
  }

  /** The bucket of a hash, in SQL. */
  public static String bucketSql(String hash) {
    return "bitwise_right_shift(%s, %d)".formatted(hash, BUCKET_SHIFT);
  }

  /** The cell of a hash, in SQL. */
  public static String cellSql(String hash) {
    return "bitwise_right_shift(%s, %d)".formatted(hash, CELL_SHIFT);
  }

  /** {@link #firstHalf}, in SQL, as a decimal to multiply with. */
  public static String firstHalfSql(String hash) {
    return "CAST(bitwise_right_shift(%s, %d) AS decimal(10, 0))".formatted(hash, HALF);
  }

  /** {@link #secondHalf}, in SQL, as a decimal to multiply with. */
  public static String secondHalfSql(String hash) {
    return "CAST(bitwise_and(%s, %d) AS decimal(10, 0))".formatted(hash, HALF_MASK);
  }
}
