package io.loopledger.catalog.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account of the chart. What a released account means never changes; its names may be bettered.
 *
 * @param code speaking code, the value in {@code ledger.entries.account}
 * @param kind what it is in the books
 * @param unit {@code money}, or the one measure of a statistical account
 * @param level margin level; required for profit-and-loss and imputed accounts, forbidden for
 *     others
 * @param capitalisable whether this cost belongs to the cost of stock while the unit is in stock
 *     (HGB section 255, IAS 2.10); only for expenses at level gross-margin
 * @param stockAccount where a capitalisable cost waits until the unit leaves stock
 * @param until the last version of the posting rules that posts to it, if it is not in use any more
 * @param labelEn English name
 * @param labelDe German name
 */
public record Account(
    String code,
    Kind kind,
    String unit,
    @Nullable MarginLevel level,
    boolean capitalisable,
    @Nullable String stockAccount,
    @Nullable String until,
    String labelEn,
    String labelDe) {

  /** Unit of every account that holds amounts of currencies. */
  public static final String MONEY = "money";

  /** Beginning of the codes of imputed accounts: cost in margins, never in the trial balance. */
  public static final String IMPUTED_PREFIX = "imputed.";

  /** Whether an account of this code is imputed: statistical, single-sided, in money. */
  public static boolean isImputed(String code) {
    return code.startsWith(IMPUTED_PREFIX);
  }

  /** Kinds of account. */
  public enum Kind {
    /** What the brand owns. */
    ASSET,
    /** What it owes. */
    LIABILITY,
    /** Income, and what reduces it. */
    REVENUE,
    /** Cost. */
    EXPENSE,
    /** Counts, masses, times and imputed costs: not part of double entry. */
    STATISTICAL;

    /** As written in data files. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> find(String text) {
      return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
  }

  /** Levels of the margin, from the top; each includes the ones before. */
  public enum MarginLevel {
    /** Revenue less returns and discounts. */
    NET_REVENUE,
    /** Less acquisition, inbound, intake and refurbishment. */
    GROSS_MARGIN,
    /** Less selling and holding. */
    CONTRIBUTION_1,
    /** Less after-sale, disposal, write-downs and write-offs. */
    CONTRIBUTION_2,
    /** Less what belongs to no product. */
    NET;

    /** As written in data files. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<MarginLevel> find(String text) {
      return Arrays.stream(values()).filter(level -> level.text().equals(text)).findFirst();
    }
  }

  /** Whether it holds money. */
  public boolean isMoney() {
    return unit.equals(MONEY);
  }

  /** Whether it is a profit-and-loss account. */
  public boolean isProfitAndLoss() {
    return kind == Kind.REVENUE || kind == Kind.EXPENSE;
  }

  /** Whether it is an account of the balance sheet. */
  public boolean isBalanceSheet() {
    return kind == Kind.ASSET || kind == Kind.LIABILITY;
  }

  /**
   * Whether it holds a cost that nobody is paid, like storage or interest on own capital: part of
   * the margins, single-sided, never in a trial balance or an export to an ERP system.
   */
  public boolean isImputed() {
    return kind == Kind.STATISTICAL && isMoney();
  }

  /** Whether its debits and credits balance against those of other accounts. */
  public boolean isDoubleEntry() {
    return isMoney() && kind != Kind.STATISTICAL;
  }
}
