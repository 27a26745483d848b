package io.loopledger.upkeep.table;

import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.upkeep.AlertRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** The upkeep's own alerts in {@code ops.alerts}, beside those of the posting job. */
public final class AlertLog {
  private final Table table;

  /** Of {@code ops.alerts}. */
  public AlertLog(Table table) {
    this.table = table;
  }

  /** The newest alert of each id, of those the upkeep raised. */
  public Map<String, Alert> newest() {
    Map<String, Alert> newest = new HashMap<>();
    try (CloseableIterable<Record> rows = new RowFiles(table).read(filesWithOurs())) {
      for (Record row : rows) {
        if (row.getField("rule").toString().startsWith(AlertRules.RULE_PREFIX)) {
          Alert alert = alert(row);
          newest.merge(alert.alertId(), alert, (a, b) -> a.version() > b.version() ? a : b);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read ops.alerts", e);
    }
    return newest;
  }

  /** Adds alerts, in one commit. */
  public void append(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    RowAppender<Alert> rows = new RowAppender<>(table, AlertsTable.DEFINITION);
    alerts.forEach(rows::write);
    rows.commit(Compactor.MARK, "alerts");
  }

  private List<DataFile> filesWithOurs() throws IOException {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table
            .newScan()
            .filter(Expressions.startsWith("rule", AlertRules.RULE_PREFIX))
            .planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    }
    return files;
  }

  private static Alert alert(Record row) {
    Map<String, String> evidence = new HashMap<>();
    ((Map<?, ?>) row.getField("evidence"))
        .forEach((key, value) -> evidence.put(key.toString(), value.toString()));
    return new Alert(
        text(row, "alert_id"),
        (Long) row.getField("version"),
        Alert.Status.valueOf(text(row, "status")),
        text(row, "rule"),
        Alert.Severity.valueOf(text(row, "severity")),
        text(row, "brand"),
        text(row, "about"),
        text(row, "message"),
        evidence,
        text(row, "trigger_id"),
        ((OffsetDateTime) row.getField("effective_time")).toInstant(),
        ((OffsetDateTime) row.getField("recorded_time")).toInstant());
  }

  private static String text(Record row, String field) {
    return row.getField(field).toString();
  }
}
