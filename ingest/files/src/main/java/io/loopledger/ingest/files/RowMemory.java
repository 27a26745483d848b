package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.event.RowsBefore;
import io.loopledger.ingest.mapping.record.ContentHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * What a run has to know of the rows before the current one, on disk: the heap holds a cache of
 * fixed size, however long the file is and wherever equal rows stand. Every run begins with an
 * empty one, because it reads every row again. It holds only hashes, salted anew in each run: a
 * customer's number cannot be found by trying all numbers.
 */
final class RowMemory implements RowsBefore, Closeable {
  private static final String NAME = "rows.memory";
  private static final int CACHE_MB = 16;
  private static final int SALT_BYTES = 32;
  private static final int HASH_BYTES = 16;
  private static final int NEAR_CHARACTERS = 8;

  /** Changes that wait on the heap to be written. */
  private static final int CHANGES_AT_ONCE = 4_000;

  private final byte[] salt = new byte[SALT_BYTES];
  private final MessageDigest digest = ContentHash.sha256();
  private final Path file;
  private final MVStore store;
  private final MVMap<String, Long> counts;
  private final MVMap<String, String> contents;
  private int changes;

  private RowMemory(Path file) {
    new SecureRandom().nextBytes(salt);
    this.file = file;
    this.store =
        new MVStore.Builder()
            .fileName(file.toString())
            .cacheSize(CACHE_MB)
            .compress()
            .autoCommitDisabled()
            .open();
    // Written here and not by the store's own thread: that one falls behind on a busy machine, and
    // what it has not written stays on the heap. Nobody reads an older state of the file.
    store.setVersionsToKeep(0);
    store.setRetentionTime(0);
    this.counts =
        store.openMap(
            "counts",
            new MVMap.Builder<String, Long>()
                .keyType(StringDataType.INSTANCE)
                .valueType(LongDataType.INSTANCE));
    this.contents =
        store.openMap(
            "contents",
            new MVMap.Builder<String, String>()
                .keyType(StringDataType.INSTANCE)
                .valueType(StringDataType.INSTANCE));
  }

  /** An empty memory in a folder. */
  static RowMemory in(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    Files.deleteIfExists(file);
    return new RowMemory(file);
  }

  @Override
  public long count(String key) {
    String hash = near(key) + hashed(key);
    Long before = counts.get(hash);
    long now = before == null ? 1 : before + 1;
    counts.put(hash, now);
    changed();
    return now;
  }

  @Override
  public Optional<String> remember(String key, String content) {
    String known = contents.putIfAbsent(hashed(key), hashed(content));
    changed();
    return Optional.ofNullable(known)
        .map(earlier -> earlier.equals(hashed(content)) ? content : "");
  }

  private void changed() {
    if (++changes == CHANGES_AT_ONCE) {
      store.commit();
      changes = 0;
    }
  }

  /** Ends the memory and removes its file. */
  @Override
  public void close() throws IOException {
    store.closeImmediately();
    Files.deleteIfExists(file);
  }

  /**
   * The same for all keys that differ only in the hash at their end, as those of one document do:
   * they stand on one page of the store, and rows of a document follow each other.
   */
  private String near(String key) {
    int end = key.length() - 2 * HASH_BYTES;
    return end <= 0 ? "" : hashed(key.substring(0, end)).substring(0, NEAR_CHARACTERS);
  }

  private String hashed(String text) {
    digest.update(salt);
    byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
  }
}
