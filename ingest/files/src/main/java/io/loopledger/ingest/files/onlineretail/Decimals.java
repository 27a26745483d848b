package io.loopledger.ingest.files.onlineretail;

import io.loopledger.ingest.files.Column;
import io.loopledger.ingest.files.RejectedRowException;
import io.loopledger.ingest.files.Row;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Decimal numbers as spreadsheets write them. Where cells are delimited by semicolons, a comma is
 * the decimal comma. Elsewhere a quoted {@code 1,234} may be 1.234 or 1234: it is refused, because
 * a guess would be a wrong figure.
 */
final class Decimals {
  private static final Pattern WITH_POINT =
      Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d{1,18},\\d{1,30}");
  private static final Pattern GROUPED_WITH_POINT =
      Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){1,5}\\.\\d{1,30}");
  private static final Pattern GROUPED_WITH_COMMA =
      Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3}){1,5},\\d{1,30}");
  private static final Pattern COMMA_OF_EITHER_KIND = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  private Decimals() {}

  static BigDecimal read(Row row, Column column) throws RejectedRowException {
    String text = row.required(column);
    if (WITH_POINT.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    if (row.header().delimiter() != ';' && COMMA_OF_EITHER_KIND.matcher(text).matches()) {
      throw row.rejected(
          column,
          column.title()
              + " has a comma that may be a decimal comma or group thousands; write a decimal"
              + " point and no groups");
    }
    if (GROUPED_WITH_POINT.matcher(text).matches()) {
      return new BigDecimal(text.replace(",", ""));
    }
    if (GROUPED_WITH_COMMA.matcher(text).matches() || WITH_COMMA.matcher(text).matches()) {
      return new BigDecimal(text.replace(".", "").replace(',', '.'));
    }
    throw row.rejected(column, column.title() + " is no number; write it like 1234.50");
  }
}
