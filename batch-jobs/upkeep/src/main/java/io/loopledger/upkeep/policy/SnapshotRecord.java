package io.loopledger.upkeep.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot as the table's metadata has it.
 *
 * @param id its id
 * @param parentId the snapshot it was made on; that one may be gone
 * @param committedAt when it was committed, by the clock of who did
 * @param marker of Flink's sink, where it made the snapshot
 */
public record SnapshotRecord(
    long id, Optional<Long> parentId, Instant committedAt, Optional<Marker> marker) {}
