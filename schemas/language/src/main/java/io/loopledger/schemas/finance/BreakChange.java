package io.loopledger.schemas.finance;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of a break: a difference between the ledger and what somebody else says. The row of a
 * break's highest version is how it is now.
 *
 * @param breakId the same every night, as long as the difference is between the same two items
 * @param version counts the changes of the break, from 1 without a gap
 * @param change what happened: OPENED, CHANGED, CLOSED, REOPENED, ASSIGNED, ACCEPTED or WRITTEN_OFF
 * @param status after it: OPEN, ACCEPTED, WRITTEN_OFF or CLOSED
 * @param about what the break is about
 * @param owner who looks after it; null for nobody
 * @param firstSeenDate business date of the night that found it first
 * @param businessDate of the night that changed it; of a person's action the day in UTC
 * @param runId the night's run; null where a person did it
 * @param actor who did it: a person, or {@code night}
 * @param reason why
 * @param recordedTime when: the night's own time, or the time of the person's action
 */
public record BreakChange(
    String breakId,
    int version,
    String change,
    String status,
    About about,
    @Nullable String owner,
    LocalDate firstSeenDate,
    LocalDate businessDate,
    @Nullable String runId,
    String actor,
    String reason,
    Instant recordedTime) {

  /**
   * What a break is about.
   *
   * @param reconciliation what was compared: payments, bank, proof, clearing, ...
   * @param kind what is wrong
   * @param tenant who owns the brand; null where it is about the platform
   * @param brand whose money it is; null where it is about the platform
   * @param type what was compared
   * @param currency of the value: ISO 4217, or the measure where it is no money
   * @param valueMicros what the other side has more than the ledger, in the currency: statement
   *     less ledger, an absent side counting 0; of two currencies the statement's amount; of dates
   *     0
   * @param ledger what the ledger says
   * @param statement what the other side says
   * @param cause what is suspected
   */
  public record About(
      String reconciliation,
      String kind,
      @Nullable String tenant,
      @Nullable String brand,
      String type,
      String currency,
      long valueMicros,
      @Nullable Side ledger,
      @Nullable Side statement,
      String cause) {}

  /**
   * One side.
   *
   * @param itemId the item
   * @param currency ISO 4217, or the measure
   * @param amountMicros money that comes is positive
   * @param date its date
   * @param reference what a person would look for; null if it has none
   */
  public record Side(
      String itemId,
      String currency,
      long amountMicros,
      @Nullable LocalDate date,
      @Nullable String reference) {}
}
