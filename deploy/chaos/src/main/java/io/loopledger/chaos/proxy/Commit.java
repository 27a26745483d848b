package io.loopledger.chaos.proxy;

/**
 * A commit on its way to the catalog.
 *
 * @param table {@code namespace.name}
 * @param metadataLocation the metadata file that the table is to have
 */
public record Commit(String table, String metadataLocation) {}
