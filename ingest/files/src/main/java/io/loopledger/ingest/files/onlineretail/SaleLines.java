package io.loopledger.ingest.files.onlineretail;

import io.loopledger.ingest.files.Countries;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.files.JsonText;
import io.loopledger.ingest.files.MappedRow;
import io.loopledger.ingest.files.RejectedRowException;
import io.loopledger.ingest.files.Row;
import io.loopledger.ingest.files.RowMapper;
import io.loopledger.ingest.files.RowMemory;
import io.loopledger.ingest.files.SourceNames;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One row is one event. All lines of a customer and a product share a subject, so that
 * cancellations find their sale across files; a line without a customer is a subject of its own.
 * The event id is made of invoice, content and occurrence within the invoice, never of the place in
 * the file.
 */
final class SaleLines implements RowMapper {
  static final String REPEATED =
      "rows that repeat another row exactly (kept: real data cannot tell a duplicate from two equal"
          + " lines)";
  static final String ON_CREDIT_NOTES = "lines on credit notes (invoice number begins with C)";
  static final String WITHOUT_CUSTOMER =
      "lines without a customer (a cancellation among them finds no sale)";
  static final String WITHOUT_COUNTRY =
      "lines whose country is no single country (kept as text in the extensions)";

  private final ImportTarget target;
  private final RowMemory memory;
  private final SaleLineReader reader;
  private final String source;

  SaleLines(ImportTarget target, String currency, RowMemory memory) {
    this.target = target;
    this.memory = memory;
    this.reader = new SaleLineReader(currency);
    this.source = SourceNames.path("brands", target.brand(), "online-retail");
  }

  @Override
  public MappedRow map(Row row) throws RejectedRowException {
    SaleLine line = reader.read(row);
    LineClassifier.Classified classified = LineClassifier.classify(line);
    String contentKey = line.contentKey();
    long occurrence = memory.count(contentKey);
    String id = contentKey + "-" + occurrence;
    Event event =
        new Event(id, source, subject(line, id), time(line), context(line), classified.data());
    return new MappedRow(event, classified.kind(), notes(line, occurrence));
  }

  private Subject subject(SaleLine line, String id) {
    String key =
        line.customer() == null
            ? "invoice/" + id
            : SourceNames.segment(line.customer()) + "/" + line.stockCode();
    return Subject.line(target.brand(), key);
  }

  private Instant time(SaleLine line) {
    return line.time().atZone(target.contractZone()).toInstant();
  }

  private EventContext context(SaleLine line) {
    EventContext.Builder context =
        EventContext.of(target.brand(), Origin.REAL)
            .program(target.program().orElse(null))
            .product(line.stockCode())
            .country(Countries.alpha2(line.country()).orElse(null))
            .customer(line.customer())
            .orderId(line.invoice())
            .document(line.invoice(), line.document())
            .extensions(extensions(line));
    return line.precision() == SaleLine.Precision.DATE
        ? context.dateOnly().build()
        : context.build();
  }

  private static Map<String, String> extensions(SaleLine line) {
    return line.country().isEmpty() ? Map.of() : Map.of("country", JsonText.string(line.country()));
  }

  private static List<String> notes(SaleLine line, long occurrence) {
    List<String> notes = new ArrayList<>();
    if (line.document() == DocumentType.CREDIT_NOTE) {
      notes.add(ON_CREDIT_NOTES);
    }
    if (occurrence > 1) {
      notes.add(REPEATED);
    }
    if (line.customer() == null) {
      notes.add(WITHOUT_CUSTOMER);
    }
    if (Countries.alpha2(line.country()).isEmpty()) {
      notes.add(WITHOUT_COUNTRY);
    }
    return notes;
  }
}
