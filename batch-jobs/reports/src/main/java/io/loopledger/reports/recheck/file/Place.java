package io.loopledger.reports.recheck.file;

/**
 * Where a figure stands in a file.
 *
 * @param group section and table, or sheet
 * @param row number of the row, from 1
 * @param column id of the column, or letters of a sheet's
 */
public record Place(String group, int row, String column) {
  private static final String BETWEEN = " > ";
  private static final String SHEET = "sheet ";

  /** A cell of a workbook. */
  static Place cell(String sheet, int row, String column) {
    return new Place(SHEET + sheet, row, column);
  }

  /** The section, where the file has sections. */
  public String section() {
    int end = group.indexOf(BETWEEN);
    return end < 0 ? group : group.substring(0, end);
  }

  /** Id of the table or the like, where the file has ids. */
  public String block() {
    int end = group.indexOf(BETWEEN);
    return end < 0 ? group : group.substring(end + BETWEEN.length());
  }

  /** Whether it is a cell of a workbook, whose sheets have titles and no ids. */
  public boolean isCell() {
    return group.startsWith(SHEET);
  }

  @Override
  public String toString() {
    return isCell()
        ? "%s, cell %s%d".formatted(group, column, row)
        : "%s, row %d, %s".formatted(group, row, column);
  }
}
