package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Alert;
import java.io.IOException;

/** Tells people. */
@FunctionalInterface
public interface Alarm {
  /**
   * Tells of something; returns once the other side has it. It may come again with the same id.
   *
   * @throws IOException if nobody could be told; it is tried again by the next run
   */
  void tell(Alert alert) throws IOException, InterruptedException;
}
