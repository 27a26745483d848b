package io.loopledger.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.testkit.FrozenRelease;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lake of any release comes up with this one, and every column keeps its id. */
class ReleasedTablesTest {
  private static final FrozenRelease RELEASES = FrozenRelease.in(Path.of("released"));

  private final Path folder;

  ReleasedTablesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void noReleasedFileWasTouched() {
    assertThat(RELEASES.problems()).isEmpty();
  }

  static Stream<String> versions() {
    return RELEASES.versions().stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyReleasedTableIsStillDefined(String version) {
    assertThat(LakeTables.EVERY)
        .extracting(ReleasedTablesTest::path)
        .containsAll(RELEASES.files(version, "tables"));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aLakeOfThatReleaseIsUpgraded(String version) {
    try (Lake lake = TestLake.open(folder)) {
      for (TableDefinition<?> table : LakeTables.EVERY) {
        if (RELEASES.files(version, "tables").contains(path(table))) {
          assertUpgraded(lake, table, TableJson.read(RELEASES.text(version, path(table))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void rowsOfThatReleaseHaveNothingInTheColumnsThatCameLater(String version) throws IOException {
    TableDefinition<?> entries = EntriesTable.DEFINITION;
    TableJson released = TableJson.read(RELEASES.text(version, path(entries)));
    try (Lake lake = TestLake.open(folder)) {
      lake.create(entries, released.schema(), released.spec());
      GenericRecord row = exampleRow(released.schema());
      Path file = folder.resolve("old.avro");
      AvroRows.write(file, row);

      lake.createOrUpgrade(entries);

      Schema upgraded = lake.table(entries).schema();
      Record read = AvroRows.read(file, upgraded).getFirst();
      for (Types.NestedField field : upgraded.columns()) {
        boolean isOld = released.schema().findField(field.fieldId()) != null;
        assertThat(read.getField(field.name()))
            .as(field.name())
            .isEqualTo(isOld ? row.getField(field.name()) : null);
      }
      assertThat(read.getField("rule_version")).isEqualTo("the rule_version");
      assertThat(upgraded.columns())
          .extracting(Types.NestedField::name)
          .containsSubsequence(
              "rule_version", "rule", "tax_rule", "vat_period", "rate_version", "method");
    }
  }

  private static GenericRecord exampleRow(Schema schema) {
    GenericRecord row = GenericRecord.create(schema);
    for (Types.NestedField field : schema.columns()) {
      row.setField(
          field.name(),
          switch (field.type().typeId()) {
            case STRING -> "the " + field.name();
            case INTEGER -> 1;
            case DECIMAL ->
                new BigDecimal("12.34").setScale(((Types.DecimalType) field.type()).scale());
            case DATE -> LocalDate.parse("2024-03-01");
            case TIMESTAMP -> OffsetDateTime.parse("2024-03-01T10:15:30.123456Z");
            default -> throw new IllegalStateException("no example of " + field);
          });
    }
    return row;
  }

  private static void assertUpgraded(Lake lake, TableDefinition<?> table, TableJson released) {
    lake.create(table, released.schema(), released.spec());

    lake.createOrUpgrade(table);

    Schema upgraded = lake.table(table).schema();
    for (Types.NestedField field : released.schema().columns()) {
      assertThat(upgraded.findField(field.fieldId()))
          .as("column %s of a released %s; it must stay", field.name(), table.qualifiedName())
          .isNotNull()
          .extracting(Types.NestedField::name)
          .isEqualTo(field.name());
    }
    assertThat(upgraded.columns())
        .as("columns of %s; a released one must keep its place among the others", table)
        .extracting(Types.NestedField::name)
        .containsExactlyElementsOf(
            IcebergSchemas.schema(table).columns().stream().map(Types.NestedField::name).toList());
    assertThat(lake.table(table).specs().values())
        .as("partitions of %s; files that are there keep theirs", table.qualifiedName())
        .anyMatch(spec -> spec.compatibleWith(released.spec()));
    assertThat(
            lake.table(table).spec().compatibleWith(IcebergSchemas.partitionSpec(table, upgraded)))
        .as("partitions of %s; new files take this release's", table.qualifiedName())
        .isTrue();
    assertThat(lake.table(table).sortOrder().sameOrder(IcebergSchemas.sortOrder(table, upgraded)))
        .isTrue();
  }

  private static String path(TableDefinition<?> table) {
    return "tables/%s.json".formatted(table.qualifiedName());
  }
}
