package io.loopledger.restatement;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.refold.Repin;
import io.loopledger.proof.table.EventSpill;
import io.loopledger.proof.table.LakeEvents;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.proof.table.Workers;
import io.loopledger.restatement.file.PlanFolder;
import io.loopledger.restatement.file.PlanWriter;
import io.loopledger.restatement.plan.EffectLine;
import io.loopledger.restatement.plan.MetricEffects;
import io.loopledger.restatement.plan.Request;
import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.restatement.plan.Selection;
import io.loopledger.restatement.plan.SubjectPlanner;
import io.loopledger.restatement.plan.Target;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Works a run out and changes nothing: every subject is folded with the pins it has and with those
 * it would have. Subjects are in buckets by their hash, and buckets are folded in parallel.
 */
public final class DryRun {
  private final Lake lake;
  private final ReferenceLog references;
  private final int workers;
  private final Path scratch;
  private final RestatementProgress progress;

  /**
   * Makes a dry run.
   *
   * @param references the log that events are pinned to, as new as the tables at least
   * @param workers threads that read and fold events
   * @param scratch folder for temporary files: about 200 bytes for each event
   */
  public DryRun(
      Lake lake, ReferenceLog references, int workers, Path scratch, RestatementProgress progress) {
    this.lake = lake;
    this.references = references;
    this.workers = workers;
    this.scratch = scratch;
    this.progress = progress;
  }

  /**
   * Works a run out, and writes its folder.
   *
   * @param home where the folders of runs are
   * @throws IllegalArgumentException if the version does not exist
   */
  public RestatementPlan plan(Request request, Path home) throws IOException {
    ReferenceData newest = references.latest();
    requireKnown(request.target(), newest);
    ProofSnapshots snapshots = ProofSnapshots.newest(lake);
    String runId = request.runId(snapshots.checkpointId());
    PlanFolder folder = new PlanFolder(home, runId);
    Totals totals;
    try (PlanWriter out = folder.write()) {
      totals = fold(request, runId, new LakeEvents(lake, snapshots), out);
    }
    List<EffectLine> accounts =
        totals.effects().lines((brand, month) -> newest.calendar().period(brand, month.atDay(1)));
    List<EffectLine> effect = new ArrayList<>(accounts);
    effect.addAll(
        new MetricEffects(Catalog.builtIn()).lines(accounts, totals.effects().published()));
    effect.sort(Comparator.comparing((EffectLine line) -> line.figure().brand()));
    RestatementPlan plan =
        new RestatementPlan(
            runId,
            request,
            snapshots.checkpointId(),
            totals.counts(),
            totals.refusedByCode(),
            effect);
    folder.finish(plan);
    return plan;
  }

  private Totals fold(Request request, String runId, LakeEvents events, PlanWriter out)
      throws IOException {
    Map<String, List<Repin>> repins = events.repins();
    Selection selection = request.selection();
    SubjectPlanner planner =
        new SubjectPlanner(
            new PostingEngine(Chart.builtIn(), references::at), repins, request, runId);
    Totals all = new Totals();
    AtomicInteger done = new AtomicInteger();
    AtomicLong folded = new AtomicLong();
    try (Workers threads = new Workers(workers);
        EventSpill spill = events.spill(BucketRange.ALL, scratch, threads, selection::hasBrand)) {
      int buckets = spill.range().last() + 1;
      threads.run(
          IntStream.range(0, buckets)
              .<Runnable>mapToObj(
                  bucket ->
                      () -> {
                        Totals some = bucket(bucket, spill, planner, out);
                        synchronized (all) {
                          all.addAll(some);
                        }
                        progress.folded(
                            done.incrementAndGet(),
                            buckets,
                            folded.addAndGet(some.counts().events()));
                      })
              .toList());
    }
    return all;
  }

  private static Totals bucket(
      int bucket, EventSpill spill, SubjectPlanner planner, PlanWriter out) {
    Totals totals = new Totals();
    spill
        .read(bucket)
        .forEach(
            (subject, events) ->
                planner
                    .plan(subject, events)
                    .ifPresent(
                        plan -> {
                          totals.add(plan);
                          plan.command().ifPresent(out::command);
                          plan.refusal().ifPresent(out::refused);
                        }));
    return totals;
  }

  private static void requireKnown(Target target, ReferenceData newest) {
    if (target instanceof Target.ToVersion(long version)
        && (version < 1 || version > newest.version())) {
      throw new IllegalArgumentException(
          "reference version %d does not exist; versions here are 1 to %d"
              .formatted(version, newest.version()));
    }
  }
}
