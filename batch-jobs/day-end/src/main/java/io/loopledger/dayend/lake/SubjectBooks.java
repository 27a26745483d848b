package io.loopledger.dayend.lake;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.dayend.decide.Day;
import io.loopledger.dayend.decide.SubjectBook;
import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.refold.Refolder;
import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.proof.table.EventSpill;
import io.loopledger.proof.table.LakeEvents;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.proof.table.Workers;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Subjects at the end of a date, folded from {@code raw.events} past Trino, a bucket at a time:
 * what is in memory does not grow with the lake.
 */
public final class SubjectBooks {
  private final Lake lake;
  private final ReferenceLog references;
  private final ProofSnapshots snapshots;
  private final Path scratch;
  private final int workers;

  /**
   * Of the tables at these snapshots.
   *
   * @param scratch folder for temporary files: about 200 bytes for each event
   * @param workers threads that read
   */
  public SubjectBooks(
      Lake lake, ReferenceLog references, ProofSnapshots snapshots, Path scratch, int workers) {
    this.lake = lake;
    this.references = references;
    this.snapshots = snapshots;
    this.scratch = scratch;
    this.workers = workers;
  }

  /** Hears how far the reading is, and of subjects that cannot be folded. */
  public interface Listener {
    /** So many of 256 buckets are done. */
    void bucketDone(int done);

    /** A subject is left out, and why. */
    void leftOut(String subject, String reason);
  }

  /** Hands out the books of some subjects, in the order of buckets. */
  public void forEach(
      Set<String> subjects, LocalDate date, Listener listener, Consumer<SubjectBook> out)
      throws IOException {
    PostingEngine engine = new PostingEngine(Chart.builtIn(), references::at);
    LakeEvents events = new LakeEvents(lake, snapshots);
    Refolder refolder = new Refolder(engine, events.repins(), Map.of());
    ReferenceData latest = references.latest();
    try (Workers threads = new Workers(workers);
        EventSpill spill = events.spill(BucketRange.ALL, scratch, threads)) {
      for (int bucket = BucketRange.ALL.first(); bucket <= BucketRange.ALL.last(); bucket++) {
        Map<String, List<StoredEvent>> bySubject = spill.read(bucket);
        for (String subject :
            bySubject.keySet().stream().filter(subjects::contains).sorted().toList()) {
          List<PinnedEvent> history =
              refolder.history(subject, bySubject.getOrDefault(subject, List.of()));
          try {
            out.accept(book(engine, latest, subject, history, date));
          } catch (RuntimeException e) {
            // One subject that cannot be folded must not hold up all others; the proof names it
            // too.
            listener.leftOut(subject, String.valueOf(e.getMessage()));
          }
        }
        listener.bucketDone(bucket + 1);
      }
    }
  }

  private static SubjectBook book(
      PostingEngine engine,
      ReferenceData latest,
      String subject,
      List<PinnedEvent> history,
      LocalDate date) {
    String id = history.getFirst().event().context().brand();
    Brand brand =
        latest
            .brand(id)
            .orElseThrow(() -> new IllegalStateException("brand '%s' is unknown".formatted(id)));
    Day day = new Day(brand, date);
    return new SubjectBook(
        Subject.parse(subject),
        day,
        history,
        engine.standing(history, event -> day.includes(event.effectiveTime())));
  }
}
