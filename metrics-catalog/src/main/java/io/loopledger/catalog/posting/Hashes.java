package io.loopledger.catalog.posting;

import java.util.Arrays;

/**
 * 64-bit hashes of texts, in sorted arrays: what is left of event ids when their cycle was evicted.
 * A hit says "perhaps known", a miss says "surely not".
 */
final class Hashes {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Hashes() {}

  /** FNV-1a over the UTF-16 units of both texts, mixed as in MurmurHash3; part of state bytes. */
  static long of(String source, String id) {
    long hash = add(FNV_OFFSET, source);
    hash = (hash ^ 0xffff) * FNV_PRIME;
    return mixed(add(hash, id));
  }

  static boolean contains(long[] sorted, long hash) {
    return Arrays.binarySearch(sorted, hash) >= 0;
  }

  static long[] plus(long[] sorted, long hash) {
    if (contains(sorted, hash)) {
      return sorted;
    }
    long[] next = Arrays.copyOf(sorted, sorted.length + 1);
    next[sorted.length] = hash;
    Arrays.sort(next);
    return next;
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * FNV_PRIME;
    }
    return sum;
  }

  private static long mixed(long hash) {
    long h = hash;
    h ^= h >>> 33;
    h *= 0xff51afd7ed558ccdL;
    h ^= h >>> 33;
    h *= 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
