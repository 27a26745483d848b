package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * {@code journal(s) = post(sort(distinct(events(s))), pinned reference data)}: the whole ledger
 * follows from this one function. It knows no clock, no order of arrival and no framework.
 */
public final class PostingEngine {
  private final RuleSets ruleSets;
  private final LongFunction<ReferenceData> references;

  /**
   * Makes an engine.
   *
   * @param chart the accounts
   * @param references reference data by version, for every version an event was pinned to
   */
  public PostingEngine(Chart chart, LongFunction<ReferenceData> references) {
    this.ruleSets = RuleSets.on(requireNonNull(chart, "chart is null"));
    this.references = requireNonNull(references, "references is null");
  }

  /**
   * One event of a subject's life and what it posted.
   *
   * @param effective the event, as it is folded
   * @param postings its postings, which balance
   */
  public record Step(Effective effective, List<Posting> postings) {}

  /**
   * The journal of a subject's events, in any order, which must be distinct.
   *
   * @throws PostingRefusedException if reference data is missing or an amount is too large
   */
  public Journal journal(Collection<PinnedEvent> events) {
    List<Posting> postings = new ArrayList<>();
    for (Step step : steps(events)) {
      postings.addAll(step.postings());
    }
    return journalOf(postings);
  }

  /** The same, event by event, in the order of the fold; voided events have no step. */
  public List<Step> steps(Collection<PinnedEvent> events) {
    RuleSet rules = rulesOf(events);
    List<Step> steps = new ArrayList<>(events.size());
    RuleSet.FoldState state = rules.start();
    for (Effective effective : effective(rules, events)) {
      List<Posting> postings = new ArrayList<>();
      state = post(rules, state, effective.event(), postings);
      steps.add(new Step(effective, postings));
    }
    return steps;
  }

  /**
   * Where a subject stands after some of its events.
   *
   * @param start what the rules know of it before the first
   * @param events what was folded, corrections applied, in the order of the fold
   * @param states what the rules know after each of them
   */
  public record Standing(
      RuleSet.FoldState start, List<Event> events, List<RuleSet.FoldState> states) {
    /** What the rules know of it after the last event. */
    public RuleSet.FoldState state() {
      return states.isEmpty() ? start : states.getLast();
    }
  }

  /**
   * Where a subject stands after those of its events that count, such as those up to a day.
   *
   * @param events all its events, in any order, distinct; corrections count wherever they stand
   * @param counts whether an event, corrected as it may be, is folded
   * @throws PostingRefusedException if reference data is missing or an amount is too large
   */
  public Standing standing(Collection<PinnedEvent> events, Predicate<Event> counts) {
    RuleSet rules = rulesOf(events);
    List<Event> folded = new ArrayList<>(events.size());
    List<RuleSet.FoldState> states = new ArrayList<>(events.size());
    RuleSet.FoldState state = rules.start();
    for (Effective effective : effective(rules, events)) {
      if (counts.test(effective.event().event())) {
        state = post(rules, state, effective.event(), new ArrayList<>());
        folded.add(effective.event().event());
        states.add(state);
      }
    }
    return new Standing(rules.start(), List.copyOf(folded), List.copyOf(states));
  }

  /** The corrections among these events that wait for their target. */
  public static List<PinnedEvent> waiting(Collection<PinnedEvent> events) {
    return CorrectedHistory.waiting(events);
  }

  /**
   * The rules of a subject: those of its lowest pin. Pins of later arrivals are never lower, so a
   * subject keeps the rules it was first posted by until a restatement moves its pins.
   */
  RuleSet rulesOf(Collection<PinnedEvent> events) {
    long lowest = Long.MAX_VALUE;
    for (PinnedEvent event : events) {
      lowest = Math.min(lowest, event.refVersion());
    }
    return events.isEmpty()
        ? ruleSets.version(RuleSets.NEWEST)
        : ruleSets.version(references.apply(lowest).ruleVersion());
  }

  RuleSet rules(String version) {
    return ruleSets.version(version);
  }

  /** Days that a closed subject stays in the hot state, by the policy an event is pinned to. */
  int evictAfterDays(PinnedEvent event) {
    return Registered.brand(event.event(), references.apply(event.refVersion()))
        .policies()
        .bookPolicies()
        .evictAfterDays();
  }

  List<Effective> effective(RuleSet rules, Collection<PinnedEvent> events) {
    return rules.followsCorrections()
        ? CorrectedHistory.of(events)
        : CorrectedHistory.ignoring(events);
  }

  /** Folds one event with the reference data it is pinned to. */
  RuleSet.FoldState post(
      RuleSet rules, RuleSet.FoldState before, PinnedEvent pinned, List<Posting> out) {
    return rules.post(before, pinned, references.apply(pinned.refVersion()), out);
  }

  static Journal journalOf(List<Posting> postings) {
    try {
      return Journal.of(postings);
    } catch (ArithmeticException e) {
      throw PostingRefusedException.overflow("a sum of the subject's amounts", e);
    }
  }
}
