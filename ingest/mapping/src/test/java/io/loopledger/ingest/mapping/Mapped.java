package io.loopledger.ingest.mapping;

import io.loopledger.ingest.mapping.event.MappedEvent;
import io.loopledger.ingest.mapping.event.RowsBefore;
import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.ingest.mapping.record.CellFields;
import io.loopledger.ingest.mapping.record.ColumnNames;
import io.loopledger.ingest.mapping.value.MappingTarget;
import io.loopledger.schemas.event.Event;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps rows written as {@code column=text}. */
final class Mapped {
  static final MappingTarget ACME =
      MappingTarget.of("acme", Optional.empty(), ZoneId.of("Europe/Berlin"));
  static final String PSEUDONYM = "psn_mfrggzdfmztwq2lknnwg23tpoa";

  private final Mapping mapping;
  private final RowsBefore before = RowsBefore.none();

  Mapped(String yaml) {
    this.mapping = Mapping.parse("test.yaml", yaml);
  }

  /** A mapping of sold products with these lines for the fields and the rest. */
  static Mapped sold(String... lines) {
    return new Mapped(
        """
        loopledger-mapping: 1
        name: test
        id: "{id}"
        subject: {line: "{id}"}
        time: "2026-01-02T03:04:05Z"
        """
            + String.join("\n", lines));
  }

  Outcome row(String... cells) {
    List<String> names =
        Arrays.stream(cells).map(cell -> cell.substring(0, cell.indexOf('='))).toList();
    List<String> texts =
        Arrays.stream(cells).map(cell -> cell.substring(cell.indexOf('=') + 1)).toList();
    int[] indexes =
        mapping.columns().stream().map(ColumnNames::name).mapToInt(names::indexOf).toArray();
    CellFields fields = new CellFields(indexes, texts, ',', Map.of());
    try {
      String pseudonym = mapping.customer(fields, ACME).isPresent() ? PSEUDONYM : "";
      return mapping.map(fields, mapping.bind(ACME), pseudonym, "", before);
    } catch (FaultException e) {
      return Mapping.rejected(e.fault());
    }
  }

  Event event(String... cells) {
    return switch (row(cells)) {
      case Outcome.Events events when events.events().size() == 1 ->
          events.events().getFirst().event();
      case Outcome other -> throw new AssertionError("expected one event, got " + other);
    };
  }

  List<MappedEvent> events(String... cells) {
    return switch (row(cells)) {
      case Outcome.Events events -> events.events();
      case Outcome other -> throw new AssertionError("expected events, got " + other);
    };
  }

  MappingFault fault(String... cells) {
    return switch (row(cells)) {
      case Outcome.Rejected rejected when rejected.faults().size() == 1 ->
          rejected.faults().getFirst();
      case Outcome other -> throw new AssertionError("expected one fault, got " + other);
    };
  }
}
