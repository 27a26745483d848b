package io.loopledger.catalog.fx;

import java.time.LocalDate;
import java.time.YearMonth;

/** Which rate converts a VAT amount. A policy of the brand, to be agreed with its tax adviser. */
public enum VatRatePolicy {
  /** The booking rate. Source: Directive 2006/112/EC Art. 91(2), rate of the ECB. */
  DAILY {
    @Override
    LocalDate periodEnd(LocalDate day) {
      return day;
    }
  },
  /**
   * The mean of the rates published in the month of the day, against the euro, to ten decimals
   * HALF_UP. Source: section 16(6) UStG. The averages that the German Ministry of Finance publishes
   * have fewer decimals.
   */
  MONTHLY_AVERAGE {
    @Override
    LocalDate periodEnd(LocalDate day) {
      return YearMonth.from(day).atEndOfMonth();
    }
  },
  /**
   * The rate of the last day of the calendar quarter or, if none is published on that day, of the
   * next day of publication: One Stop Shop. Source: Directive 2006/112/EC Art. 369h.
   */
  LAST_DAY_OF_PERIOD {
    @Override
    LocalDate periodEnd(LocalDate day) {
      int lastMonth = (day.getMonthValue() + 2) / 3 * 3;
      return YearMonth.of(day.getYear(), lastMonth).atEndOfMonth();
    }
  };

  /** The last day of the period that has one rate. */
  abstract LocalDate periodEnd(LocalDate day);
}
