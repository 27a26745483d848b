package io.loopledger.close.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * When books may be closed.
 *
 * @param lateDays days after the end of the month that late events are waited for
 * @param maxBreaks open breaks that a brand may have
 * @param maxBreakValue what they may be worth together, in the brand's reporting currency
 */
public record ClosePolicy(int lateDays, long maxBreaks, BigDecimal maxBreakValue) {
  /** Three days; no open break. */
  public static final ClosePolicy DEFAULT = new ClosePolicy(3, 0, BigDecimal.ZERO);

  public ClosePolicy {
    if (lateDays < 0) {
      throw new IllegalArgumentException("late days is %d; from 0".formatted(lateDays));
    }
    if (maxBreaks < 0) {
      throw new IllegalArgumentException("max breaks is %d; from 0".formatted(maxBreaks));
    }
    if (maxBreakValue.signum() < 0) {
      throw new IllegalArgumentException(
          "max break value is %s; from 0".formatted(maxBreakValue.toPlainString()));
    }
  }

  /** Until when events of a month are waited for, in the brand's zone. */
  public Instant watermark(YearMonth period, ZoneId zone) {
    return period.plusMonths(1).atDay(1).plusDays(lateDays).atStartOfDay(zone).toInstant();
  }
}
