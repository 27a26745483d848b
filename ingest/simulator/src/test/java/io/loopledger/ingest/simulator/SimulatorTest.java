package io.loopledger.ingest.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate LAST_DAY = LocalDate.parse("2025-02-28");

  @Test
  void theSameSeedPlaysTheSameEvents() {
    assertThat(play(60, 7)).isEqualTo(play(60, 7));
    assertThat(play(60, 7)).isNotEqualTo(play(60, 8));
  }

  @Test
  void everyUnitIsReceivedOnceAndEveryEventSaysItIsSimulated() {
    List<Event> events = play(300, 42);

    assertThat(events).filteredOn(e -> e.type() == EventType.UNIT_RECEIVED).hasSize(300);
    assertThat(events).allMatch(e -> e.context().origin() == Origin.SIMULATED);
  }

  @Test
  void eventsComeInTheOrderOfTimeAndEndWithTheLastDay() {
    List<Event> events = play(300, 42);

    assertThat(events)
        .extracting(Event::effectiveTime)
        .isSorted()
        .last()
        .matches(last -> last.isBefore(Instant.parse("2025-02-28T23:00:00Z")));
  }

  @Test
  void noTwoEventsShareAnId() {
    List<Event> events = play(300, 42);

    Set<String> ids = new HashSet<>(events.stream().map(Event::id).toList());
    assertThat(ids).hasSameSizeAs(events);
  }

  @Test
  void theProgrammeGoesThroughTakeBackRepairResaleAndTheEndOfTheLoop() {
    Map<EventType, Long> counts =
        play(1_000, 42).stream().collect(groupingBy(Event::type, counting()));

    assertThat(counts.keySet())
        .containsExactlyInAnyOrder(
            EventType.UNIT_RECEIVED,
            EventType.UNIT_GRADED,
            EventType.PAYOUT_ISSUED,
            EventType.REPAIR_COMPLETED,
            EventType.UNIT_SOLD,
            EventType.SHIPPING_CHARGED,
            EventType.FEE_CHARGED,
            EventType.SALE_RETURNED,
            EventType.UNIT_RECYCLED,
            EventType.UNIT_WRITTEN_OFF,
            EventType.VOUCHER_REDEEMED);
  }

  @Test
  void everyRepairOutcomeOccurs() {
    assertThat(play(1_000, 42))
        .filteredOn(e -> e.data() instanceof EventData.RepairCompleted)
        .extracting(e -> ((EventData.RepairCompleted) e.data()).outcome())
        .contains(EventData.RepairCompleted.Outcome.values());
  }

  @Test
  void theSharesOfTheAssortmentAndTheMarketsSumToAHundred() {
    assertThat(ProductLine.ASSORTMENT.stream().mapToInt(ProductLine::share).sum()).isEqualTo(100);
    assertThat(Market.ALL.stream().mapToInt(Market::share).sum()).isEqualTo(100);
  }

  @Test
  void aProgrammeWithoutUnitsIsRefused() {
    assertThatThrownBy(() -> play(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("units is 0; simulate at least one");
  }

  private static List<Event> play(int units, long seed) {
    return new Simulator(new SimulatorConfig("demo", "loop", units, seed, BERLIN, LAST_DAY))
        .events()
        .toList();
  }
}
