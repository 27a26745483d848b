package io.loopledger.upkeep.policy;

import java.time.Instant;

/**
 * A data file of the newest snapshot.
 *
 * @param location where it is
 * @param partition text that two files share if, and only if, they may become one
 * @param sizeBytes its size
 * @param rows rows in it
 * @param addedAt when it was committed; {@link Instant#EPOCH} if that snapshot is gone
 * @param laidOut whether its rows lie as the table's sort order of today asks for, and were divided
 *     ({@link FileGroup#dividesRows()})
 */
public record FileRecord(
    String location,
    String partition,
    long sizeBytes,
    long rows,
    Instant addedAt,
    boolean laidOut) {}
