package io.loopledger.night.batch;

import io.loopledger.night.calendar.NightRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** All runs, by one query on Spring Batch's tables: its own interface would ask once a run. */
final class RunHistory {
  private static final String ATTEMPTS =
      """
      SELECT e.job_instance_id AS instance, e.status AS status,
        max(p.parameter_value) FILTER (WHERE p.parameter_name = 'date') AS date,
        max(p.parameter_value) FILTER (WHERE p.parameter_name = 'run') AS run,
        max(p.parameter_value) FILTER (WHERE p.parameter_name = 'nominal-time') AS nominal_time,
        max(p.parameter_value) FILTER (WHERE p.parameter_name = 'from-step') AS from_step
      FROM batch_job_execution e
      JOIN batch_job_instance i ON i.job_instance_id = e.job_instance_id
      JOIN batch_job_execution_params p ON p.job_execution_id = e.job_execution_id
      WHERE i.job_name = 'night'
      GROUP BY e.job_execution_id, e.job_instance_id, e.status
      ORDER BY e.job_execution_id
      """;

  private static final String UNKNOWN =
      """
      SELECT e.job_execution_id
      FROM batch_job_execution e
      JOIN batch_job_instance i ON i.job_instance_id = e.job_instance_id
      WHERE i.job_name = 'night' AND (e.status = 'UNKNOWN' OR EXISTS (
        SELECT 1 FROM batch_step_execution s
        WHERE s.job_execution_id = e.job_execution_id AND s.status = 'UNKNOWN'))
      """;

  private final JdbcTemplate jdbc;

  RunHistory(DataSource connections) {
    this.jdbc = new JdbcTemplate(connections);
  }

  /** Every run, by date and number. */
  List<NightRun> runs() {
    Map<Long, NightRun> runs = new LinkedHashMap<>();
    jdbc.query(
        ATTEMPTS,
        row -> {
          long instance = row.getLong("instance");
          String fromStep = row.getString("from_step");
          NightRun attempt =
              new NightRun(
                  LocalDate.parse(row.getString("date")),
                  Integer.parseInt(row.getString("run")),
                  1,
                  state(row.getString("status")),
                  Instant.parse(row.getString("nominal_time")),
                  fromStep == null ? "" : fromStep);
          runs.merge(instance, attempt, RunHistory::next);
        });
    return sorted(runs.values());
  }

  /** Attempts whose end the repository could not note. */
  List<Long> unknown() {
    return jdbc.queryForList(UNKNOWN, Long.class);
  }

  /** The first attempt fixed what the run is; the newest says how far it has come. */
  private static NightRun next(NightRun known, NightRun attempt) {
    return new NightRun(
        known.date(),
        known.run(),
        known.attempts() + 1,
        attempt.state(),
        known.nominalTime(),
        known.fromStep());
  }

  private static List<NightRun> sorted(Collection<NightRun> runs) {
    return runs.stream()
        .sorted(Comparator.comparing(NightRun::date).thenComparing(NightRun::run))
        .toList();
  }

  static NightRun.State state(String status) {
    return switch (status) {
      case "COMPLETED" -> NightRun.State.FINISHED;
      case "STOPPED" -> NightRun.State.STOPPED;
      case "STARTING", "STARTED", "STOPPING" -> NightRun.State.RUNNING;
      default -> NightRun.State.FAILED;
    };
  }
}
