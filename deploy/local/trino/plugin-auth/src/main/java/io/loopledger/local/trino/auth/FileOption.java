package io.loopledger.local.trino.auth;

import java.nio.file.Path;
import java.util.Map;

/** The one option both factories take. */
final class FileOption {
  private static final String NAME = "loopledger.file";

  private FileOption() {}

  static Path in(Map<String, String> config) {
    String value = config.get(NAME);
    if (value == null || config.size() != 1) {
      throw new IllegalArgumentException(
          "Expected the single option " + NAME + ", but got " + config.keySet());
    }
    return Path.of(value);
  }
}
