package io.loopledger.inbox.issuer;

import java.util.Map;

/**
 * Who sent a statement.
 *
 * @param group what its lines are
 * @param key as the matching knows the sender, such as {@code dhl}; empty if nobody says
 * @param types words of the sender for a line, each with the word that the matching knows
 */
public record Issuer(LineGroup group, String key, Map<String, String> types) {
  public Issuer {
    types = Map.copyOf(types);
  }
}
