package io.loopledger.dayend.policy;

import io.loopledger.schemas.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Overhead of a month to allocate.
 *
 * @param id the document's number: it says what is corrected if the file changes
 * @param brand whose
 * @param program of which programme
 * @param month when it arose
 * @param amount how much
 * @param key by what it is allocated
 */
public record OverheadDocument(
    String id, String brand, String program, YearMonth month, Money amount, AllocationKey key) {
  /** The last date of the month: on it the shares are posted. */
  public LocalDate lastDay() {
    return month.atEndOfMonth();
  }
}
