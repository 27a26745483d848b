package io.loopledger.schemas.finance;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item of the ledger or of a statement that was matched.
 *
 * @param matchId shared by the items of one match
 * @param runId the run that found it
 * @param businessDate the night's
 * @param reconciliation what was compared
 * @param pass the rule that found it
 * @param shape ONE_TO_ONE, ONE_TO_MANY, MANY_TO_ONE or MANY_TO_MANY, ledger first
 * @param side LEDGER or STATEMENT
 * @param item what was matched
 * @param recordedTime the run's own time
 */
public record MatchedItem(
    String matchId,
    String runId,
    LocalDate businessDate,
    String reconciliation,
    String pass,
    String shape,
    String side,
    Item item,
    Instant recordedTime) {

  /**
   * An item as it was.
   *
   * @param itemId identifies it for ever
   * @param amountMicros what of it was matched; money that comes is positive
   * @param matchKey the first key that it was looked for by; null if it has none
   * @param reference what a person would look for; null if it has none
   */
  public record Item(
      String itemId,
      String tenant,
      String brand,
      String type,
      String currency,
      long amountMicros,
      LocalDate itemDate,
      @Nullable String matchKey,
      @Nullable String reference) {}
}
