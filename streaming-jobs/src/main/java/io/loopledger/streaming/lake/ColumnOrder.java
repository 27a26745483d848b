package io.loopledger.streaming.lake;

import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.utils.ProjectedRowData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/**
 * Brings a row from the order of its definition to that of the table, where an upgrade adds columns
 * at the end only. The sink writes by position and would not notice.
 */
final class ColumnOrder implements MapFunction<RowData, RowData> {
  private static final long serialVersionUID = 1L;

  private final int[] positions;

  private ColumnOrder(int[] positions) {
    this.positions = positions;
  }

  /**
   * The order of a table.
   *
   * @throws IllegalStateException naming a column that the table or this release does not have
   */
  static ColumnOrder of(TableDefinition<?> definition, Schema table) {
    List<String> ours = definition.columns().stream().map(Column::name).toList();
    List<String> theirs = table.columns().stream().map(Types.NestedField::name).toList();
    for (String name : theirs) {
      if (!ours.contains(name)) {
        throw new IllegalStateException(
            "%s has column %s, which this release does not know: a newer release made it"
                .formatted(definition.qualifiedName(), name));
      }
    }
    for (String name : ours) {
      if (!theirs.contains(name)) {
        throw new IllegalStateException(
            "%s lacks column %s; bring the tables up to this release first, as ./loopledger up does"
                .formatted(definition.qualifiedName(), name));
      }
    }
    return new ColumnOrder(theirs.stream().mapToInt(ours::indexOf).toArray());
  }

  /** Whether rows already stand in the table's order. */
  boolean isSame() {
    return IntStream.range(0, positions.length).allMatch(i -> positions[i] == i);
  }

  @Override
  public RowData map(RowData row) {
    return ProjectedRowData.from(positions).replaceRow(row);
  }
}
