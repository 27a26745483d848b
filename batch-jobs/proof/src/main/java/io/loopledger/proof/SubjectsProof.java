package io.loopledger.proof;

import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.refold.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Journals and ledger of the subjects of a range of buckets.
 *
 * @param range the buckets
 * @param subjects how many subjects have events
 * @param events how many events they have
 * @param lines how many net lines their journals have
 * @param entries how many entries the ledger has of them
 * @param waiting events that are not posted; the ledger is right without them
 * @param differingBuckets buckets whose sums or hashes are not the same in both
 * @param unlistedCells parts of them that were not looked into, because there were too many
 *     findings
 * @param seconds how long each part took
 */
public record SubjectsProof(
    BucketRange range,
    long subjects,
    long events,
    long lines,
    long entries,
    List<Waiting> waiting,
    int differingBuckets,
    int unlistedCells,
    Map<String, Duration> seconds) {
  public SubjectsProof {
    waiting = List.copyOf(waiting);
  }

  SubjectsProof with(Map<String, Duration> allSeconds) {
    return new SubjectsProof(
        range,
        subjects,
        events,
        lines,
        entries,
        waiting,
        differingBuckets,
        unlistedCells,
        allSeconds);
  }
}
