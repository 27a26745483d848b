package io.loopledger.local.delivery;

import java.io.IOException;

/** Where messages to customers go. */
public interface ImpactTarget extends AutoCloseable {
  /** Its name, part of the consumer group: each target has its own position in the topic. */
  String name();

  /**
   * Hands over a message; returns once the target has it for good.
   *
   * @param id names the message: the same whenever it is handed over again
   * @param body the message as JSON
   * @throws IOException if it may work later
   */
  void deliver(String id, byte[] body) throws IOException, InterruptedException;

  @Override
  void close();
}
