package io.loopledger.matching.run;

import io.loopledger.matching.rule.BreakKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the ledger and a statement.
 *
 * @param breakId the same every night, as long as the difference is between the same two items
 * @param kind what is wrong
 * @param tenant who owns the brand
 * @param brand whose money it is
 * @param type what was compared
 * @param matchKey the key it was looked for by; null if it has none
 * @param ledger what the ledger says
 * @param statement what the statement says
 */
public record Break(
    String breakId,
    BreakKind kind,
    String tenant,
    String brand,
    String type,
    @Nullable String matchKey,
    Optional<Side> ledger,
    Optional<Side> statement) {

  /**
   * One side.
   *
   * @param itemId the item
   * @param currency ISO 4217
   * @param amount money that comes is positive
   * @param date its date
   * @param reference what a person would look for; null if it has none
   */
  public record Side(
      String itemId,
      String currency,
      BigDecimal amount,
      LocalDate date,
      @Nullable String reference) {}
}
