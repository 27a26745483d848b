package io.loopledger.proof;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.proof.compare.JournalLines;
import io.loopledger.proof.net.Amounts;
import io.loopledger.proof.net.Digest;
import io.loopledger.proof.net.Digests;
import io.loopledger.proof.net.Hash;
import io.loopledger.proof.net.NetKey;
import io.loopledger.proof.refold.Refolder;
import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.proof.refold.Waiting;
import io.loopledger.proof.table.EventSpill;
import io.loopledger.proof.table.LakeEvents;
import io.loopledger.proof.table.Workers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Folds spilled events, bucket by bucket, in parallel workers around the pure engine. */
final class SubjectsProver {
  private final ReferenceLog references;
  private final EventSpill spill;
  private final Workers workers;
  private final Refolder refolder;

  SubjectsProver(ReferenceLog references, LakeEvents events, EventSpill spill, Workers workers) {
    this.references = references;
    this.spill = spill;
    this.workers = workers;
    this.refolder =
        new Refolder(
            new PostingEngine(Chart.builtIn(), this.references::at),
            events.repins(),
            events.deferred());
  }

  /** What all journals of the range come to. */
  static final class Folded {
    private final Digests digests = new Digests();
    private final List<Waiting> waiting = new ArrayList<>();
    private long subjects;
    private long events;
    private long lines;

    /** Digests by bucket. */
    Digests digests() {
      return digests;
    }

    List<Waiting> waiting() {
      return waiting.stream()
          .sorted(Comparator.comparing(Waiting::subject).thenComparing(Waiting::eventId))
          .toList();
    }

    long subjects() {
      return subjects;
    }

    long events() {
      return events;
    }

    long lines() {
      return lines;
    }

    private void add(String subject, int bucket, Refolder.Refolded refolded) {
      subjects++;
      events += refolded.events();
      lines += refolded.lines().size();
      waiting.addAll(refolded.waiting());
      refolded.lines().forEach(line -> addLine(digests, bucket, subject, line));
    }

    private synchronized void addAll(Folded other) {
      digests.addAll(other.digests);
      waiting.addAll(other.waiting);
      subjects += other.subjects;
      events += other.events;
      lines += other.lines;
    }
  }

  /** Folds all subjects; what is wrong with their events is added to the findings. */
  Folded fold(Findings findings) {
    Folded all = new Folded();
    workers.run(
        buckets().stream()
            .<Runnable>map(
                bucket ->
                    () -> {
                      Folded folded = new Folded();
                      spill
                          .read(bucket)
                          .forEach(
                              (subject, events) -> {
                                Refolder.Refolded refolded = refolder.fold(subject, events);
                                refolded.problems().forEach(findings::add);
                                folded.add(subject, bucket, refolded);
                              });
                      all.addAll(folded);
                    })
            .toList());
    return all;
  }

  private List<Integer> buckets() {
    return IntStream.rangeClosed(spill.range().first(), spill.range().last()).boxed().toList();
  }

  /** Digests by cell, of some buckets. */
  Digests byCell(Collection<Integer> buckets) {
    Digests all = new Digests();
    workers.run(
        buckets.stream()
            .<Runnable>map(
                bucket ->
                    () -> {
                      Digests digests = new Digests();
                      refold(
                          bucket,
                          any -> true,
                          (subject, cell, events, refolded) ->
                              refolded.lines().forEach(l -> addLine(digests, cell, subject, l)));
                      synchronized (all) {
                        all.addAll(digests);
                      }
                    })
            .toList());
    return all;
  }

  /** The net lines of the subjects of some cells. */
  JournalLines lines(Collection<Integer> cells) {
    JournalLines lines = new JournalLines();
    SortedSet<Integer> buckets =
        cells.stream().map(Hash::bucketOfCell).collect(Collectors.toCollection(TreeSet::new));
    workers.run(
        buckets.stream()
            .<Runnable>map(
                bucket ->
                    () ->
                        refold(
                            bucket,
                            cells::contains,
                            (subject, cell, events, refolded) -> {
                              if (refolded.isUnfoldable()) {
                                lines.addUnknown(subject);
                              }
                              refolded.lines().forEach(line -> lines.add(subject, line));
                              events.forEach(
                                  stored ->
                                      lines.addEvent(
                                          subject, stored.event().id(), stored.event().source()));
                            }))
            .toList());
    return lines;
  }

  /** Takes a subject that was folded. */
  @FunctionalInterface
  private interface Subject {
    void take(String subject, int cell, List<StoredEvent> events, Refolder.Refolded refolded);
  }

  private void refold(int bucket, IntPredicate cells, Subject out) {
    Map<String, List<StoredEvent>> subjects = spill.read(bucket);
    subjects.forEach(
        (subject, events) -> {
          int cell = Hash.cell(Hash.of(subject));
          if (cells.test(cell)) {
            out.take(subject, cell, events, refolder.fold(subject, events));
          }
        });
  }

  private static void addLine(Digests digests, int group, String subject, Posting line) {
    digests.add(
        group,
        line.key().measure(),
        Digest.of(
            NetKey.of(subject, line.key()),
            Amounts.ofMicros(line.amountMicros(), line.reportingMicros())));
  }
}
