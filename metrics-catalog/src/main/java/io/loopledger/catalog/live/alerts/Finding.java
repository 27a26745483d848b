package io.loopledger.catalog.live.alerts;

import java.util.Map;

/**
 * What a rule found.
 *
 * @param key tells findings of one rule about one thing apart; empty where there can be one only
 * @param message the finding in a sentence
 * @param evidence what the rule saw, by name
 */
public record Finding(String key, String message, Map<String, String> evidence) {
  public Finding {
    evidence = Map.copyOf(evidence);
  }
}
