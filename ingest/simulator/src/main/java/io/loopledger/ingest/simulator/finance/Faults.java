package io.loopledger.ingest.simulator.finance;

import io.loopledger.ingest.simulator.Dice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Plants faults in the lines of a document, and lists them. The same seed plants the same ones. */
final class Faults {
  private static final int DIFFERENT_CURRENCIES = 2;
  private static final int WITHIN = 8;

  private final BigDecimal share;
  private final long seed;

  /** Faults in this share of the lines. */
  Faults(BigDecimal share, long seed) {
    this.share = share;
    this.seed = seed;
  }

  /**
   * A fault.
   *
   * @param expected the lines as they should be
   * @param found the lines as they are
   */
  record Fault(FaultKind kind, List<Line> expected, List<Line> found) {
    /** What the document is off by, in cents by currency. */
    Map<String, Long> differences() {
      Map<String, Long> sums = new TreeMap<>();
      found.forEach(line -> sums.merge(line.currency(), line.total(), Long::sum));
      expected.forEach(line -> sums.merge(line.currency(), -line.total(), Long::sum));
      sums.values().removeIf(sum -> sum == 0);
      return sums;
    }
  }

  /** Lines as a document shows them, and the faults among them. */
  record Planted(List<Line> lines, List<Fault> faults) {}

  Planted plant(String document, List<Line> lines, List<FaultKind> kinds) {
    List<Line> shown = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    Set<Integer> merged = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (merged.remove(i)) {
        continue;
      }
      Dice dice = Dice.of(seed, i, "fault/" + document);
      if (!dice.chance(share)) {
        shown.add(lines.get(i));
        continue;
      }
      FaultKind kind = kinds.get(dice.between(0, kinds.size() - 1));
      OptionalInt partner =
          kind == FaultKind.MERGED ? alike(lines, i, merged) : OptionalInt.empty();
      partner.ifPresent(merged::add);
      Fault fault =
          partner.isPresent()
              ? merged(lines.get(i), lines.get(partner.getAsInt()))
              : fault(kind, lines.get(i), dice);
      shown.addAll(fault.found());
      faults.add(fault);
    }
    return new Planted(shown, faults);
  }

  /** A line shortly after this one that could be mistaken for a part of it. */
  private static OptionalInt alike(List<Line> lines, int at, Set<Integer> taken) {
    Line line = lines.get(at);
    return IntStream.range(at + 1, Math.min(lines.size(), at + WITHIN))
        .filter(i -> !taken.contains(i))
        .filter(i -> lines.get(i).currency().equals(line.currency()))
        .filter(i -> lines.get(i).type().equals(line.type()))
        .findFirst();
  }

  private static Fault fault(FaultKind kind, Line line, Dice dice) {
    return switch (kind) {
      case MISSING -> new Fault(kind, List.of(line), List.of());
      case DUPLICATE -> new Fault(kind, List.of(line), List.of(line, line));
      // A line that has no other one to merge with is some cents off instead.
      case CENT_DRIFT, MERGED -> drift(line, dice);
      case SPLIT -> split(line, dice);
      case WRONG_CURRENCY ->
          new Fault(kind, List.of(line), List.of(line.withCurrency(other(line.currency(), dice))));
    };
  }

  private static Fault drift(Line line, Dice dice) {
    long cents = dice.between(1, 3) * (dice.between(0, 1) == 0 ? 1L : -1L);
    return new Fault(
        FaultKind.CENT_DRIFT,
        List.of(line),
        List.of(line.withAmounts(line.amount() + cents, line.tax(), line.fee())));
  }

  /** A line too small to be split is a cent off instead. */
  private static Fault split(Line line, Dice dice) {
    if (Math.abs(line.amount()) < 2) {
      return drift(line, dice);
    }
    long part = line.amount() * dice.between(10, 90) / 100;
    return new Fault(
        FaultKind.SPLIT,
        List.of(line),
        List.of(
            line.withAmounts(part, line.tax(), line.fee()),
            line.withAmounts(line.amount() - part, 0, 0)));
  }

  private static Fault merged(Line line, Line next) {
    return new Fault(
        FaultKind.MERGED,
        List.of(line, next),
        List.of(
            line.withAmounts(
                line.amount() + next.amount(), line.tax() + next.tax(), line.fee() + next.fee())));
  }

  private static String other(String currency, Dice dice) {
    List<String> others =
        List.of("USD", "EUR", "GBP", "CHF").stream().filter(c -> !c.equals(currency)).toList();
    return others.get(dice.between(0, DIFFERENT_CURRENCIES));
  }
}
