package io.loopledger.delivery.book;

import java.util.List;

/**
 * Something that a person has to be told of.
 *
 * @param id the same whenever it is told again
 * @param subject one line
 * @param lines the rest
 */
public record Alert(String id, String subject, List<String> lines) {
  public Alert {
    lines = List.copyOf(lines);
  }
}
