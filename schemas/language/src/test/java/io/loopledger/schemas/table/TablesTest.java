package io.loopledger.schemas.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Deferred;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.entry.Entry;
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
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

  private static final Dimensions DIMENSIONS =
      new Dimensions("acme-group", "acme", null, null, null, null, null, null, null);

  static Stream<TableDefinition<?>> tables() {
    return Stream.of(
        RawEventsTable.DEFINITION,
        EntriesTable.DEFINITION,
        RollupTable.DEFINITION,
        RejectionsTable.DEFINITION,
        DeferredTable.DEFINITION,
        AlertsTable.DEFINITION,
        CommandsTable.DEFINITION,
        ProofsTable.DEFINITION,
        SettlementLinesTable.DEFINITION,
        MatchesTable.DEFINITION,
        RestatementsTable.DEFINITION,
        ClosesTable.DEFINITION,
        PublishedTable.DEFINITION,
        StatementFilesTable.DEFINITION,
        BreaksTable.DEFINITION);
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
        .filteredOn(column -> column.name().equals(table.layout().orElseThrow().timeColumn()))
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
  void aLayoutByAColumnThatIsMissingIsRefused() {
    Column<String> column = Column.required("a", ColumnType.INSTANT, "A.", row -> row);
    Optional<TableLayout> layout = Optional.of(TableLayout.byDay("a", "b"));

    assertThatThrownBy(() -> new TableDefinition<>("raw", "x", "X.", List.of(column), layout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "raw.x is laid out by columns that it does not have:"
                + " TableLayout[timeColumn=a, grain=DAY, sortedBy=[b]]");
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
  void anEntrySaysWhichRulesAndRatesMadeIt() {
    Entry entry =
        new Entry(
            "id",
            "t",
            "e",
            "unit:acme/1",
            1,
            DIMENSIONS,
            "vat.margin",
            "EUR",
            -19_000_000,
            null,
            LocalDate.parse("2024-03-01"),
            YearMonth.parse("2024-03"),
            NOON,
            NOON,
            Cause.RULE,
            "2026-12",
            "unit-sold",
            "margin/DE/19",
            YearMonth.parse("2024-02"),
            "ecb-2026-11-20",
            null,
            null,
            Origin.REAL);

    assertThat(EntriesTable.DEFINITION.columns())
        .extracting(Column::name)
        .containsSubsequence("rule_version", "rule", "tax_rule", "vat_period", "rate_version");
    assertThat(row(EntriesTable.DEFINITION, entry))
        .containsEntry("cause", "RULE")
        .containsEntry("rule_version", "2026-12")
        .containsEntry("rule", "unit-sold")
        .containsEntry("tax_rule", "margin/DE/19")
        .containsEntry("vat_period", "2024-02")
        .containsEntry("rate_version", "ecb-2026-11-20");
  }

  @Test
  void anEntryOfOlderRulesSaysNothingOfThem() {
    Entry entry =
        new Entry(
            "id",
            "t",
            "e",
            "unit:acme/1",
            1,
            DIMENSIONS,
            "units.received",
            "unit",
            1_000_000,
            null,
            LocalDate.parse("2024-03-01"),
            YearMonth.parse("2024-03"),
            NOON,
            NOON,
            Cause.EVENT,
            "2026-11",
            null,
            null,
            Origin.REAL);

    assertThat(row(EntriesTable.DEFINITION, entry))
        .containsEntry("rule_version", "2026-11")
        .doesNotContainKeys("rule", "tax_rule", "vat_period", "rate_version");
  }

  @ParameterizedTest
  @EnumSource(Deferred.Reason.class)
  void aDeferredEventSaysWhatItWaitsFor(Deferred.Reason reason) {
    Deferred deferred =
        new Deferred(
            "e1",
            "/shop",
            "EventVoided",
            "unit:acme/1",
            "acme",
            NOON,
            NOON.plusSeconds(60),
            "returns",
            3,
            42,
            reason);

    assertThat(row(DeferredTable.DEFINITION, deferred))
        .containsExactly(
            entry("event_id", "e1"),
            entry("source", "/shop"),
            entry("type", "EventVoided"),
            entry("subject", "unit:acme/1"),
            entry("brand", "acme"),
            entry("effective_time", NOON),
            entry("recorded_time", NOON.plusSeconds(60)),
            entry("topic", "returns"),
            entry("kafka_partition", 3),
            entry("kafka_offset", 42L),
            entry("reason", reason.name()));
    assertThat(docOf("reason")).contains(reason.name());
  }

  private static String docOf(String column) {
    return DeferredTable.DEFINITION.columns().stream()
        .filter(each -> each.name().equals(column))
        .map(Column::doc)
        .findFirst()
        .orElseThrow();
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
    return row(RawEventsTable.DEFINITION, received);
  }

  private static <R> Map<String, @Nullable Object> row(TableDefinition<R> table, R object) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (Column<R> column : table.columns()) {
      Object value = column.value().apply(object);
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
