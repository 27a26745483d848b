package io.loopledger.streaming.release;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.streaming.fixture.LiveTotals;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.job.SavepointJob;
import io.loopledger.testkit.FrozenRelease;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any release wrote, this one reads, and goes on from exactly. */
@Timeout(value = 120, unit = SECONDS)
class ReleasedStateTest {
  /** Their savepoints have no totals of cells. */
  private static final Set<String> WITHOUT_LIVE_OUTPUTS = Set.of("0.1.0", "0.2.0", "0.3.0");

  private static final FrozenRelease RELEASES = FrozenRelease.in(ReleasedState.RELEASED);

  @Test
  void noFileOfAReleaseWasChanged() {
    assertThat(RELEASES.problems()).isEmpty();
    assertThat(RELEASES.versions()).contains("0.1.0");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyHistoryIsReadAsItWasWritten(String version) throws IOException {
    ReleasedState released = released(version);
    List<EventType> types = new ArrayList<>();
    for (Path name : released.histories()) {
      List<PinnedEvent> history = ReleasedState.read(name);

      assertThat(Described.history(history)).isEqualTo(ReleasedState.described(name));
      history.forEach(pinned -> types.add(pinned.event().type()));
    }
    assertThat(types).hasSizeGreaterThanOrEqualTo(18);
  }

  @Test
  void theFirstReleaseCoversEveryTypeItHad() throws IOException {
    List<String> types = new ArrayList<>();
    for (Path name : released("0.1.0").histories()) {
      ReleasedState.read(name).forEach(pinned -> types.add(pinned.event().type().typeName()));
    }

    assertThat(types)
        .contains(
            "ProductSold",
            "SaleReturned",
            "ShippingCharged",
            "FeeCharged",
            "UnitSold",
            "VoucherSold",
            "VoucherRedeemed",
            "PayoutIssued",
            "UnitReceived",
            "UnitGraded",
            "RepairCompleted",
            "UnitRecycled",
            "UnitWrittenOff",
            "InventoryAdjusted",
            "ManualAdjustment");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aLateEventPostsExactlyItsEntriesOnTheSavepoint(String version, @TempDir Path copy)
      throws Exception {
    ReleasedState original = released(version);
    copyTree(original.folder(), copy);
    ReleasedState released = new ReleasedState(copy);
    // Release 0.1.0 took plain customers; an event that arrives now has a pseudonym.
    Event late =
        ReleasedState.read(released.lateEvent())
            .get(0)
            .event()
            .withCustomer("psn_mfrggzdfmztwq2lknnwg23tpoa");

    SavepointJob job = new SavepointJob(released.reference(), copy.resolve("checkpoints"));
    List<RowData> entries = job.continued(released.savepoint(), List.of(Records.of(late, 99)));

    List<Map<String, String>> expected = new ArrayList<>();
    for (String line : Files.readAllLines(released.lateEntries())) {
      expected.add(columns(line));
    }
    assertThat(expected).hasSizeGreaterThan(2);
    List<Map<String, String>> actual = new ArrayList<>();
    for (Map<String, Object> row : Net.values(entries, EntriesTable.DEFINITION)) {
      actual.add(columns(Described.row(row)));
    }
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    assertTotalsSayWhatTheyCount(version, entries, LiveTotals.newest(job.live()));
  }

  /** What was posted before there were totals is in none, and they say so. */
  private static void assertTotalsSayWhatTheyCount(
      String version, List<RowData> entries, List<JsonNode> cells) {
    assertThat(cells)
        .isNotEmpty()
        .allMatch(cell -> cell.has("counted_since") == WITHOUT_LIVE_OUTPUTS.contains(version));
    if (WITHOUT_LIVE_OUTPUTS.contains(version)) {
      Map<String, BigDecimal> posted =
          Net.balances(Net.values(entries, EntriesTable.DEFINITION), "amount");
      assertThat(withoutZeros(LiveTotals.balances(cells))).isEqualTo(withoutZeros(posted));
    }
  }

  private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> sums) {
    Map<String, BigDecimal> copy = new TreeMap<>(sums);
    copy.values().removeIf(sum -> sum.signum() == 0);
    return copy;
  }

  static Stream<String> versions() {
    return RELEASES.versions().stream();
  }

  private static ReleasedState released(String version) {
    return new ReleasedState(RELEASES.version(version));
  }

  private static Map<String, String> columns(String line) {
    Map<String, String> columns = new LinkedHashMap<>();
    Arrays.stream(line.split("; ", -1))
        .forEach(
            part ->
                columns.put(
                    part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1)));
    return columns;
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
