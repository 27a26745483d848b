package io.loopledger.ingest.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** Finds out what stands between the cells of a file. */
final class Delimiters {
  /** Characters of the first line that are looked at. */
  static final int LOOK_AHEAD = 1 << 14;

  private static final String SEPARATOR_LINE = "sep=";
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  private Delimiters() {}

  /** What a line such as {@code sep=;} states, which spreadsheets write and read. */
  static Optional<Character> stated(String firstLine) {
    String line = firstLine.strip();
    return line.length() == SEPARATOR_LINE.length() + 1
            && line.regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length())
        ? Optional.of(line.charAt(line.length() - 1))
        : Optional.empty();
  }

  /** The candidate that occurs most often in the first line outside quotes; else a comma. */
  static char detect(BufferedReader reader) throws IOException {
    String line = firstLine(reader);
    char best = CANDIDATES[0];
    for (char candidate : CANDIDATES) {
      if (count(line, candidate) > count(line, best)) {
        best = candidate;
      }
    }
    return best;
  }

  /** The first line that is not blank, as far as is looked ahead; the reader stays before it. */
  static String firstLine(BufferedReader reader) throws IOException {
    reader.mark(LOOK_AHEAD);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < LOOK_AHEAD; i++) {
      int next = reader.read();
      boolean lineEnds = next == '\n' || next == '\r';
      if (next < 0 || (lineEnds && !line.toString().isBlank())) {
        break;
      }
      line.append((char) next);
    }
    reader.reset();
    return line.toString();
  }

  private static int count(String line, char candidate) {
    int count = 0;
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      quoted ^= c == '"';
      count += !quoted && c == candidate ? 1 : 0;
    }
    return count;
  }
}
