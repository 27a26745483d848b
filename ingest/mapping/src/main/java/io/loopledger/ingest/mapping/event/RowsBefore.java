package io.loopledger.ingest.mapping.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What has to be known of the records before the current one. */
public interface RowsBefore {
  /** How often {@code key} was counted, this time included. */
  long count(String key);

  /** Keeps the content of a key unless it has one; answers the content it had. */
  Optional<String> remember(String key, String content);

  /** Of one document alone. */
  static RowsBefore none() {
    Map<String, Long> counts = new HashMap<>();
    return new RowsBefore() {
      @Override
      public long count(String key) {
        return counts.merge(key, 1L, Long::sum);
      }

      @Override
      public Optional<String> remember(String key, String content) {
        return Optional.empty();
      }
    };
  }
}
