package io.loopledger.local.access;

import io.loopledger.catalog.access.AccessPolicy;
import io.loopledger.catalog.access.ColumnKind;
import io.loopledger.catalog.access.TableAccess;
import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.table.ClosesTable;
import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statements that fill every table of the lake with rows of every brand, and some of nobody. */
final class SampleRows {
  private static final int ROWS = 12;

  /** Few, so that views over the life of a unit find more than one event of it. */
  private static final int SUBJECTS = 6;

  /** Rows of a brand in a statement: all event types in one would take Trino long to plan. */
  private static final int BATCH = 31;

  private final AccessPolicy policy;
  private final List<Account> accounts = Chart.builtIn().accounts();
  private final Map<String, EventField> choices = new HashMap<>();

  SampleRows(AccessPolicy policy) {
    this.policy = policy;
    for (EventType type : EventType.values()) {
      Stream.concat(EventField.context().stream(), EventField.of(type).stream())
          .filter(field -> field.kind() == EventField.Kind.CHOICE)
          .forEach(field -> choices.putIfAbsent(field.name(), field));
    }
  }

  /** All statements. */
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    for (TableDefinition<?> table : LakeTables.EVERY) {
      int rows = rowsOf(table);
      // At least two, so that every table has a snapshot to go back to.
      int batch = Math.min(BATCH, (rows + 1) / 2);
      for (int from = 0; from < rows; from += batch) {
        statements.add(insert(table, from, Math.min(rows, from + batch)));
      }
    }
    statements.add(
        "INSERT INTO ops.rejections (code, owner, message, topic, kafka_partition, kafka_offset,"
            + " recorded_time) VALUES ('UNREADABLE', 'DATA', '%s.message', 'sales', 0, 1,"
                .formatted(SampleBrand.PLATFORM)
            + " TIMESTAMP '2026-10-01 00:00:00 UTC')");
    return statements;
  }

  private int rowsOf(TableDefinition<?> table) {
    if (table.equals(RawEventsTable.DEFINITION)) {
      return EventType.values().length;
    }
    return table.columns().stream().anyMatch(column -> column.name().equals("account"))
        ? accounts.size()
        : ROWS;
  }

  private String insert(TableDefinition<?> table, int from, int until) {
    String names = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String rows =
        SampleBrand.ALL.stream()
            .flatMap(
                brand -> IntStream.range(from, until).mapToObj(row -> values(table, brand, row)))
            .collect(Collectors.joining(",\n"));
    return "INSERT INTO %s.\"%s\" (%s) VALUES\n%s"
        .formatted(table.namespace(), table.name(), names, rows);
  }

  private String values(TableDefinition<?> table, SampleBrand brand, int row) {
    return table.columns().stream()
        .map(column -> literal(table, column, brand, row))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String literal(TableDefinition<?> table, Column<?> column, SampleBrand brand, int row) {
    return switch (column.type()) {
      case TEXT -> "'" + text(table, column.name(), brand, row) + "'";
      case LONG, INT -> Long.toString(brand.number(row));
      case FLAG -> Boolean.toString(row % 2 == 0);
      case DATE -> "DATE '2026-10-%02d'".formatted(row % 28 + 1);
      case INSTANT -> "TIMESTAMP '2026-10-%02d 10:00:00 UTC'".formatted(row % 28 + 1);
      case AMOUNT -> "CAST(%d AS decimal(20,6))".formatted(brand.number(row));
      case RATE -> "CAST(%d AS decimal(20,10))".formatted(brand.number(row));
      case TEXT_MAP ->
          "MAP(ARRAY['k'], ARRAY['%s'])".formatted(text(table, column.name(), brand, row));
      case ROW -> "NULL";
      case ROWS -> column.required() ? "ARRAY[]" : "NULL";
    };
  }

  private String text(TableDefinition<?> table, String column, SampleBrand brand, int row) {
    TableAccess access = policy.tables().get(table.qualifiedName());
    if (access == null) {
      throw new IllegalStateException("the policy does not say whose " + table + " is");
    }
    if (access.columnsOf(ColumnKind.PERSONAL).contains(column)) {
      return SampleBrand.PERSON + brand.text(column, row);
    }
    if (access.columnsOf(ColumnKind.LINE).contains(column)) {
      return row % 2 == 0
          ? "unit:%s/%d".formatted(brand.name(), row % SUBJECTS)
          : "line:%s/%s%d".formatted(brand.name(), SampleBrand.PERSON, row % SUBJECTS);
    }
    IntFunction<String> value = known(table, column, brand);
    return value.apply(row);
  }

  /** Values that views go by stand as the platform writes them. */
  private IntFunction<String> known(TableDefinition<?> table, String column, SampleBrand brand) {
    boolean isEvents = table.equals(RawEventsTable.DEFINITION);
    EventField choice = isEvents ? choices.get(column) : null;
    if (choice != null) {
      return row -> choice.choices().get(row % choice.choices().size()).name();
    }
    return switch (column) {
      case "brand" -> row -> brand.name();
      case "tenant" -> row -> brand.tenant();
      case "account" -> row -> accounts.get(row % accounts.size()).code();
      case "measure" -> row -> measure(accounts.get(row % accounts.size()));
      case "reporting_currency" -> row -> "EUR";
      case "period", "vat_period", "close_period" -> row -> "2026-10";
      case "state" ->
          table.equals(ClosesTable.DEFINITION) ? row -> "CLOSED" : row -> brand.text(column, row);
      case "type" ->
          isEvents
              ? row -> EventType.values()[row % EventType.values().length].typeName()
              : row -> brand.text(column, row);
      default -> column.endsWith("_currency") ? row -> "EUR" : row -> brand.text(column, row);
    };
  }

  private static String measure(Account account) {
    return account.unit().equals(Account.MONEY) ? "EUR" : account.unit();
  }
}
