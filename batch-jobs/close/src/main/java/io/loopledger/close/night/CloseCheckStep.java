package io.loopledger.close.night;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.close.CloseCheck;
import io.loopledger.close.CloseParts;
import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.check.ClosePolicy;
import io.loopledger.close.lake.CloseTags;
import io.loopledger.close.store.CloseRows;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells which periods could be closed and what stands in the way, and makes sure that the tags of
 * closed periods name what the closes published. It closes nothing: people do.
 */
public final class CloseCheckStep implements NightStep {
  private static final String WHAT = "closes and brands";

  private final CloseParts parts;
  private final CloseCheck check;
  private final CloseRows rows;
  private final CloseTags tags;

  /** A step by a policy. */
  public CloseCheckStep(CloseParts parts, ClosePolicy policy) {
    this.parts = parts;
    this.check = new CloseCheck(parts, policy);
    this.rows = new CloseRows(parts.database());
    this.tags = new CloseTags(parts.lake());
  }

  @Override
  public String name() {
    return "close-check";
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) throws SQLException {
    parts.references().refresh();
    List<Close> closes = rows.all();
    List<Brand> brands = parts.references().latest().brands();
    long total = (long) closes.size() + brands.size();
    List<String> findings = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    long done = 0;
    for (Close close : closes) {
      progress.at(done++, total, WHAT);
      findings.addAll(findings(context.runId(), close));
    }
    SortedMap<String, SortedSet<YearMonth>> open = openPeriods();
    int closable = 0;
    for (Brand brand : brands) {
      progress.at(done++, total, WHAT);
      Optional<Ready> ready = oldest(brand, open, context);
      ready.ifPresent(each -> lines.add(each.line()));
      closable += ready.filter(Ready::isReady).isPresent() ? 1 : 0;
    }
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("closes", BigDecimal.valueOf(closes.size()));
    figures.put("brands that can close a period", BigDecimal.valueOf(closable));
    List<String> all = new ArrayList<>(findings);
    all.addAll(lines);
    return new StepReport(
        figures, findings.size(), all, findings.isEmpty() ? Severity.CLEAN : Severity.NOTICE);
  }

  private List<String> findings(String runId, Close close) {
    List<String> findings = new ArrayList<>();
    if (close.unfinishedReopening().isPresent()) {
      findings.add(
          "%s is being opened again and that was cut; finish it with ./loopledger close --reopen"
              .formatted(close.tag()));
    } else if (close.state() == CloseState.BEGUN) {
      findings.add(
          "%s was begun by %s at %s and is not finished; call the close again, it goes on"
              .formatted(close.tag(), close.begun().by(), close.begun().at()));
    } else if (close.state() == CloseState.CLOSED) {
      openedPastTheClose(close).ifPresent(findings::add);
    }
    if (close.state() != CloseState.BEGUN) {
      findings.addAll(tagFindings(runId, close));
    }
    return findings;
  }

  /** The calendar can be changed without the close; then figures move that nobody expects to. */
  private Optional<String> openedPastTheClose(Close close) {
    List<String> open =
        close.activeBrands().stream()
            .filter(
                brand ->
                    !parts.references().latest().calendar().isClosed(brand, close.name().period()))
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s is open for posting for %s though %s closed it; open it by ./loopledger close --reopen, or close the calendar again"
                .formatted(close.name().period(), String.join(", ", open), close.tag()));
  }

  private List<String> tagFindings(String runId, Close close) {
    if (close.snapshots() == null) {
      return List.of();
    }
    CloseTags.State state = tags.state(close);
    List<String> findings = new ArrayList<>(state.wrong());
    if (!state.missing().isEmpty()) {
      rows.repair(runId, close.tag(), state.missing());
      tags.set(close, state.missing());
    }
    rows.repaired(runId, close.tag())
        .ifPresent(
            tables ->
                findings.add(
                    "tag %s was missing and was set again on %s; somebody dropped it"
                        .formatted(close.tag(), tables)));
    return findings;
  }

  private record Ready(boolean isReady, String line) {}

  /** Books are closed in order, so only the oldest period that has entries is told. */
  private Optional<Ready> oldest(
      Brand brand, SortedMap<String, SortedSet<YearMonth>> open, NightContext context)
      throws SQLException {
    YearMonth current = YearMonth.from(brand.businessDate(context.nominalTime()));
    SortedSet<YearMonth> ended = open.getOrDefault(brand.id(), new TreeSet<>()).headSet(current);
    if (ended.isEmpty()) {
      return Optional.empty();
    }
    YearMonth period = ended.first();
    String more = ended.size() == 1 ? "" : ", and %d later ones wait".formatted(ended.size() - 1);
    List<String> inTheWay =
        check.of(period, List.of(brand), context.nominalTime()).stream()
            .filter(CheckResult::isInTheWay)
            .map(CheckResult::message)
            .toList();
    return Optional.of(
        inTheWay.isEmpty()
            ? new Ready(
                true,
                "%s of %s can be closed%s: ./loopledger close --period %s --brand %s"
                    .formatted(period, brand.id(), more, period, brand.id()))
            : new Ready(
                false,
                "%s of %s cannot be closed yet%s: %s"
                    .formatted(period, brand.id(), more, String.join("; ", inTheWay))));
  }

  /** Periods that have entries and are open, by brand. */
  private SortedMap<String, SortedSet<YearMonth>> openPeriods() throws SQLException {
    SortedMap<String, SortedSet<YearMonth>> open = new TreeMap<>();
    parts
        .trino()
        .query(
            "SELECT DISTINCT brand, period FROM mart.\"rollup\"",
            row -> {
              YearMonth period = YearMonth.parse(row.getString("period"));
              String brand = row.getString("brand");
              if (!parts.references().latest().calendar().isClosed(brand, period)) {
                open.computeIfAbsent(brand, b -> new TreeSet<>()).add(period);
              }
            });
    return open;
  }
}
