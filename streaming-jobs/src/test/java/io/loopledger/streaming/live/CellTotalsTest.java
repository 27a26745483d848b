package io.loopledger.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.catalog.live.cells.Cell;
import io.loopledger.schemas.event.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Totals are absolute, their versions only grow, and a recovery ends with the right ones. */
class CellTotalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long START_MS = 1_000_000;
  private static final String X = cell("Jacket");
  private static final String Y = cell("Jeans");

  @Test
  void deltasAddUpAndEachTotalIsToldAtOnce() throws Exception {
    try (Totals totals = new Totals(START_MS, null)) {
      totals.process(new CellDelta(X, 2_000_000, 3_000_000, 2), new CellDelta(Y, 1, 0, 1));
      totals.process(new CellDelta(X, -500_000, -750_000, 1));

      assertThat(totals.told())
          .containsExactly(
              "Jacket 2 3 2 1000000", "Jeans 0.000001 0 1 1000000", "Jacket 1.5 2.25 3 1000001");
      assertThat(totals.messages.getFirst().topic()).isEqualTo("live-metrics");
      assertThat(totals.messages.getFirst().key()).isEqualTo(X);
      assertThat(totals.json(0).has("counted_since")).isFalse();
    }
  }

  /**
   * The trap of live totals: before the crash cell Y got a delta that the replay, in another order,
   * never brings. Only telling every total again takes it back.
   */
  @Test
  void whatWasToldAndThenTakenBackByARecoveryIsToldAgain() throws Exception {
    OperatorSubtaskState checkpoint;
    List<LiveMessage> topic = new ArrayList<>();
    try (Totals totals = new Totals(START_MS, null)) {
      totals.process(new CellDelta(X, 1_000_000, 0, 1), new CellDelta(Y, 5_000_000, 0, 1));
      checkpoint = totals.checkpoint();
      totals.process(new CellDelta(Y, 9_000_000, 0, 1), new CellDelta(X, 2_000_000, 0, 1));
      topic.addAll(totals.messages());
    }

    try (Totals totals = new Totals(START_MS + 5_000, checkpoint)) {
      totals.process(new CellDelta(X, 2_000_000, 0, 1));
      topic.addAll(totals.messages());
    }

    assertThat(latest(topic)).containsExactly(Map.entry(X, "3"), Map.entry(Y, "5"));
  }

  @Test
  void whatComesBeforeEverythingIsToldAgainIsInIt() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Totals totals = new Totals(START_MS, null)) {
      totals.process(new CellDelta(X, 1_000_000, 0, 1), new CellDelta(Y, 1_000_000, 0, 1));
      checkpoint = totals.checkpoint();
    }
    OperatorSubtaskState later;
    try (Totals totals = new Totals(START_MS, checkpoint, new CellDelta(X, 2_000_000, 0, 1))) {
      assertThat(latest(totals.messages())).containsExactly(Map.entry(X, "3"), Map.entry(Y, "1"));
      totals.process(new CellDelta(X, 3_000_000, 0, 1));
      assertThat(latest(totals.messages())).containsExactly(Map.entry(X, "6"), Map.entry(Y, "1"));
      later = totals.checkpoint();
    }

    try (Totals totals = new Totals(START_MS, later)) {
      assertThat(latest(totals.messages())).containsExactly(Map.entry(X, "6"), Map.entry(Y, "1"));
    }
  }

  @Test
  void evenWithAClockThatWentBackARecoveredTotalHasTheHigherVersion() throws Exception {
    OperatorSubtaskState checkpoint;
    List<LiveMessage> topic = new ArrayList<>();
    try (Totals totals = new Totals(START_MS, null)) {
      totals.process(new CellDelta(X, 1_000_000, 0, 1));
      checkpoint = totals.checkpoint();
      for (int i = 0; i < 50; i++) {
        totals.process(new CellDelta(X, 1_000_000, 0, 1));
      }
      topic.addAll(totals.messages());
    }

    try (Totals totals = new Totals(5, checkpoint)) {
      topic.addAll(totals.messages());
      assertThat(totals.messages().getFirst().version()).isEqualTo(START_MS + CellTotals.JUMP);
    }

    assertThat(latest(topic)).containsExactly(Map.entry(X, "1"));
  }

  @Test
  void aJobUpgradedFromAReleaseWithoutTotalsSaysSinceWhenItCounts() throws Exception {
    OperatorSubtaskState without = OperatorSubtaskState.builder().build();
    OperatorSubtaskState later;
    try (Totals totals = new Totals(START_MS, without)) {
      totals.process(new CellDelta(X, 1_000_000, 0, 1));

      assertThat(totals.json(0).get("counted_since").asText()).isEqualTo("1970-01-01T00:16:40Z");
      later = totals.checkpoint();
    }
    try (Totals totals = new Totals(START_MS + 9_999, later)) {
      assertThat(totals.json(0).get("counted_since").asText()).isEqualTo("1970-01-01T00:16:40Z");
    }
  }

  /** What a consumer knows that ignores lower versions. */
  private static Map<String, String> latest(List<LiveMessage> topic) throws Exception {
    Map<String, LiveMessage> latest = new TreeMap<>();
    for (LiveMessage message : topic) {
      latest.merge(message.key(), message, (a, b) -> b.version() >= a.version() ? b : a);
    }
    Map<String, String> amounts = new TreeMap<>();
    for (LiveMessage message : latest.values()) {
      amounts.put(message.key(), JSON.readTree(message.value()).get("amount").asText());
    }
    return amounts;
  }

  private static String cell(String category) {
    return new Cell(
            "acme-group",
            "acme",
            null,
            category,
            null,
            LocalDate.parse("2026-11-24"),
            "2026-11",
            "revenue.resale",
            "GBP",
            "EUR",
            null,
            null,
            Origin.REAL)
        .id();
  }

  /** The operator in a harness. */
  private static final class Totals implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, CellDelta, LiveMessage> harness;
    private List<LiveMessage> messages = List.of();
    private long checkpoints;

    /** Starts it; {@code early} comes before the timer by which a recovery tells all again. */
    Totals(long nowMs, @Nullable OperatorSubtaskState state, CellDelta... early) throws Exception {
      harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new CellTotals(), CellDelta::cell, Types.STRING);
      SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
      withoutKryo.setGenericTypes(false);
      harness.setup(TypeInformation.of(LiveMessage.class).createSerializer(withoutKryo));
      harness.setProcessingTime(nowMs);
      if (state != null) {
        harness.initializeState(state);
      }
      harness.open();
      process(early);
      harness.setProcessingTime(nowMs);
      messages();
    }

    void process(CellDelta... deltas) throws Exception {
      for (CellDelta delta : deltas) {
        harness.processElement(new StreamRecord<>(delta));
      }
      messages();
    }

    OperatorSubtaskState checkpoint() throws Exception {
      return harness.snapshot(++checkpoints, checkpoints);
    }

    List<LiveMessage> messages() {
      messages = harness.extractOutputValues();
      return messages;
    }

    List<String> told() throws Exception {
      List<String> told = new ArrayList<>();
      for (int i = 0; i < messages.size(); i++) {
        JsonNode json = json(i);
        told.add(
            String.join(
                " ",
                json.get("category").asText(),
                json.get("amount").asText(),
                json.get("reporting_amount").asText(),
                json.get("entry_count").asText(),
                json.get("version").asText()));
      }
      return told;
    }

    JsonNode json(int message) throws Exception {
      return JSON.readTree(messages.get(message).value());
    }

    @Override
    public void close() throws Exception {
      harness.close();
    }
  }
}
