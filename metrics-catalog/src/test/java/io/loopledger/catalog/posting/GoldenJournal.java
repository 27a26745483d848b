package io.loopledger.catalog.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.testkit.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events in their order of arrival, and every entry they post: what a release freezes. */
final class GoldenJournal {
  private static final Instant POSTED = Instant.parse("2024-04-01T00:00:00Z");

  private GoldenJournal() {}

  /** The file of these arrivals, with the entries that this release posts. */
  static ObjectNode write(List<Event> arrivals, ReferenceLog references) {
    List<String> columns = EntriesTable.DEFINITION.columns().stream().map(Column::name).toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode events = json.putArray("arrivals");
    arrivals.forEach(event -> events.add(EventJson.write(event)));
    json.set("columns", EventJson.MAPPER.valueToTree(columns));
    json.set("entries", entries(arrivals, references, columns));
    return json;
  }

  /** The entries that these arrivals post today, in the columns that the file's release had. */
  static ArrayNode entries(JsonNode file, ReferenceLog references) {
    List<String> columns = new ArrayList<>();
    file.required("columns").forEach(column -> columns.add(column.asText()));
    return entries(arrivals(file), references, columns);
  }

  private static List<Event> arrivals(JsonNode json) {
    List<Event> events = new ArrayList<>();
    json.required("arrivals").forEach(event -> events.add(EventJson.read(event)));
    return events;
  }

  /** What these arrivals post today. */
  static List<Entry> post(List<Event> arrivals, ReferenceLog references) {
    SubjectLedger ledger =
        new SubjectLedger(new PostingEngine(Chart.builtIn(), references::at), 1000);
    SubjectHistory history = SubjectHistory.EMPTY;
    List<Entry> entries = new ArrayList<>();
    for (Event event : arrivals) {
      PinnedEvent pinned = new PinnedEvent(event, references.latest().version());
      switch (ledger.accept(history, pinned)) {
        case Answer.Accepted accepted -> {
          history = accepted.history();
          entries.addAll(EntryMaker.entries(event, accepted.difference(), POSTED));
        }
        case Answer.Deferred deferred ->
            throw new AssertionError("%s deferred".formatted(event.id()));
        case Answer.Refused refused ->
            throw new AssertionError("%s refused: %s".formatted(event.id(), refused.message()));
      }
    }
    return entries;
  }

  private static ArrayNode entries(
      List<Event> arrivals, ReferenceLog references, List<String> columns) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    post(arrivals, references).forEach(entry -> entries.add(row(entry).retain(columns)));
    return entries;
  }

  private static ObjectNode row(Entry entry) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (Column<Entry> column : EntriesTable.DEFINITION.columns()) {
      Object value = column.value().apply(entry);
      if (value instanceof Long micros && column.type() == ColumnType.AMOUNT) {
        row.put(column.name(), Micros.toDecimal(micros).toPlainString());
      } else if (value != null) {
        row.put(column.name(), value.toString());
      }
    }
    return row;
  }
}
