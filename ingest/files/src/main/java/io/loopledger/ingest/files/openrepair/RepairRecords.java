package io.loopledger.ingest.files.openrepair;

import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.COUNTRY;
import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.DATA_PROVIDER;
import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.EVENT_DATE;
import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.ID;
import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.PARTNER_PRODUCT_CATEGORY;
import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.PROBLEM;
import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.PRODUCT_AGE;
import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.PRODUCT_CATEGORY;
import static io.loopledger.ingest.files.openrepair.OpenRepairColumn.REPAIR_BARRIER_IF_END_OF_LIFE;

import io.loopledger.ingest.files.ContentHash;
import io.loopledger.ingest.files.Countries;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.files.MappedRow;
import io.loopledger.ingest.files.RejectedRowException;
import io.loopledger.ingest.files.Row;
import io.loopledger.ingest.files.RowMapper;
import io.loopledger.ingest.files.RowMemory;
import io.loopledger.ingest.files.SourceNames;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row is one {@link RepairCompleted}. The programme is part of subject and source, so the same
 * file under another programme posts its own figures.
 */
final class RepairRecords implements RowMapper {
  private static final String CATEGORY_END = " ~ ";
  private static final String REPEATED =
      "rows that repeat another row exactly (sent; the ledger counts an id once)";
  private static final String CONFLICTING =
      "rows with the id of another row and other content (sent; the ledger refuses the later one)";
  private static final String UNKNOWN_COUNTRY =
      "rows whose country is no ISO 3166-1 code (kept in the extensions)";

  private final ImportTarget target;
  private final RowMemory memory;
  private final String program;
  private final String source;

  RepairRecords(ImportTarget target, RowMemory memory) {
    this.target = target;
    this.memory = memory;
    this.program = target.program().orElseThrow();
    this.source = SourceNames.path("brands", target.brand(), "programs", program, "open-repair");
  }

  @Override
  public MappedRow map(Row row) throws RejectedRowException {
    String id = row.required(ID);
    RepairStatus status = RepairStatus.of(row);
    RepairCompleted data =
        new RepairCompleted(
            status.outcome(),
            row.textOrNull(REPAIR_BARRIER_IF_END_OF_LIFE),
            row.textOrNull(PROBLEM),
            row.textOrNull(PRODUCT_AGE),
            null,
            null);
    Event event =
        new Event(
            id,
            source,
            Subject.unit(target.brand(), program + "/" + id),
            noonOf(row),
            context(row),
            data);
    return new MappedRow(event, status.kind(), notes(id, row));
  }

  private EventContext context(Row row) {
    return EventContext.of(target.brand(), Origin.REAL)
        .program(program)
        .category(category(row))
        .partner(row.textOrNull(DATA_PROVIDER))
        .country(country(row).orElse(null))
        .dateOnly()
        .extensions(FurtherColumns.of(row))
        .build();
  }

  private Instant noonOf(Row row) throws RejectedRowException {
    String text = row.required(EVENT_DATE);
    try {
      return LocalDate.parse(text).atTime(LocalTime.NOON).atZone(target.contractZone()).toInstant();
    } catch (DateTimeParseException e) {
      throw row.rejected(EVENT_DATE, "event_date is no date; write it like 2019-11-30");
    }
  }

  private static @Nullable String category(Row row) {
    String text = row.text(PARTNER_PRODUCT_CATEGORY);
    if (text.isEmpty()) {
      return row.textOrNull(PRODUCT_CATEGORY);
    }
    int end = text.indexOf(CATEGORY_END);
    return end < 0 ? text : text.substring(0, end).strip();
  }

  private static Optional<String> country(Row row) {
    return Countries.alpha2(row.text(COUNTRY));
  }

  private List<String> notes(String id, Row row) {
    List<String> notes = new ArrayList<>();
    String content = content(row);
    memory
        .remember(id, content)
        .ifPresent(earlier -> notes.add(earlier.equals(content) ? REPEATED : CONFLICTING));
    if (!row.text(COUNTRY).isEmpty() && country(row).isEmpty()) {
      notes.add(UNKNOWN_COUNTRY);
    }
    return notes;
  }

  private static String content(Row row) {
    return ContentHash.of(Arrays.stream(OpenRepairColumn.values()).map(row::text).toList());
  }
}
