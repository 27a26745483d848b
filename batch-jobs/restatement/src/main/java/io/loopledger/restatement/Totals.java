package io.loopledger.restatement;

import io.loopledger.restatement.plan.Effects;
import io.loopledger.restatement.plan.RestatementPlan;
import io.loopledger.restatement.plan.SubjectPlan;
import java.util.Map;
import java.util.TreeMap;

/** What the subjects of a run come to. Not safe for use by several threads. */
final class Totals {
  private final Effects effects = new Effects();
  private final Map<String, Long> refused = new TreeMap<>();
  private long subjects;
  private long events;
  private long changed;
  private long commands;
  private long entries;
  private long lowestPin = Long.MAX_VALUE;
  private long highestPin;

  void add(SubjectPlan plan) {
    effects.add(plan);
    subjects++;
    events += plan.events();
    changed += plan.difference().isEmpty() ? 0 : 1;
    entries += plan.difference().size();
    plan.refusal().ifPresent(refusal -> refused.merge(refusal.code(), 1L, Long::sum));
    if (plan.command().isPresent()) {
      commands++;
      lowestPin = Math.min(lowestPin, plan.lowestPin());
      highestPin = Math.max(highestPin, plan.highestPin());
    }
  }

  void addAll(Totals other) {
    effects.addAll(other.effects);
    subjects += other.subjects;
    events += other.events;
    changed += other.changed;
    commands += other.commands;
    entries += other.entries;
    other.refused.forEach((code, count) -> refused.merge(code, count, Long::sum));
    lowestPin = Math.min(lowestPin, other.lowestPin);
    highestPin = Math.max(highestPin, other.highestPin);
  }

  Effects effects() {
    return effects;
  }

  Map<String, Long> refusedByCode() {
    return refused;
  }

  RestatementPlan.Counts counts() {
    return new RestatementPlan.Counts(
        subjects,
        events,
        changed,
        refused.values().stream().mapToLong(Long::longValue).sum(),
        commands,
        entries,
        commands == 0 ? 0 : lowestPin,
        highestPin);
  }
}
