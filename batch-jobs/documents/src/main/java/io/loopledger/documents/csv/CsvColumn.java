package io.loopledger.documents.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of the file of figures, in their order. */
enum CsvColumn {
  SECTION("string", "id of the section"),
  BLOCK("string", "id of the table, chart or group of figures"),
  KIND("string", "figures, table or chart"),
  ROW("integer", "number of the row in its block, from 1"),
  LEVEL("string", "ROW, SUBTOTAL or TOTAL; sum up rows of one level only"),
  ROW_LABEL("string", "what the row is about: its texts and dates, joined by a slash"),
  COLUMN("string", "id of the column; value, lower or upper for figures and charts"),
  TYPE("string", "what the value is: text, amount, day, or empty"),
  VALUE(
      "string",
      "all digits with a decimal point, a date as YYYY-MM-DD, or a text; a share is between 0 and"
          + " 1"),
  DECIMALS("integer", "digits that people are shown"),
  UNIT("string", "unit of an amount; ratio for a share"),
  METRIC("string", "metric that the figure was read from"),
  WHERE("string", "its dimensions and their values, as a JSON object"),
  STATISTIC("string", "VALUE, P5, P50, P95, NUMERATOR or DENOMINATOR"),
  REMARK("string", "what a reader has to know, or why there is no value");

  private final String type;
  private final String description;

  CsvColumn(String type, String description) {
    this.type = type;
    this.description = description;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String type() {
    return type;
  }

  String description() {
    return description;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(CsvColumn::label).toList();
  }
}
