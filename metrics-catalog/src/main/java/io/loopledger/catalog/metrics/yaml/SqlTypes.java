package io.loopledger.catalog.metrics.yaml;

import io.loopledger.schemas.table.ColumnType;

/** Types of our tables as Trino writes them. */
final class SqlTypes {
  private SqlTypes() {}

  static String of(ColumnType type) {
    return switch (type) {
      case TEXT -> "varchar";
      case LONG -> "bigint";
      case INT -> "integer";
      case FLAG -> "boolean";
      case DATE -> "date";
      case INSTANT -> "timestamp(6) with time zone";
      case AMOUNT -> "decimal(20, 6)";
      case RATE -> "decimal(20, 10)";
      case TEXT_MAP -> "map(varchar, varchar)";
      case ROW -> "row";
      case ROWS -> "array(row)";
    };
  }
}
