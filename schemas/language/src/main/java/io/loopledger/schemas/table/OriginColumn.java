package io.loopledger.schemas.table;

import io.loopledger.schemas.event.Origin;
import java.util.function.Function;

/** The origin of figures, written alike in every table. */
final class OriginColumn {
  private OriginColumn() {}

  static <R> Column<R> of(Function<R, Origin> origin) {
    return Column.required(
        "origin",
        ColumnType.TEXT,
        "Where the figures come from: real, derived or simulated.",
        row -> origin.apply(row).text());
  }
}
