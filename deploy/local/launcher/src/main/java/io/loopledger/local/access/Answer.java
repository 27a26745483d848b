package io.loopledger.local.access;

import java.util.List;
import java.util.Optional;

/**
 * What Trino said to a query.
 *
 * @param rows the rows; each cell as text, null where it is empty
 * @param failure the message, where there are no rows
 * @param isRefused whether it failed because the user may not
 */
record Answer(List<List<String>> rows, Optional<String> failure, boolean isRefused) {
  /** Stands for an empty cell. */
  static final String EMPTY = "";

  static Answer of(List<List<String>> rows) {
    return new Answer(rows, Optional.empty(), false);
  }

  static Answer failed(String message) {
    return new Answer(List.of(), Optional.of(message), message.contains("Access Denied"));
  }
}
