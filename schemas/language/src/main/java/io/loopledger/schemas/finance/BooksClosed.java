package io.loopledger.schemas.finance;

import java.time.Instant;
import java.time.YearMonth;

/**
 * That the books of a brand were closed for a period, or opened again: a row of {@code
 * finance.closes}.
 *
 * @param closeId the close: the name of its tag
 * @param closeNumber counts the closes of the period, from 1
 * @param closePeriod the period
 * @param tenant who owns the brand
 * @param brand whose books
 * @param state {@code CLOSED} or {@code REOPENED}
 * @param checkpointId checkpoint of the posting job at which the tables are tagged
 * @param entriesSnapshotId snapshot of {@code ledger.entries} that was published; 0 where it was
 *     never written to
 * @param changedBy who did it
 * @param reason why
 * @param recordedTime when it was begun
 */
public record BooksClosed(
    String closeId,
    int closeNumber,
    YearMonth closePeriod,
    String tenant,
    String brand,
    String state,
    long checkpointId,
    long entriesSnapshotId,
    String changedBy,
    String reason,
    Instant recordedTime) {}
