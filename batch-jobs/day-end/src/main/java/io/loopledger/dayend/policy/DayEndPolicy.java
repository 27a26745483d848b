package io.loopledger.dayend.policy;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a brand has chosen for its day's events. Each is to be signed off by the brand's adviser.
 *
 * @param voucherValidity when the claim of a voucher lapses
 * @param writeDowns on which dates units are written down to net realisable value
 * @param sellingCostShare expected cost of selling a unit, as a share of the price asked (IAS 2.6)
 * @param globalMarginPeriod the period of the global margin (VAT Directive Art. 318; section 25a(4)
 *     UStG)
 * @param expectedReturns how expected returns are estimated (IFRS 15.B20-B27); empty for not at all
 */
public record DayEndPolicy(
    VoucherValidity voucherValidity,
    When writeDowns,
    BigDecimal sellingCostShare,
    MarginPeriod globalMarginPeriod,
    Optional<ReturnsPolicy> expectedReturns) {

  /** On which dates something is done. */
  public enum When {
    /** On none. */
    NEVER,
    /** On the last date of a month. */
    MONTH_END,
    /** On every date. */
    DAILY
  }

  /** The period over which sales and purchases are netted. */
  public enum MarginPeriod {
    /** A calendar month: the advance return. */
    MONTH,
    /** A calendar year. */
    YEAR
  }

  public DayEndPolicy {
    if (sellingCostShare.signum() < 0
        || sellingCostShare.compareTo(BigDecimal.ONE) >= 0
        || sellingCostShare.scale() > 6) {
      throw new IllegalArgumentException(
          "selling_cost_share is %s; write a share from 0 to below 1, with at most six decimals"
              .formatted(sellingCostShare.toPlainString()));
    }
  }
}
