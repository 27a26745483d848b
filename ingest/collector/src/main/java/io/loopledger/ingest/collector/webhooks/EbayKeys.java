package io.loopledger.ingest.collector.webhooks;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;

/** eBay's public keys. */
public interface EbayKeys {
  /**
   * The key of an id, as the signature names it.
   *
   * @return empty where eBay has no such key
   * @throws IOException if it cannot be told now
   */
  Optional<PublicKey> key(String id) throws IOException;
}
