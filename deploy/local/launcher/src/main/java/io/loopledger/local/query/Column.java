package io.loopledger.local.query;

import java.sql.Types;
import java.util.Set;

/** A column of a result with its SQL type, one of {@link Types}. */
public record Column(String name, int type) {
  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL);

  boolean isNumber() {
    return NUMBERS.contains(type);
  }
}
