package io.loopledger.schemas.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

  static Stream<TableDefinition<?>> tables() {
    return Stream.of(
        RawEventsTable.DEFINITION,
        EntriesTable.DEFINITION,
        RollupTable.DEFINITION,
        RejectionsTable.DEFINITION);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableAndColumnSaysWhatItIs(TableDefinition<?> table) {
    assertThat(table.doc()).endsWith(".");
    assertThat(table.columns())
        .allSatisfy(
            column -> {
              assertThat(column.doc()).as(column.name()).endsWith(".");
              assertThat(column.name()).matches("[a-z]+(_[a-z]+)*");
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsPartitionedByARequiredInstant(TableDefinition<?> table) {
    assertThat(table.columns())
        .filteredOn(column -> column.name().equals(table.partitionDayOf().orElseThrow()))
        .singleElement()
        .satisfies(
            column -> {
              assertThat(column.type()).isEqualTo(ColumnType.INSTANT);
              assertThat(column.required()).isTrue();
            });
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    Column<String> column = Column.required("a", ColumnType.TEXT, "A.", row -> row);

    assertThatThrownBy(
            () ->
                new TableDefinition<>("raw", "x", "X.", List.of(column, column), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("raw.x has two columns named a");
  }

  @Test
  void theAuditTrailHasAColumnForEveryFieldOfEveryType() {
    List<String> expected = new ArrayList<>();
    for (EventType type : EventType.values()) {
      for (EventField field : EventField.of(type)) {
        expected.add(field.name());
        if (field.kind() == EventField.Kind.MONEY) {
          expected.add(field.name() + "_currency");
        }
      }
    }

    assertThat(RawEventsTable.DEFINITION.columns())
        .extracting(Column::name)
        .containsAll(expected)
        .containsSubsequence("event_id", "brand", "quantity", "unit_price", "unit_price_currency");
  }

  @Test
  void fieldsOfTwoTypesWithTheSameNameAndKindShareAColumn() {
    assertThat(row(new EventData.ProductSold(3, Money.of("2.55", "GBP"), "lantern")))
        .containsEntry("quantity", 3L)
        .containsEntry("unit_price", 2_550_000L)
        .containsEntry("unit_price_currency", "GBP")
        .containsEntry("description", "lantern");
    assertThat(row(new EventData.VoucherSold(2, Money.of("50", "GBP"))))
        .containsEntry("quantity", 2L)
        .containsEntry("face_value", 50_000_000L)
        .doesNotContainKeys("unit_price", "unit_price_currency", "description");
  }

  @Test
  void theOriginIsWrittenAlikeInAllTables() {
    assertThat(row(new EventData.UnitWrittenOff("lost"))).containsEntry("origin", "simulated");
    assertThat(tables().map(TablesTest::originDoc).flatMap(Optional::stream))
        .hasSize(3)
        .containsOnly("Where the figures come from: real, derived or simulated.");
  }

  @Test
  void choicesAreTextAndWhatIsAbsentStaysEmpty() {
    assertThat(
            row(
                new EventData.UnitGraded(
                    EventData.UnitGraded.Grade.LIKE_NEW,
                    EventData.UnitGraded.DecidedBy.PERSON,
                    null)))
        .containsEntry("grade", "LIKE_NEW")
        .containsEntry("decided_by", "PERSON")
        .containsEntry("document_type", "INVOICE")
        .containsEntry("date_only", true)
        .containsEntry("extensions", Map.of("colour", "\"red\""))
        .containsEntry("kafka_offset", 42L)
        .containsEntry("ref_version", 7L)
        .doesNotContainKeys("valuation", "valuation_currency", "program");
  }

  @Test
  void everyRequiredColumnHasAValueForEveryType() {
    for (EventData data :
        List.of(
            new EventData.UnitWrittenOff("lost"),
            new EventData.UnitReceived(null, null),
            new EventData.ShippingCharged(Money.of("1", "EUR")))) {
      assertThat(row(data).keySet())
          .containsAll(
              RawEventsTable.DEFINITION.columns().stream()
                  .filter(Column::required)
                  .map(Column::name)
                  .toList());
    }
  }

  private static Map<String, @Nullable Object> row(EventData data) {
    EventContext context =
        EventContext.of("acme", Origin.SIMULATED)
            .document("F-1", EventContext.DocumentType.INVOICE)
            .dateOnly()
            .extensions(Map.of("colour", "\"red\""))
            .build();
    Event event = new Event("e1", "/shop", Subject.unit("acme", "1"), NOON, context, data);
    ReceivedEvent received = new ReceivedEvent(event, 7, NOON, "sales", 0, 42);
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (Column<ReceivedEvent> column : RawEventsTable.DEFINITION.columns()) {
      Object value = column.value().apply(received);
      if (value != null) {
        row.put(column.name(), requireNonNull(value));
      }
    }
    return row;
  }

  private static Optional<String> originDoc(TableDefinition<?> table) {
    return table.columns().stream()
        .filter(column -> column.name().equals("origin"))
        .<String>map(Column::doc)
        .findFirst();
  }
}
