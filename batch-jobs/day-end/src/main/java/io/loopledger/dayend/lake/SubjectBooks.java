package io.loopledger.dayend.lake;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.dayend.decide.Day;
import io.loopledger.dayend.decide.SubjectBook;
import io.loopledger.proof.table.LakeHistories;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Subjects at the end of a date, folded from {@code raw.events}. */
public final class SubjectBooks {
  private final LakeHistories histories;
  private final ReferenceData latest;

  /**
   * Of a lake, at these snapshots.
   *
   * @param scratch folder for temporary files: about 200 bytes for each event of the lake
   * @param workers threads that read
   */
  public SubjectBooks(
      Lake lake, ReferenceLog references, ProofSnapshots snapshots, Path scratch, int workers) {
    this.histories = new LakeHistories(lake, references, snapshots, scratch, workers);
    this.latest = references.latest();
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
    histories.forEach(
        subjects,
        (subject, history) -> {
          try {
            out.accept(book(subject, history, date));
          } catch (RuntimeException e) {
            // One subject that cannot be folded must not hold up all others; the proof names it
            // too.
            listener.leftOut(subject, String.valueOf(e.getMessage()));
          }
        },
        listener::bucketDone);
  }

  private SubjectBook book(String subject, List<PinnedEvent> history, LocalDate date) {
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
        histories.engine().standing(history, event -> day.includes(event.effectiveTime())));
  }
}
