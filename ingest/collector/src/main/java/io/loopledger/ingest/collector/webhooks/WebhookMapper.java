package io.loopledger.ingest.collector.webhooks;

/** Turns a source's documents into events. Safe for use by several threads. */
public interface WebhookMapper {
  /**
   * Maps a document: all of it, or nothing where anything in it is wrong.
   *
   * @param topic as the sender names it
   * @throws io.loopledger.ingest.privacy.PseudonymsUnavailableException if that store is needed and
   *     does not answer
   */
  MappedDocument map(String topic, byte[] body);

  /** Gives each source its mapper. */
  interface Factory {
    /**
     * The mapper of a source.
     *
     * @throws IllegalArgumentException naming everything that is wrong with its mappings
     * @throws java.io.IOException if they cannot be read
     */
    WebhookMapper of(WebhookSource source) throws java.io.IOException;
  }
}
