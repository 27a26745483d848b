package io.loopledger.local.screen;

import java.io.PrintStream;

/**
 * Where output goes. The run script knows whether that is a terminal; Java cannot tell for standard
 * input and output apart.
 *
 * @param out takes what is printed
 * @param live whether lines can be drawn over
 */
public record Terminal(PrintStream out, boolean live) {
  private static final String OUT = "loopledger.terminal.out";
  private static final String IN = "loopledger.terminal.in";

  /** Standard output of this process. */
  public static Terminal current() {
    return new Terminal(System.out, Boolean.getBoolean(OUT));
  }

  /** Whether a person can answer a question. */
  public static boolean canAsk() {
    return Boolean.getBoolean(IN);
  }

  /** Prints a line. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }
}
