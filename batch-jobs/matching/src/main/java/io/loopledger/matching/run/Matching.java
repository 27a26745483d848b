package io.loopledger.matching.run;

import io.loopledger.matching.rule.BreakKind;
import io.loopledger.matching.rule.Reconciliation;
import io.loopledger.matching.sql.MatchingSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Matches by sets in Trino. A run that was cut short is run again with the same id: what it decided
 * is decided anew, and what it recorded is not recorded twice.
 */
public final class Matching {
  private final Connection trino;
  private final String schema;
  private final Consumer<String> progress;

  /**
   * With a connection that may write.
   *
   * @param schema where the tables of a run go; made if it is not there
   * @param progress hears what is done, before it is done
   */
  public Matching(Connection trino, String schema, Consumer<String> progress) {
    this.trino = trino;
    this.schema = schema;
    this.progress = progress;
  }

  /**
   * The night that a run belongs to.
   *
   * @param runId identifies it for ever
   * @param businessDate the night's
   * @param nominalTime the run's own time, the same when it is repeated
   */
  public record Night(String runId, LocalDate businessDate, Instant nominalTime) {}

  /** Runs a reconciliation; gives back what is not matched and should be. */
  public List<Break> run(Reconciliation reconciliation, Night night) throws SQLException {
    MatchingSql sql = new MatchingSql(schema, reconciliation);
    execute(new MatchingSql.Step("schema", "CREATE SCHEMA IF NOT EXISTS " + schema));
    for (MatchingSql.Step step : sql.decide(night.businessDate())) {
      execute(step);
    }
    List<Break> breaks = breaks(sql);
    execute(sql.record(night.runId(), night.businessDate(), night.nominalTime()));
    return breaks;
  }

  private void execute(MatchingSql.Step step) throws SQLException {
    progress.accept(step.does());
    try (Statement statement = trino.createStatement()) {
      long written = statement.executeLargeUpdate(step.sql());
      while (written > 0 && step.again().isPresent()) {
        written = statement.executeLargeUpdate(step.again().get());
      }
    }
  }

  private List<Break> breaks(MatchingSql sql) throws SQLException {
    List<Break> breaks = new ArrayList<>();
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql.breaks())) {
      while (rows.next()) {
        breaks.add(
            new Break(
                rows.getString("break_id"),
                BreakKind.valueOf(rows.getString("kind")),
                rows.getString("tenant"),
                rows.getString("brand"),
                rows.getString("type"),
                rows.getString("match_key"),
                side(rows, "ledger"),
                side(rows, "statement")));
      }
    }
    return breaks;
  }

  private static Optional<Break.Side> side(ResultSet rows, String side) throws SQLException {
    String item = rows.getString(side + "_item");
    return item == null
        ? Optional.empty()
        : Optional.of(
            new Break.Side(
                item,
                rows.getString(side + "_currency"),
                rows.getBigDecimal(side + "_amount"),
                rows.getDate(side + "_date").toLocalDate(),
                rows.getString(side + "_reference")));
  }
}
