package io.loopledger.close;

/** Takes how far a close is. */
@FunctionalInterface
public interface CloseProgress {
  /**
   * A step begins, or goes on.
   *
   * @param detail what it is about, for people
   */
  void at(CloseStep step, String detail);
}
