package io.loopledger.ingest.mapping.yaml;

/**
 * Something wrong in a mapping file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param path the keys that lead to it; empty for the file as a whole
 * @param message what is wrong and how to put it right
 */
public record Problem(int line, String path, String message) {
  @Override
  public String toString() {
    return "line %d%s: %s".formatted(line, path.isEmpty() ? "" : ", " + path, message);
  }
}
