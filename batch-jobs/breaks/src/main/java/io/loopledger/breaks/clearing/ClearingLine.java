package io.loopledger.breaks.clearing;

import io.loopledger.breaks.book.FoundBreak;
import io.loopledger.schemas.finance.BreakChange.About;
import io.loopledger.schemas.finance.BreakChange.Side;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is left on a group of clearing accounts, of a brand in a currency. The balance is what was
 * matched, what is still open by age, and what no item of a reconciliation holds.
 *
 * @param group the group's name
 * @param tenant who owns the brand
 * @param currency ISO 4217
 * @param balance of the entries; debit positive
 * @param settled what of it was matched
 * @param open items that wait for their counterpart, by age
 * @param unassigned balance less settled less open: entries that no reconciliation looks at
 * @param unassignedBefore the same at the end of the grace
 */
public record ClearingLine(
    String group,
    String tenant,
    String brand,
    String currency,
    BigDecimal balance,
    BigDecimal settled,
    Ages open,
    BigDecimal unassigned,
    BigDecimal unassignedBefore) {
  /** The reconciliation of these breaks. */
  public static final String RECONCILIATION = "clearing";

  private static final String KIND = "NOT_ZERO";

  /** Amounts by age in days, counted from the item's date. */
  public record Ages(BigDecimal upTo30, BigDecimal upTo60, BigDecimal upTo90, BigDecimal older) {
    /** All of it. */
    public BigDecimal sum() {
      return upTo30.add(upTo60).add(upTo90).add(older);
    }
  }

  public ClearingLine {
    BigDecimal parts = settled.add(open.sum()).add(unassigned);
    if (parts.compareTo(balance) != 0) {
      throw new IllegalArgumentException(
          "group %s, brand %s, %s: balance %s is not settled + open + unassigned = %s"
              .formatted(group, brand, currency, balance, parts));
    }
  }

  /** What is not settled. */
  public BigDecimal left() {
    return balance.subtract(settled);
  }

  /**
   * A break, if an amount that no item holds outlived the grace. Items that are open too long are
   * breaks of their own reconciliations, and not told twice.
   */
  public Optional<FoundBreak> found() {
    BigDecimal overdue = overdue();
    if (overdue.signum() == 0) {
      return Optional.empty();
    }
    String id = FoundBreak.id(RECONCILIATION, KIND, group, brand, currency);
    long micros = Micros.exact(overdue);
    return Optional.of(
        new FoundBreak(
            id,
            new About(
                RECONCILIATION,
                KIND,
                tenant,
                brand,
                group,
                currency,
                Math.negateExact(micros),
                new Side(
                    "clearing|%s|%s|%s".formatted(group, brand, currency),
                    currency,
                    micros,
                    null,
                    group),
                null,
                "entries that no reconciliation looks at")));
  }

  /** What was there at the end of the grace and still is. */
  private BigDecimal overdue() {
    if (unassigned.signum() != unassignedBefore.signum()) {
      return BigDecimal.ZERO;
    }
    return unassigned
        .abs()
        .min(unassignedBefore.abs())
        .multiply(new BigDecimal(unassigned.signum()));
  }
}
