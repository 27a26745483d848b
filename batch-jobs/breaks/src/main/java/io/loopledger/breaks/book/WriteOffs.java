package io.loopledger.breaks.book;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.loopledger.matching.rule.BreakKind;
import io.loopledger.matching.rule.WriteOffLimit;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.money.Micros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Small differences that are written off by policy: those of kind AMOUNT, up to a limit, and up to
 * a cap for each night, brand and currency. The smallest first, so that a cap lets through the
 * most. One that was written off before is left to a person: the event that closes it can be posted
 * only once.
 */
public final class WriteOffs {
  /**
   * Reconciliations of customers' accounts, whose differences are those of payments. What carriers
   * and partners ask differently is a cost, and becomes one by their invoices.
   */
  public static final Set<String> RECONCILIATIONS = Set.of("payments", "marketplaces");

  private final Map<String, WriteOffLimit> limits;

  /**
   * By the limits of a reconciliation.
   *
   * @param limits by currency
   * @throws IllegalArgumentException if nothing of this reconciliation can be written off
   */
  public WriteOffs(String reconciliation, Map<String, WriteOffLimit> limits) {
    this.limits = Map.copyOf(limits);
    if (!limits.isEmpty() && !RECONCILIATIONS.contains(reconciliation)) {
      throw new IllegalArgumentException(
          "reconciliation '%s': write_off is given, but only %s can be written off; leave it out"
              .formatted(reconciliation, RECONCILIATIONS.stream().sorted().toList()));
    }
  }

  /**
   * Decides.
   *
   * @param breaks of the reconciliation, as they are after tonight's changes
   * @param before ids of those that were written off before
   * @return the changes, one for each break that is written off
   */
  public List<BreakChange> decide(
      Collection<BreakChange> breaks, Set<String> before, BreakBook book) {
    List<BreakChange> small =
        breaks.stream()
            .filter(row -> isSmall(row) && !before.contains(row.breakId()))
            .sorted(
                comparing((BreakChange row) -> Math.abs(row.about().valueMicros()))
                    .thenComparing(BreakChange::breakId))
            .toList();
    Map<Key, Spent> spent = new HashMap<>();
    List<BreakChange> rows = new ArrayList<>();
    for (BreakChange row : small) {
      Key key = new Key(String.valueOf(row.about().brand()), row.about().currency());
      WriteOffLimit limit = requireNonNull(limits.get(key.currency()));
      Spent more =
          spent.getOrDefault(key, new Spent(0, 0)).plus(Math.abs(row.about().valueMicros()));
      if (more.isWithin(limit)) {
        spent.put(key, more);
        rows.add(
            book.next(
                row,
                Change.WRITTEN_OFF,
                Status.WRITTEN_OFF,
                "up to %s %s by policy; event %s"
                    .formatted(
                        limit.upTo().toPlainString(), key.currency(), eventId(row.breakId()))));
      }
    }
    return rows;
  }

  /** The id of the event that closes a break: derived, so that it is posted once. */
  public static String eventId(String breakId) {
    return "write-off-" + breakId;
  }

  private boolean isSmall(BreakChange row) {
    WriteOffLimit limit = limits.get(row.about().currency());
    return limit != null
        && row.status().equals(Status.OPEN.name())
        && row.about().kind().equals(BreakKind.AMOUNT.name())
        && row.about().brand() != null
        && row.about().statement() != null
        && row.about().valueMicros() != 0
        && Math.abs(row.about().valueMicros()) <= Micros.exact(limit.upTo());
  }

  private record Key(String brand, String currency) {}

  private record Spent(int count, long micros) {
    Spent plus(long more) {
      return new Spent(count + 1, Math.addExact(micros, more));
    }

    boolean isWithin(WriteOffLimit limit) {
      return count <= limit.countPerNight() && micros <= Micros.exact(limit.sumPerNight());
    }
  }
}
