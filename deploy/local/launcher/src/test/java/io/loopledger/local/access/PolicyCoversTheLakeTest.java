package io.loopledger.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.access.AccessPolicy;
import io.loopledger.catalog.access.ColumnKind;
import io.loopledger.catalog.access.TableAccess;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyCoversTheLakeTest {
  private static final AccessPolicy POLICY = AccessPolicy.builtIn();

  @Test
  void everyTableHasItsOwners() {
    assertThat(LakeTables.EVERY)
        .extracting(TableDefinition::qualifiedName)
        .allSatisfy(name -> assertThat(POLICY.tables()).containsKey(name));
  }

  @Test
  void everyTableIsFilteredByWhatItNames() {
    for (TableDefinition<?> table : LakeTables.EVERY) {
      TableAccess access = access(table);
      assertThat(Optional.ofNullable(access.brandColumn()))
          .as(table.qualifiedName())
          .isEqualTo(named(table, "brand"));
      assertThat(Optional.ofNullable(access.tenantColumn()))
          .as(table.qualifiedName())
          .isEqualTo(named(table, "tenant"));
    }
  }

  @Test
  void everyMaskedColumnExists() {
    for (TableDefinition<?> table : LakeTables.EVERY) {
      List<String> names = table.columns().stream().map(Column::name).toList();
      for (ColumnKind kind : ColumnKind.values()) {
        assertThat(names).as(table.qualifiedName()).containsAll(access(table).columnsOf(kind));
      }
    }
  }

  @Test
  void customersSubjectsAndOffsetsAreMaskedWhereverTheyStand() {
    for (TableDefinition<?> table : LakeTables.EVERY) {
      for (Column<?> column : table.columns()) {
        switch (column.name()) {
          case "customer", "order_id", "payment_reference", "extensions" ->
              assertThat(access(table).columnsOf(ColumnKind.PERSONAL)).contains(column.name());
          case "subject" ->
              assertThat(access(table).columnsOf(ColumnKind.LINE)).contains(column.name());
          case "kafka_offset", "kafka_partition" ->
              assertThat(access(table).columnsOf(ColumnKind.PLATFORM)).contains(column.name());
          default -> assertThat(column.name()).isNotEmpty();
        }
      }
    }
  }

  private static TableAccess access(TableDefinition<?> table) {
    return Optional.ofNullable(POLICY.tables().get(table.qualifiedName())).orElseThrow();
  }

  private static Optional<String> named(TableDefinition<?> table, String column) {
    return table.columns().stream().map(Column::name).filter(column::equals).findFirst();
  }
}
