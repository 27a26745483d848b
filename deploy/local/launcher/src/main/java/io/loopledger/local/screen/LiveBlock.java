package io.loopledger.local.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lines that change while work goes on: drawn in place on a terminal, and printed anew every few
 * seconds elsewhere, so that a log stays readable.
 */
public final class LiveBlock implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration REPRINT = Duration.ofSeconds(5);
  private static final String UP_AND_CLEAR = "\033[%dA\033[J";

  private final Terminal terminal;
  private Instant last;
  private int drawn;
  private boolean stale;
  private List<String> shown = List.of();

  /** A block; nothing is drawn yet. The first print without a terminal waits its turn too. */
  public LiveBlock(Terminal terminal) {
    this.terminal = terminal;
    this.last = terminal.live() ? Instant.MIN : Instant.now();
  }

  /** Shows the lines if it is time again. */
  public synchronized void show(Supplier<List<String>> lines) {
    Duration pause = terminal.live() ? REDRAW : REPRINT;
    stale = true;
    if (last.isBefore(Instant.now().minus(pause))) {
      draw(lines.get());
    }
  }

  /** Shows the lines now. */
  public synchronized void finish(List<String> lines) {
    if (!lines.equals(shown) || stale) {
      draw(lines);
    }
    drawn = 0;
  }

  private void draw(List<String> lines) {
    last = Instant.now();
    stale = false;
    shown = List.copyOf(lines);
    if (terminal.live()) {
      String back = drawn == 0 ? "" : UP_AND_CLEAR.formatted(drawn);
      terminal.out().print(back + String.join("\n", lines) + "\n");
      drawn = lines.size();
    } else {
      terminal.out().println(String.join("; ", lines.stream().map(String::strip).toList()));
    }
    terminal.out().flush();
  }

  @Override
  public synchronized void close() {
    drawn = 0;
  }
}
