package io.loopledger.streaming.live;

import io.loopledger.catalog.live.alerts.Observation;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.data.RowData;

/**
 * From what the posting operator hands out to what others are told.
 *
 * @param messages messages for Kafka, each with its topic
 * @param alertRows rows of {@code ops.alerts}
 */
public record LiveStreams(DataStream<LiveMessage> messages, DataStream<RowData> alertRows) {
  /** Uids of the stateful operators: savepoints find their state by them. Never change them. */
  static final String TOTALS_UID = "live-cell-totals";

  static final String WINDOWS_UID = "live-windows";
  static final String OUTBOX_UID = "live-outbox";

  private static final TypeInformation<LiveMessage> MESSAGE = TypeInformation.of(LiveMessage.class);

  /** The live outputs of the posting operator. Deltas and figures, never events, travel again. */
  public static LiveStreams of(SingleOutputStreamOperator<RowData> posting) {
    SingleOutputStreamOperator<LiveMessage> metrics =
        posting
            .getSideOutput(LiveTap.CELLS)
            .keyBy(CellDelta::cell, Types.STRING)
            .transform("total the cells", MESSAGE, new CellTotals(startsFromState(posting)))
            .uid(TOTALS_UID);
    SingleOutputStreamOperator<LiveMessage> windows =
        posting
            .getSideOutput(LiveTap.OBSERVATIONS)
            .keyBy(Observation::windowKey, Types.STRING)
            .process(new WindowAlerts(), MESSAGE)
            .name("watch products and partners")
            .uid(WINDOWS_UID);
    SingleOutputStreamOperator<LiveMessage> durable =
        posting
            .getSideOutput(LiveTap.MESSAGES)
            .union(windows)
            .transform("tell what is durable", MESSAGE, new Outbox())
            .uid(OUTBOX_UID);
    return new LiveStreams(
        metrics.union(durable),
        posting.getSideOutput(LiveTap.ALERT_ROWS).union(windows.getSideOutput(LiveTap.ALERT_ROWS)));
  }

  private static boolean startsFromState(SingleOutputStreamOperator<RowData> posting) {
    return posting
        .getExecutionEnvironment()
        .getConfiguration()
        .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
        .isPresent();
  }
}
