package io.loopledger.catalog.chart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account of the chart.
 *
 * @param code speaking code, the value in {@code ledger.entries.account}
 * @param kind what it is in the books
 * @param unit {@code money}, or the one measure of a statistical account
 * @param level margin level; required for profit-and-loss accounts, forbidden for others
 * @param labelEn English name
 * @param labelDe German name
 */
public record Account(
    String code,
    Kind kind,
    String unit,
    @Nullable MarginLevel level,
    @JsonProperty("en") String labelEn,
    @JsonProperty("de") String labelDe) {

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
    /** Counts and masses: not part of double entry. */
    STATISTICAL;

    /** As written in data files. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Levels of the margin, from the top; each includes the ones before. */
  public enum MarginLevel {
    /** Revenue less returns and discounts. */
    @JsonProperty("net-revenue")
    NET_REVENUE,
    /** Less acquisition, inbound, intake and refurbishment. */
    @JsonProperty("gross-margin")
    GROSS_MARGIN,
    /** Less selling and holding. */
    @JsonProperty("contribution-1")
    CONTRIBUTION_1,
    /** Less after-sale, disposal, write-downs and write-offs. */
    @JsonProperty("contribution-2")
    CONTRIBUTION_2,
    /** Less what belongs to no product. */
    @JsonProperty("net")
    NET;

    /** As written in data files. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
}
