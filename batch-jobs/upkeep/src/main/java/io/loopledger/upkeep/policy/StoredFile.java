package io.loopledger.upkeep.policy;

import java.time.Instant;

/**
 * A file in a table's folder.
 *
 * @param location where it is
 * @param sizeBytes its size
 * @param writtenAt when it was last written
 */
public record StoredFile(String location, long sizeBytes, Instant writtenAt) {}
