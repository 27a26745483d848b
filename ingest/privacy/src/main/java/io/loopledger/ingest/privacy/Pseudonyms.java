package io.loopledger.ingest.privacy;

import io.loopledger.schemas.event.Pseudonym;
import java.util.Collection;
import java.util.Map;

/**
 * Gives every customer of a brand a pseudonym: random, the same each time it is asked, until the
 * customer is erased. The plain reference is neither stored nor logged.
 */
public interface Pseudonyms {
  /**
   * The pseudonyms of some customers; makes those that are missing. A reference that already is a
   * pseudonym ({@link Pseudonym#isPseudonym}) stands for itself.
   *
   * @param brand whose customers they are: two brands never share a pseudonym
   * @param references the customers as the source names them
   * @return a pseudonym for each distinct reference
   * @throws PseudonymsUnavailableException if the store does not answer; nothing was sent then
   */
  Map<String, String> of(String brand, Collection<String> references);
}
