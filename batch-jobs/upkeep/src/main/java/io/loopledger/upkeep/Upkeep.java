package io.loopledger.upkeep;

import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.upkeep.table.AlertLog;
import io.loopledger.upkeep.table.Findings;
import io.loopledger.upkeep.table.TableUpkeep;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps the lake's tables small and whole while a job writes them. */
public final class Upkeep {
  private final Lake lake;
  private final UpkeepConfig config;
  private final Clock clock;
  private final UpkeepAlerts alerts;
  private final UpkeepProgress progress;

  /** An upkeep of a lake. */
  public Upkeep(
      Lake lake, UpkeepConfig config, Clock clock, UpkeepAlerts alerts, UpkeepProgress progress) {
    this.lake = lake;
    this.config = config;
    this.clock = clock;
    this.alerts = alerts;
    this.progress = progress;
  }

  /** The tables of these names; all of them if none is named. */
  public static List<TableDefinition<?>> tables(List<String> names) {
    if (names.isEmpty()) {
      return LakeTables.EVERY;
    }
    List<TableDefinition<?>> tables = new ArrayList<>();
    for (String name : names) {
      tables.add(
          LakeTables.EVERY.stream()
              .filter(table -> table.qualifiedName().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(unknown(name))));
    }
    return tables;
  }

  /** Takes care of these tables, one after the other. */
  public UpkeepReport run(List<TableDefinition<?>> tables) {
    List<TableReport> reports = new ArrayList<>();
    for (TableDefinition<?> table : tables) {
      String name = table.qualifiedName();
      Findings findings = new Findings(name, alerts, progress);
      reports.add(new TableUpkeep(name, lake.table(table), config, clock, findings).run());
    }
    return new UpkeepReport(reports);
  }

  /**
   * Adds to {@code ops.alerts} what a report raises and clears; a dry run adds nothing.
   *
   * @return the rows that were added
   */
  public List<Alert> tell(UpkeepReport report) {
    if (config.isDryRun()) {
      return List.of();
    }
    AlertLog log = new AlertLog(lake.table(AlertsTable.DEFINITION));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Alert> changes = AlertRules.changes(report, log.newest(), now);
    log.append(changes);
    return changes;
  }

  private static String unknown(String name) {
    return "there is no table '%s'; name one of %s"
        .formatted(
            name,
            LakeTables.EVERY.stream()
                .map(TableDefinition::qualifiedName)
                .collect(Collectors.joining(", ")));
  }
}
