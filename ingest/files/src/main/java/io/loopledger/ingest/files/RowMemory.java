package io.loopledger.ingest.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * What a run has to know of the rows before the current one, on disk: the heap holds a cache of
 * fixed size, however long the file is and wherever equal rows stand. Every run begins with an
 * empty one, because it reads every row again.
 */
public final class RowMemory implements Closeable {
  private static final String NAME = "rows.memory";
  private static final int CACHE_MB = 16;

  private final Path file;
  private final MVStore store;
  private final MVMap<String, Long> counts;
  private final MVMap<String, String> contents;

  private RowMemory(Path file) {
    this.file = file;
    this.store =
        new MVStore.Builder().fileName(file.toString()).cacheSize(CACHE_MB).compress().open();
    this.counts = store.openMap("counts");
    this.contents = store.openMap("contents");
  }

  /** An empty memory in a folder. */
  public static RowMemory in(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    Files.deleteIfExists(file);
    return new RowMemory(file);
  }

  /** How often {@code key} was counted, this time included. */
  public long count(String key) {
    Long before = counts.get(key);
    long now = before == null ? 1 : before + 1;
    counts.put(key, now);
    return now;
  }

  /** Keeps the content of a key unless it has one; answers the content it had. */
  public Optional<String> remember(String key, String content) {
    return Optional.ofNullable(contents.putIfAbsent(key, content));
  }

  /** Ends the memory and removes its file. */
  @Override
  public void close() throws IOException {
    store.closeImmediately();
    Files.deleteIfExists(file);
  }
}
