package io.loopledger.close;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.close.store.CloseDatabase;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import org.jspecify.annotations.Nullable;

/**
 * What a close works with.
 *
 * @param lake the lake, with the tables of the night
 * @param references the log of brands and calendars
 * @param trino a connection that reads all rows
 * @param database where closes are recorded
 * @param calendar the posting calendar
 * @param breaks open breaks; null where no reconciliation is set up
 * @param statements statements taken; null where none are expected
 */
public record CloseParts(
    Lake lake,
    ReferenceLog references,
    Trino trino,
    CloseDatabase database,
    PostingCalendar calendar,
    @Nullable OpenBreaks breaks,
    @Nullable TakenStatements statements) {}
