package io.loopledger.streaming.live;

import io.loopledger.catalog.live.alerts.AlertMaker;
import io.loopledger.catalog.live.alerts.Finding;
import io.loopledger.catalog.live.alerts.Observation;
import io.loopledger.catalog.live.alerts.Window;
import io.loopledger.catalog.live.alerts.WindowRule;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.streaming.lake.Rows;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest figures of each product and partner, and tells when its rule begins or ceases to
 * find something. A finding that merely grows is not told again.
 */
final class WindowAlerts extends KeyedProcessFunction<String, Observation, LiveMessage> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<byte @Nullable []> window;
  private transient Rows<Alert> rows;

  @Override
  public void open(OpenContext context) {
    window =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "window", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    rows = Rows.of(AlertsTable.DEFINITION);
  }

  @Override
  public void processElement(Observation observation, Context context, Collector<LiveMessage> out)
      throws IOException {
    byte[] bytes = window.value();
    Window before = bytes == null ? Window.EMPTY : Window.fromBytes(bytes);
    Window after = before.with(observation);
    window.update(after.toBytes());
    WindowRule rule = WindowRule.of(observation.kind());
    List<Finding> found = rule.finding(observation.about(), before).stream().toList();
    List<Finding> finds = rule.finding(observation.about(), after).stream().toList();
    if (found.isEmpty() == finds.isEmpty()) {
      return;
    }
    AlertMaker.Arrival arrival =
        new AlertMaker.Arrival(
            observation.brand(),
            observation.about(),
            after.changes(),
            observation.triggerId(),
            Instant.ofEpochMilli(observation.atMs()),
            Instant.ofEpochMilli(context.timerService().currentProcessingTime()));
    for (Alert alert : AlertMaker.changes(rule.id(), rule.severity(), found, finds, arrival)) {
      context.output(LiveTap.ALERT_ROWS, rows.row(alert));
      out.collect(LiveMessage.of(alert));
    }
  }
}
