package io.loopledger.upkeep.table;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.UpkeepConfig;
import io.loopledger.upkeep.policy.ExpiryPlan;
import io.loopledger.upkeep.policy.FileGroup;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Table;

/**
 * The upkeep of one table: settings, retention, compaction, expiry, orphans, and what holds at the
 * end. A step that fails is a problem and does not keep the others from their work.
 */
public final class TableUpkeep {
  private final String name;
  private final Table table;
  private final UpkeepConfig config;
  private final Clock clock;
  private final Findings findings;

  private Compactor.Result compaction = Compactor.Result.NOTHING;
  private ExpiryPlan plan = new ExpiryPlan(List.of(), 0, Set.of());
  private SnapshotExpiry.Result expiry = SnapshotExpiry.Result.NOTHING;
  private OrphanRemoval.Found found = OrphanRemoval.Found.NOTHING;

  /** The upkeep of a table. */
  public TableUpkeep(
      String name, Table table, UpkeepConfig config, Clock clock, Findings findings) {
    this.name = name;
    this.table = table;
    this.config = config;
    this.clock = clock;
    this.findings = findings;
  }

  /** Does it once. */
  public TableReport run() {
    Outcome outcome = new Outcome(table, findings);
    step("settings", this::settings);
    step(
        "retention",
        () -> new RetentionCheck(table, findings, config.legalRetention()).check(clock.instant()));
    step("compaction", this::compact);
    step(
        "the count of rows",
        () -> {
          table.refresh();
          outcome.checkRows();
        });
    step("expiry", this::expire);
    step("orphans", this::orphans);
    step(
        "the last check",
        () -> {
          table.refresh();
          outcome.checkHistory(plan);
          checkBounds();
        });
    return report(outcome);
  }

  private void settings() {
    Map<String, String> missing = MetadataSettings.missing(table.properties());
    if (missing.isEmpty()) {
      return;
    }
    if (!config.isDryRun()) {
      MetadataSettings.set(table, missing);
    }
    findings.note((config.isDryRun() ? "would set %s" : "set %s").formatted(missing));
  }

  private void compact() throws IOException {
    if (table.currentSnapshot() == null) {
      return;
    }
    if (!table.currentSnapshot().deleteManifests(table.io()).isEmpty()) {
      findings.problem(
          Problem.Code.DELETE_FILES,
          "the table has delete files; rows are only added to it, so somebody else deleted some."
              + " It was not compacted: see with Trino's \"$history\" who did");
      return;
    }
    LiveFiles files = LiveFiles.of(table);
    List<FileGroup> groups =
        config.compaction().plan(files.records(), clock.instant(), table.sortOrder().isSorted());
    compaction =
        config.isDryRun()
            ? new Compactor.Result(
                groups.stream().mapToInt(group -> group.files().size()).sum(), groups.size())
            : new Compactor(table, files, findings).compact(groups);
  }

  private void expire() {
    plan = config.snapshots().plan(Histories.of(table), clock.instant());
    plan.endedWriters().stream()
        .map(writer -> "the marker of %s goes: another job has taken over".formatted(writer))
        .sorted()
        .forEach(findings::note);
    expiry =
        config.isDryRun()
            ? new SnapshotExpiry.Result(plan.expire().size(), 0)
            : new SnapshotExpiry(table, findings).expire(plan, clock.instant());
  }

  private void orphans() {
    OrphanRemoval removal = new OrphanRemoval(table, findings, config.orphans());
    found = removal.look(clock.instant());
    if (!config.isDryRun() && !found.orphans().isEmpty()) {
      removal.delete(found.orphans());
    }
  }

  private void checkBounds() {
    int snapshots = Histories.of(table).mainChain().size();
    int bound = config.snapshots().maxSnapshots();
    if (!config.isDryRun() && snapshots > bound) {
      findings.problem(
          Problem.Code.TOO_MANY_SNAPSHOTS,
          ("%,d snapshots stay, more than %,d: each commit writes the list of them anew. Let the upkeep"
                  + " run more often, lower --expire-older-than, or look for a sink that no longer"
                  + " commits and whose marker is old")
              .formatted(snapshots, bound));
    }
    if (found.metadataFiles() > config.maxMetadataFiles()) {
      findings.problem(
          Problem.Code.TOO_MANY_METADATA_FILES,
          ("%,d metadata files lie in %s, more than %,d; commits that failed leave them, and they go"
                  + " as orphans once they are older than %s")
              .formatted(
                  found.metadataFiles(),
                  table.location(),
                  config.maxMetadataFiles(),
                  config.orphans().safeAge()));
    }
  }

  private TableReport report(Outcome outcome) {
    return new TableReport(
        name,
        outcome.sizeBefore(),
        LiveFiles.of(table).size(),
        compaction.compactedFiles(),
        compaction.writtenFiles(),
        expiry.snapshots(),
        expiry.files(),
        found.orphans(),
        found.metadataFiles(),
        findings.notes(),
        findings.problems());
  }

  private void step(String step, Step work) {
    findings.step(step);
    try {
      work.run();
    } catch (RuntimeException | IOException e) {
      findings.problem(
          Problem.Code.STEP_FAILED,
          "%s failed: %s. The table holds what it held; run the upkeep again".formatted(step, e));
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
