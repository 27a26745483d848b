package io.loopledger.streaming.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.lake.IcebergSchemas;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.types.RowKind;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {
  @Test
  void everyColumnTypeHasItsFlinkValue() {
    assertThat(row(ColumnType.TEXT, "H\u00e9 \u20ac").getString(0))
        .isEqualTo(StringData.fromString("H\u00e9 \u20ac"));
    assertThat(row(ColumnType.LONG, Long.MIN_VALUE).getLong(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(row(ColumnType.INT, 7).getInt(0)).isEqualTo(7);
    assertThat(row(ColumnType.FLAG, true).getBoolean(0)).isTrue();
    assertThat(row(ColumnType.DATE, LocalDate.parse("1969-12-31")).getInt(0)).isEqualTo(-1);
    assertThat(
            row(ColumnType.INSTANT, Instant.parse("2010-12-01T08:26:00.123456Z"))
                .getTimestamp(0, 6)
                .toInstant())
        .isEqualTo(Instant.parse("2010-12-01T08:26:00.123456Z"));
    assertThat(row(ColumnType.AMOUNT, -2_550_001L).getDecimal(0, 20, 6).toBigDecimal())
        .isEqualTo(new BigDecimal("-2.550001"));
    assertThat(
            row(ColumnType.RATE, new BigDecimal("1.1234567890"))
                .getDecimal(0, 20, 10)
                .toBigDecimal())
        .isEqualTo(new BigDecimal("1.1234567890"));
    MapData map = row(ColumnType.TEXT_MAP, Map.of("box", "[1]")).getMap(0);
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.keyArray().getString(0)).isEqualTo(StringData.fromString("box"));
    assertThat(map.valueArray().getString(0)).isEqualTo(StringData.fromString("[1]"));
  }

  @Test
  void theLargestAmountsOfTheLedgerFitTheirColumn() {
    assertThat(row(ColumnType.AMOUNT, Long.MAX_VALUE).getDecimal(0, 20, 6).toBigDecimal())
        .isEqualTo(new BigDecimal("9223372036854.775807"));
    assertThat(row(ColumnType.AMOUNT, Long.MIN_VALUE).getDecimal(0, 20, 6).toBigDecimal())
        .isEqualTo(new BigDecimal("-9223372036854.775808"));
  }

  @Test
  void aDecimalThatItsColumnWouldDropOrRoundIsRefused() {
    assertThatThrownBy(() -> row(ColumnType.RATE, new BigDecimal("12345678901")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("12345678901 does not fit decimal(20,10) exactly");
    assertThatThrownBy(() -> row(ColumnType.RATE, new BigDecimal("0.00000000001")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("0.00000000001 does not fit decimal(20,10) exactly");
  }

  @Test
  void anAbsentValueIsNullInAnOptionalColumnAndRefusedInARequiredOne() {
    assertThat(row(ColumnType.TEXT, null).isNullAt(0)).isTrue();

    Rows<Optional<String>> required =
        Rows.of(table(new Column<>("name", ColumnType.TEXT, true, "", o -> o.orElse(null))));
    assertThat(required.row(Optional.of("x")).getString(0)).isEqualTo(StringData.fromString("x"));
    assertThatThrownBy(() -> required.row(Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("column name is required");
  }

  @Test
  void aRowIsAnInsert() {
    assertThat(row(ColumnType.INT, 1).getRowKind()).isEqualTo(RowKind.INSERT);
  }

  @Test
  void everyTableOfTheJobHasAFlinkTypeWithItsColumnsInOrder() {
    for (TableDefinition<?> table : LakeTables.ALL) {
      assertThat(Rows.typeInfo(table).toRowType().getFieldNames())
          .isEqualTo(table.columns().stream().map(Column::name).toList());
    }
  }

  // ---- the order of columns ---------------------------------------------------------------------

  @Test
  void aTableInTheOrderOfItsDefinitionNeedsNoReordering() {
    Schema schema = IcebergSchemas.schema(EntriesTable.DEFINITION);

    assertThat(ColumnOrder.of(EntriesTable.DEFINITION, schema).isSame()).isTrue();
  }

  @Test
  void aColumnThatAnUpgradeAddedAtTheEndOfTheTableGetsItsOwnValues() {
    TableDefinition<String> ours =
        table(
            column("first", ColumnType.TEXT, s -> s + "-1"),
            column("added", ColumnType.TEXT, s -> s + "-2"),
            column("last", ColumnType.TEXT, s -> s + "-3"));
    Schema theirs = schema("first", "last", "added");

    ColumnOrder order = ColumnOrder.of(ours, theirs);
    RowData row = order.map(Rows.of(ours).row("x"));

    assertThat(order.isSame()).isFalse();
    assertThat(List.of(row.getString(0), row.getString(1), row.getString(2)))
        .extracting(StringData::toString)
        .containsExactly("x-1", "x-3", "x-2");
  }

  @Test
  void aTableWithColumnsOfANewerReleaseIsRefused() {
    TableDefinition<String> ours = table(column("first", ColumnType.TEXT, s -> s));

    assertThatThrownBy(() -> ColumnOrder.of(ours, schema("first", "newer")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "test.rows has column newer, which this release does not know: a newer release made it");
  }

  @Test
  void aTableThatWasNotBroughtUpToThisReleaseIsRefused() {
    TableDefinition<String> ours =
        table(column("first", ColumnType.TEXT, s -> s), column("second", ColumnType.TEXT, s -> s));

    assertThatThrownBy(() -> ColumnOrder.of(ours, schema("first")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("test.rows lacks column second");
  }

  private static RowData row(ColumnType type, @Nullable Object value) {
    List<@Nullable Object> holder = Collections.singletonList(value);
    return Rows.of(
            table(
                new Column<List<@Nullable Object>>("value", type, false, "", list -> list.get(0))))
        .row(holder);
  }

  private static Column<String> column(
      String name, ColumnType type, java.util.function.Function<String, @Nullable Object> value) {
    return new Column<>(name, type, false, "", value);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  private static <R> TableDefinition<R> table(Column<R>... columns) {
    return new TableDefinition<>("test", "rows", "", List.of(columns), Optional.empty());
  }

  private static Schema schema(String... names) {
    List<Types.NestedField> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(Types.NestedField.optional(fields.size() + 1, name, Types.StringType.get()));
    }
    return new Schema(fields);
  }
}
