package io.loopledger.ingest.files;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.schemas.sealing.BrandKeys;

/**
 * What keeps a file's customers unknown behind the door.
 *
 * @param pseudonyms gives every customer a pseudonym
 * @param keys seal the rows that are refused, with the brand's key
 */
public record ImportPrivacy(Pseudonyms pseudonyms, BrandKeys keys) {
  public ImportPrivacy {
    requireNonNull(pseudonyms, "pseudonyms is null");
    requireNonNull(keys, "keys is null");
  }
}
