package io.loopledger.local.query;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bytes for people: sixteen a line, as numbers and as text. */
public final class HexDump {
  private static final int WIDTH = 16;
  private static final int MOST_LINES = 64;

  private HexDump() {}

  /** The lines; long content is cut, and the last line says so. */
  public static List<String> lines(byte @Nullable [] bytes) {
    if (bytes == null) {
      return List.of("  (none)");
    }
    if (bytes.length == 0) {
      return List.of("  (empty)");
    }
    int lines = (bytes.length + WIDTH - 1) / WIDTH;
    List<String> shown =
        IntStream.range(0, Math.min(lines, MOST_LINES)).mapToObj(i -> line(bytes, i)).toList();
    return lines <= MOST_LINES
        ? shown
        : java.util.stream.Stream.concat(
                shown.stream(),
                java.util.stream.Stream.of(
                    "  ... %,d bytes in all; dlq export writes them".formatted(bytes.length)))
            .toList();
  }

  private static String line(byte[] bytes, int line) {
    StringBuilder hex = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int i = line * WIDTH; i < Math.min(bytes.length, (line + 1) * WIDTH); i++) {
      hex.append("%02x ".formatted(bytes[i]));
      text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
    }
    return "  %06x  %-48s %s".formatted(line * WIDTH, hex, text);
  }
}
