package io.loopledger.upkeep;

import java.util.List;

/** What the upkeep did, table by table. */
public record UpkeepReport(List<TableReport> tables) {
  public UpkeepReport {
    tables = List.copyOf(tables);
  }

  /** All problems, in the order of the tables. */
  public List<Problem> problems() {
    return tables.stream().flatMap(table -> table.problems().stream()).toList();
  }
}
