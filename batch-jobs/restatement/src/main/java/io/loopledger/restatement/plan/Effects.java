package io.loopledger.restatement.plan;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.proof.net.Amounts;
import io.loopledger.restatement.plan.EffectLine.Figure;
import io.loopledger.restatement.plan.EffectLine.Kind;
import io.loopledger.restatement.plan.EffectLine.Value;
import io.loopledger.schemas.entry.Cause;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Sums what subjects change, by account. Memory grows with accounts, brands and months, not with
 * subjects. Not safe for use by several threads.
 */
public final class Effects {
  private final Map<Figure, Cell> cells = new HashMap<>();

  private static final class Cell {
    private Amounts published = Amounts.ZERO;
    private final Map<Cause, Change> changes = new EnumMap<>(Cause.class);
  }

  private static final class Change {
    private Amounts amounts = Amounts.ZERO;
    private long entries;
    private long subjects;
  }

  private record Changed(Figure figure, Cause cause) {}

  /** Takes what a subject's journal is, and what would be posted for it. */
  public void add(SubjectPlan subject) {
    for (Posting posting : subject.published()) {
      Cell cell = cell(figure(posting.key()));
      cell.published = cell.published.plus(amounts(posting));
    }
    Set<Changed> changed = new HashSet<>();
    for (Caused caused : subject.difference()) {
      Figure figure = figure(caused.posting().key());
      Change change = change(figure, caused.cause());
      change.amounts = change.amounts.plus(amounts(caused.posting()));
      change.entries++;
      if (changed.add(new Changed(figure, caused.cause()))) {
        change.subjects++;
      }
    }
  }

  /** Takes what was summed elsewhere, of other subjects. */
  public void addAll(Effects other) {
    other.cells.forEach(
        (figure, from) -> {
          Cell cell = cell(figure);
          cell.published = cell.published.plus(from.published);
          from.changes.forEach(
              (cause, more) -> {
                Change change = change(figure, cause);
                change.amounts = change.amounts.plus(more.amounts);
                change.entries += more.entries;
                change.subjects += more.subjects;
              });
        });
  }

  /**
   * What changes, account by account, in a fixed order. A line whose entries cancel each other is
   * there, too: they are posted.
   *
   * @param periods the posting period of a brand's month
   */
  public List<EffectLine> lines(BiFunction<String, YearMonth, YearMonth> periods) {
    List<EffectLine> lines = new ArrayList<>();
    cells.forEach(
        (figure, cell) -> {
          Value published = value(cell.published);
          Value restated =
              cell.changes.values().stream()
                  .map(change -> value(change.amounts))
                  .reduce(published, Value::plus);
          cell.changes.forEach(
              (cause, change) ->
                  lines.add(
                      new EffectLine(
                          figure,
                          periods.apply(figure.brand(), figure.month()),
                          cause,
                          published,
                          value(change.amounts),
                          restated,
                          change.entries,
                          change.subjects)));
        });
    lines.sort(ORDER);
    return lines;
  }

  /** Every account's figure as it is now, whether it changes or not. */
  public List<MetricEffects.Figured> published() {
    List<MetricEffects.Figured> published = new ArrayList<>();
    cells.forEach(
        (figure, cell) -> published.add(new MetricEffects.Figured(figure, value(cell.published))));
    return published;
  }

  /** Brand, kind, name, month and the rest: what people look for first. */
  static final Comparator<EffectLine> ORDER =
      Comparator.comparing((EffectLine line) -> line.figure().brand())
          .thenComparing(line -> line.figure().kind())
          .thenComparing(line -> line.figure().name())
          .thenComparing(line -> line.figure().month())
          .thenComparing(line -> line.figure().toString())
          .thenComparing(EffectLine::cause);

  private Cell cell(Figure figure) {
    return cells.computeIfAbsent(figure, any -> new Cell());
  }

  private Change change(Figure figure, Cause cause) {
    return cell(figure).changes.computeIfAbsent(cause, any -> new Change());
  }

  private static Amounts amounts(Posting posting) {
    return Amounts.ofMicros(posting.amountMicros(), posting.reportingMicros());
  }

  private static Value value(Amounts amounts) {
    return new Value(amounts.amount(), amounts.reporting());
  }

  private static Figure figure(Posting.Key key) {
    Posting.Fx fx = key.fx();
    return new Figure(
        Kind.ACCOUNT,
        key.dimensions().brand(),
        key.dimensions().program(),
        key.account(),
        key.measure(),
        fx == null ? null : fx.reportingCurrency(),
        key.method(),
        key.factorVersion(),
        YearMonth.from(key.businessDate()));
  }
}
