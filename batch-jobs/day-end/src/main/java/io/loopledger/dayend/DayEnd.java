package io.loopledger.dayend;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.dayend.lake.DaySql;
import io.loopledger.dayend.lake.SubjectBooks;
import io.loopledger.dayend.policy.DayEndPolicies;
import io.loopledger.dayend.policy.OverheadDocument;
import io.loopledger.night.step.StepProgress;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * Computes the events of a business date from what the lake holds: it writes nothing and publishes
 * nothing. Called again it gives the same events, less those that are in the lake by then.
 */
public final class DayEnd implements DayComputing {
  private final Lake lake;
  private final ReferenceLog references;
  private final Trino trino;
  private final DayEndConfig config;

  /**
   * Makes one.
   *
   * @param references the log that events are pinned to, as new as the tables at least
   * @param trino may read all rows of {@code raw.events} and {@code ledger.entries}
   */
  public DayEnd(Lake lake, ReferenceLog references, Trino trino, DayEndConfig config) {
    this.lake = lake;
    this.references = references;
    this.trino = trino;
    this.config = config;
  }

  /**
   * What the files of a home say, and where temporary files go.
   *
   * @param policies policies of the brands
   * @param overhead documents to allocate
   * @param scratch folder for temporary files: about 200 bytes for each event of the lake
   * @param workers threads that read
   */
  public record DayEndConfig(
      DayEndPolicies policies, List<OverheadDocument> overhead, Path scratch, int workers) {
    public DayEndConfig {
      overhead = List.copyOf(overhead);
    }
  }

  /**
   * The events of a date.
   *
   * @param date the business date, of each brand in its own zone
   * @throws IllegalArgumentException if an overhead document names what is not registered
   */
  @Override
  public DayEndResult run(LocalDate date, StepProgress progress) throws SQLException, IOException {
    references.refresh();
    ReferenceData latest = references.latest();
    ProofSnapshots snapshots = ProofSnapshots.newest(lake);
    DaySql sql = new DaySql(trino, snapshots);
    DayWork work = new DayWork(date, latest, config.policies());
    List<OverheadDocument> due = due(date, latest);
    TreeSet<String> subjects = new TreeSet<>();
    subjects.addAll(sql.inStock(date));
    subjects.addAll(sql.owedOnVouchers(date));
    subjects.addAll(sql.periods(date));
    for (Brand brand : work.globalMarginBrands()) {
      subjects.addAll(sql.bought(brand.id(), work.marginPeriod(brand)));
    }
    for (OverheadDocument document : due) {
      subjects.addAll(sql.shares(document));
    }
    new SubjectBooks(lake, references, snapshots, config.scratch(), config.workers())
        .forEach(subjects, date, listener(work, progress), work::take);
    work.holding();
    work.vouchers();
    for (Brand brand : work.globalMarginBrands()) {
      work.globalMargin(brand, sql.globalSalesMicros(brand.id(), work.marginPeriod(brand)));
    }
    for (OverheadDocument document : due) {
      work.overhead(document, sql);
    }
    work.expectedReturns(sql);
    return work.result();
  }

  /** How many of these events have neither been posted nor rejected. */
  @Override
  public long notPosted(List<Event> published) throws SQLException {
    return new DaySql(trino, ProofSnapshots.newest(lake)).notPosted(published);
  }

  private static SubjectBooks.Listener listener(DayWork work, StepProgress progress) {
    return new SubjectBooks.Listener() {
      @Override
      public void bucketDone(int done) {
        progress.at(done, Hash.BUCKETS, "buckets of subjects");
      }

      @Override
      public void leftOut(String subject, String reason) {
        work.problem("%s is left out: %s".formatted(subject, reason));
      }
    };
  }

  /** The documents whose month is over. */
  private List<OverheadDocument> due(LocalDate date, ReferenceData latest) {
    List<OverheadDocument> due =
        config.overhead().stream().filter(document -> !document.lastDay().isAfter(date)).toList();
    due.forEach(document -> requireRegistered(document, latest));
    return due;
  }

  private static void requireRegistered(OverheadDocument document, ReferenceData latest) {
    Brand brand =
        latest
            .brand(document.brand())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "overhead document '%s': brand '%s' is not registered; there is %s"
                            .formatted(
                                document.id(),
                                document.brand(),
                                latest.brands().stream().map(Brand::id).toList())));
    if (brand.programme(document.program()).isEmpty()) {
      throw new IllegalArgumentException(
          "overhead document '%s': program '%s' is not registered with brand '%s'"
              .formatted(document.id(), document.program(), brand.id()));
    }
  }
}
