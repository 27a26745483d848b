package io.loopledger.local.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

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

  /** Asks a person; the answer without blanks around it, empty at the end of input. */
  public String ask(String question) throws IOException {
    out.print(question + " ");
    out.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String answer = in.readLine();
    return answer == null ? "" : answer.strip();
  }

  /** Prints a line. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }
}
