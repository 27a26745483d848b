package io.loopledger.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.ColumnType;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.schemas.table.TableLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LakeTest {
  private final Path folder;
  private final Lake lake;

  LakeTest(@TempDir Path folder) {
    this.folder = folder;
    this.lake = TestLake.open(folder);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  static List<TableDefinition<?>> tables() {
    return LakeTables.ALL;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableIsCreatedAsDefined(TableDefinition<?> definition) {
    lake.createOrUpgradeTables();

    Table table = lake.table(definition);
    assertThat(table.schema().columns()).hasSameSizeAs(definition.columns());
    for (int i = 0; i < definition.columns().size(); i++) {
      Column<?> column = definition.columns().get(i);
      Types.NestedField field = table.schema().columns().get(i);
      assertThat(field.fieldId()).isEqualTo(i + 1);
      assertThat(field.name()).isEqualTo(column.name());
      assertThat(field.doc()).isEqualTo(column.doc());
      assertThat(field.isRequired()).isEqualTo(column.required());
    }
    TableLayout layout = definition.layout().orElseThrow();
    assertThat(table.spec())
        .hasToString(
            "[\n  1000: %s_%s: %s(%d)\n]"
                .formatted(
                    layout.timeColumn(),
                    layout.grain().name().toLowerCase(Locale.ROOT),
                    layout.grain().name().toLowerCase(Locale.ROOT),
                    table.schema().findField(layout.timeColumn()).fieldId()));
    assertThat(table.sortOrder().fields())
        .extracting(field -> table.schema().findColumnName(field.sourceId()))
        .containsExactlyElementsOf(layout.sortedBy());
    assertThat(table.properties())
        .containsEntry("comment", definition.doc())
        .containsEntry("write.parquet.compression-codec", "zstd");
    assertThat(table.location()).isEqualTo("file://" + folder + "/" + path(definition));
  }

  @Test
  void amountsRatesAndTimesHaveTheTypesOfTheDesign() {
    lake.createOrUpgradeTables();

    Schema schema = lake.table(EntriesTable.DEFINITION).schema();
    assertThat(schema.findType("amount")).isEqualTo(Types.DecimalType.of(20, 6));
    assertThat(schema.findType("fx_rate")).isEqualTo(Types.DecimalType.of(20, 10));
    assertThat(schema.findType("effective_time")).isEqualTo(Types.TimestampType.withZone());
    assertThat(schema.findType("business_date")).isEqualTo(Types.DateType.get());
    assertThat(schema.findType("cycle_no")).isEqualTo(Types.IntegerType.get());
    assertThat(lake.table(RawEventsTable.DEFINITION).schema().findType("extensions").isMapType())
        .isTrue();
  }

  @Test
  void creatingAgainChangesNothing() throws IOException {
    lake.createOrUpgradeTables();
    List<Path> before = files();

    lake.createOrUpgradeTables();

    assertThat(files()).isEqualTo(before);
    assertThat(files()).noneMatch(file -> file.toString().endsWith(".crc"));
  }

  @Test
  void aMissingColumnIsAddedInItsPlaceAndTheIdsStay() {
    Column<Entry> first = column("first", ColumnType.TEXT, true);
    Column<Entry> map = column("attributes", ColumnType.TEXT_MAP, false);
    Column<Entry> last = column("last", ColumnType.LONG, true);
    lake.createOrUpgrade(table(first, map, last));

    TableDefinition<Entry> next =
        table(
            column("zeroth", ColumnType.TEXT, false),
            first,
            column("between", ColumnType.AMOUNT, true),
            map,
            column("more", ColumnType.TEXT_MAP, false),
            last);
    lake.createOrUpgrade(next);

    Schema schema = lake.table(next).schema();
    assertThat(schema.columns())
        .extracting(Types.NestedField::name)
        .containsExactly("zeroth", "first", "between", "attributes", "more", "last");
    assertThat(schema.findField("first").fieldId()).isEqualTo(1);
    assertThat(schema.findField("attributes").fieldId()).isEqualTo(2);
    assertThat(schema.findField("last").fieldId()).isEqualTo(3);
    assertThat(schema.findField("between").isOptional()).isTrue();
    assertThat(schema.findField("between").doc()).isEqualTo("The between.");
  }

  @Test
  void aColumnThatMayNowBeEmptyBecomesOptional() {
    lake.createOrUpgrade(table(column("a", ColumnType.TEXT, true)));

    TableDefinition<Entry> next = table(column("a", ColumnType.TEXT, false));
    lake.createOrUpgrade(next);

    assertThat(lake.table(next).schema().findField("a").isOptional()).isTrue();
  }

  @Test
  void aChangedTypeIsRefused() {
    lake.createOrUpgrade(table(column("a", ColumnType.AMOUNT, false)));

    assertThatThrownBy(() -> lake.createOrUpgrade(table(column("a", ColumnType.RATE, false))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "column a of test.table is decimal(20, 6) but this release writes decimal(20, 10); a"
                + " changed column is a new column");
  }

  @Test
  void aTableWithoutRowsHasAnEmptyHead() {
    lake.createOrUpgradeTables();

    assertThat(lake.head(EntriesTable.DEFINITION)).isEqualTo(new TableHead(0, Optional.empty(), 0));
  }

  @Test
  void theHeadIsThatOfTheNewestCommitWithRowsAndOfTheNewestCheckpoint() {
    lake.createOrUpgradeTables();
    Table table = lake.table(EntriesTable.DEFINITION);
    append(table, 10, "4");
    Instant grown = Instant.ofEpochMilli(table.currentSnapshot().timestampMillis());
    append(table, 0, "5");

    assertThat(lake.head(EntriesTable.DEFINITION))
        .isEqualTo(new TableHead(10, Optional.of(grown), 5));

    append(table, 3, "");
    assertThat(lake.head(EntriesTable.DEFINITION).rows()).isEqualTo(13);
    assertThat(lake.head(EntriesTable.DEFINITION).checkpointId()).isEqualTo(5);
    assertThat(lake.head(EntriesTable.DEFINITION).committedAt())
        .contains(Instant.ofEpochMilli(table.currentSnapshot().timestampMillis()));
  }

  @Test
  void compactionMakesNoFigureNewer() {
    lake.createOrUpgradeTables();
    Table table = lake.table(EntriesTable.DEFINITION);
    append(table, 10, "4");
    Instant grown = Instant.ofEpochMilli(table.currentSnapshot().timestampMillis());
    DataFile small = table.currentSnapshot().addedDataFiles(table.io()).iterator().next();
    DataFile large =
        DataFiles.builder(table.spec())
            .copy(small)
            .withPath(table.location() + "/data/compacted.parquet")
            .build();
    table.newRewrite().deleteFile(small).addFile(large).commit();

    assertThat(lake.head(EntriesTable.DEFINITION))
        .isEqualTo(new TableHead(10, Optional.of(grown), 4));
  }

  @Test
  void thePasswordIsNotShown() {
    LakeConfig config =
        new LakeConfig("jdbc:postgresql://127.0.0.1/lake", "u", "s3cret", "file:///w");

    assertThat(config.toString()).doesNotContain("s3cret").contains("jdbc:postgresql");
    assertThat(config.catalogProperties())
        .containsEntry("jdbc.password", "s3cret")
        .containsEntry("jdbc.schema-version", "V1")
        .containsEntry("jdbc.socketTimeout", "30")
        .containsEntry("io-impl", "io.loopledger.schemas.lake.LocalFileIO");
  }

  private static void append(Table table, long rows, String checkpoint) {
    AppendFiles append = table.newAppend();
    if (rows > 0) {
      append.appendFile(
          DataFiles.builder(table.spec())
              .withPath(table.location() + "/data/" + rows + ".parquet")
              .withFileSizeInBytes(1)
              .withPartitionPath("recorded_time_month=650")
              .withRecordCount(rows)
              .build());
    }
    if (!checkpoint.isEmpty()) {
      append.set("flink.max-committed-checkpoint-id", checkpoint);
    }
    append.commit();
  }

  private static String path(TableDefinition<?> table) {
    return table.namespace() + "/" + table.name();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private static Column<Entry> column(String name, ColumnType type, boolean required) {
    return new Column<>(name, type, required, "The " + name + ".", entry -> null);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static TableDefinition<Entry> table(Column<Entry>... columns) {
    return new TableDefinition<>("test", "table", "A test.", List.of(columns), Optional.empty());
  }
}
