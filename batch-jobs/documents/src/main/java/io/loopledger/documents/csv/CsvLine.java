package io.loopledger.documents.csv;

import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.FormulaGuard;
import io.loopledger.documents.text.OriginJson;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One value in the file of figures. */
final class CsvLine {
  private final Map<CsvColumn, String> fields = new EnumMap<>(CsvColumn.class);

  /** Where a value stands in the document. */
  record Place(
      String section, String block, String kind, int row, Table.Level level, String rowLabel) {}

  CsvLine(Place place, String column, Cell cell, String remark) {
    fields.put(CsvColumn.SECTION, place.section());
    fields.put(CsvColumn.BLOCK, place.block());
    fields.put(CsvColumn.KIND, place.kind());
    fields.put(CsvColumn.ROW, Integer.toString(place.row()));
    fields.put(CsvColumn.LEVEL, place.level().name());
    fields.put(CsvColumn.ROW_LABEL, FormulaGuard.guarded(place.rowLabel()));
    fields.put(CsvColumn.COLUMN, column);
    fields.put(CsvColumn.REMARK, FormulaGuard.guarded(remark));
    cell(cell);
  }

  private void cell(Cell cell) {
    switch (cell) {
      case Cell.Text text -> {
        fields.put(CsvColumn.TYPE, "text");
        fields.put(CsvColumn.VALUE, FormulaGuard.guarded(text.text()));
      }
      case Cell.Amount amount -> amount(amount);
      case Cell.Day day -> {
        fields.put(CsvColumn.TYPE, "day");
        fields.put(CsvColumn.VALUE, day.date().toString());
      }
      case Cell.Empty empty -> {
        fields.put(CsvColumn.TYPE, "empty");
        fields.put(CsvColumn.REMARK, FormulaGuard.guarded(empty.reason()));
      }
    }
  }

  private void amount(Cell.Amount amount) {
    fields.put(CsvColumn.TYPE, "amount");
    fields.put(CsvColumn.VALUE, amount.value().toPlainString());
    fields.put(CsvColumn.DECIMALS, Integer.toString(amount.decimals()));
    fields.put(CsvColumn.UNIT, amount.unit());
    amount
        .origin()
        .ifPresent(
            origin -> {
              fields.put(CsvColumn.METRIC, origin.metric());
              fields.put(CsvColumn.WHERE, OriginJson.where(origin));
              fields.put(CsvColumn.STATISTIC, origin.statistic().name());
            });
  }

  /** One field for each column; empty where there is nothing to say. */
  List<String> fields() {
    return Arrays.stream(CsvColumn.values()).map(c -> fields.getOrDefault(c, "")).toList();
  }
}
