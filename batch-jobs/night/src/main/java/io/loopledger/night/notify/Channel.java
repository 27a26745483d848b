package io.loopledger.night.notify;

import java.io.IOException;
import java.util.List;

/** A way to tell somebody. */
public interface Channel {
  /** Its name, part of the key of what was told. */
  String name();

  /**
   * Sends a message; returns once the other side has it.
   *
   * @throws IOException if it cannot be sent, with a reason a person understands and no secret
   */
  void send(Message message) throws IOException, InterruptedException;

  /**
   * What is sent.
   *
   * @param id the same whenever it is sent again
   * @param subject one line
   * @param lines for people
   * @param json for programs
   */
  record Message(String id, String subject, List<String> lines, String json) {
    public Message {
      lines = List.copyOf(lines);
    }
  }
}
