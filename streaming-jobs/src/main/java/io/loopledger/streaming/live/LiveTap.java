package io.loopledger.streaming.live;

import io.loopledger.catalog.live.LiveFacts;
import io.loopledger.catalog.live.UnitChange;
import io.loopledger.catalog.live.UnitFigures;
import io.loopledger.catalog.live.UnitFiguresCodec;
import io.loopledger.catalog.live.UnitWatch;
import io.loopledger.catalog.live.alerts.Observation;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.table.AlertsTable;
import io.loopledger.streaming.lake.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Taps what the posting operator posted: keeps each unit's figures beside its history, and hands
 * out what the live outputs are made of. Moves only; what is said is decided by {@link UnitWatch}.
 */
public final class LiveTap {
  /** What entries add to dashboard cells. */
  public static final OutputTag<CellDelta> CELLS = new OutputTag<>("live-cells") {};

  /** Rows of {@code ops.alerts}. */
  public static final OutputTag<RowData> ALERT_ROWS =
      new OutputTag<>("alert-rows", Rows.typeInfo(AlertsTable.DEFINITION));

  /** Alerts and messages to customers, to be told once their state is durable. */
  public static final OutputTag<LiveMessage> MESSAGES = new OutputTag<>("live-messages") {};

  /** Figures for the rules over many units. */
  public static final OutputTag<Observation> OBSERVATIONS = new OutputTag<>("observations") {};

  /** Name of the state that holds each unit's figures; part of the savepoint's contract. */
  static final String FIGURES_STATE = "live-figures";

  private final UnitWatch watch;
  private final ValueState<byte @Nullable []> figures;
  private final CellBuffer cells = new CellBuffer();
  private final Rows<Alert> alertRows = Rows.of(AlertsTable.DEFINITION);

  /** Where outputs go, as Flink's contexts take them. */
  @FunctionalInterface
  public interface Side {
    /** Hands a value to an output. */
    <T> void output(OutputTag<T> tag, T value);
  }

  /** A tap of a keyed operator, beside the watch of its desk. */
  public LiveTap(UnitWatch watch, RuntimeContext context) {
    this.watch = watch;
    this.figures =
        context.getState(
            new ValueStateDescriptor<>(
                FIGURES_STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  /**
   * Takes what was posted for the current key.
   *
   * @param period the posting period of a posting
   */
  public void posted(UnitChange change, Function<Posting.Key, YearMonth> period, Side out)
      throws IOException {
    for (SubjectLedger.Caused caused : change.difference()) {
      cells.add(caused.posting(), period.apply(caused.posting().key()));
    }
    UnitWatch.Seen seen = watch.see(change, this::kept);
    switch (seen.figures()) {
      case UnitWatch.Keep.AsTheyAre asTheyAre -> {}
      case UnitWatch.Keep.These(UnitFigures now) -> figures.update(UnitFiguresCodec.encode(now));
      case UnitWatch.Keep.None none -> figures.clear();
    }
    tell(seen.facts(), out);
  }

  /** Hands out the sums of cells since the last call. */
  public void drainCells(Consumer<CellDelta> out) {
    cells.drain(out);
  }

  private void tell(LiveFacts facts, Side out) {
    for (Alert alert : facts.alerts()) {
      out.output(ALERT_ROWS, alertRows.row(alert));
      out.output(MESSAGES, LiveMessage.of(alert));
    }
    facts.impacts().forEach(impact -> out.output(MESSAGES, LiveMessage.of(impact)));
    facts.observations().forEach(observation -> out.output(OBSERVATIONS, observation));
  }

  private @Nullable UnitFigures kept() {
    try {
      byte[] bytes = figures.value();
      return bytes == null ? null : UnitFiguresCodec.decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the figures of a unit", e);
    }
  }
}
