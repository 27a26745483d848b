package io.loopledger.proof.table;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.refold.Refolder;
import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Events of some subjects with the pins they have now, out of {@code raw.events} past Trino, a
 * bucket at a time: what is in memory does not grow with the lake.
 */
public final class LakeHistories {
  private final LakeEvents events;
  private final PostingEngine engine;
  private final Path scratch;
  private final int workers;

  /**
   * Of a lake, at these snapshots.
   *
   * @param scratch folder for temporary files: about 200 bytes for each event of the lake
   * @param workers threads that read
   */
  public LakeHistories(
      Lake lake, ReferenceLog references, ProofSnapshots snapshots, Path scratch, int workers) {
    this.events = new LakeEvents(lake, snapshots);
    this.engine = new PostingEngine(Chart.builtIn(), references::at);
    this.scratch = scratch;
    this.workers = workers;
  }

  /** The engine that folds them. */
  public PostingEngine engine() {
    return engine;
  }

  /**
   * Hands out the histories of those that have events, in the order of buckets and subjects.
   *
   * @param done hears how many of the 256 buckets are done
   */
  public void forEach(
      Set<String> subjects, BiConsumer<String, List<PinnedEvent>> out, IntConsumer done)
      throws IOException {
    Map<Integer, TreeSet<String>> byBucket =
        subjects.stream()
            .collect(
                Collectors.groupingBy(
                    subject -> Hash.bucket(Hash.of(subject)),
                    Collectors.toCollection(TreeSet::new)));
    Refolder refolder = new Refolder(engine, events.repins(), Map.of());
    try (Workers threads = new Workers(workers);
        EventSpill spill = events.spill(BucketRange.ALL, scratch, threads)) {
      for (int bucket = BucketRange.ALL.first(); bucket <= BucketRange.ALL.last(); bucket++) {
        TreeSet<String> wanted = byBucket.getOrDefault(bucket, new TreeSet<>());
        Map<String, List<StoredEvent>> stored = wanted.isEmpty() ? Map.of() : spill.read(bucket);
        for (String subject : wanted) {
          List<StoredEvent> ofSubject = stored.get(subject);
          if (ofSubject != null) {
            out.accept(subject, refolder.history(subject, ofSubject));
          }
        }
        done.accept(bucket + 1);
      }
    }
  }
}
