package io.loopledger.ingest.simulator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.schemas.event.Documents.InvoiceReceived;
import io.loopledger.schemas.event.Documents.OverheadAllocated;
import io.loopledger.schemas.event.Documents.SettlementReceived;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Payout.VoucherExpired;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.TakeBack.ReturnRequested;
import io.loopledger.schemas.event.VatScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final Assumptions ASSUMED = Assumptions.builtIn();
  private static final List<Event> MANY = play(SimulatorConfig.of(4_000, 42));

  @Test
  void theSameSeedPlaysTheSameEvents() {
    assertThat(play(SimulatorConfig.of(60, 7))).isEqualTo(play(SimulatorConfig.of(60, 7)));
    assertThat(play(SimulatorConfig.of(60, 7))).isNotEqualTo(play(SimulatorConfig.of(60, 8)));
  }

  /** The figure is the promise to whoever compares two releases: the same seed, the same bytes. */
  @Test
  void theDemosProgrammeIsOfAKnownSize() {
    SimulatorConfig demo = new SimulatorConfig(50, 42, List.of("demo"), Optional.empty());

    assertThat(play(demo).size()).isEqualTo(1_357);
  }

  @Test
  void everyTypeThatAnOperationalServiceSendsIsPlayed() {
    Set<EventType> expected = new HashSet<>(Arrays.asList(EventType.values()));
    // Corrections are mess, which is switched on; a clean programme has none.
    expected.removeAll(Set.of(EventType.EVENT_CORRECTED, EventType.EVENT_VOIDED));
    // The platform's own night computes these over many units; no service sends them.
    expected.removeAll(
        Set.of(
            EventType.UNIT_WRITTEN_DOWN,
            EventType.GLOBAL_MARGIN_COMPUTED,
            EventType.EXPECTED_RETURNS_ESTIMATED,
            EventType.HOLDING_ACCRUED));

    assertThat(MANY.stream().map(Event::type).distinct())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Else a clearing account would stay open that no statement closes. */
  @Test
  void whatPeopleBookByHandLeavesNobodyOwingAnything() {
    Map<String, Long> owedMicros = new HashMap<>();
    for (Event event : MANY) {
      if (event.data() instanceof EventData.ManualAdjustment adjustment) {
        owedMicros.merge(
            event.subject().toString(), adjustment.amount().amountMicros(), Math::addExact);
      }
    }
    assertThat(owedMicros).isNotEmpty();
    assertThat(owedMicros.values()).containsOnly(0L);
  }

  @Test
  void eventsComeInTheOrderOfTimeWithinThePeriodAndSayThatTheyAreSimulated() {
    assertThat(MANY)
        .extracting(Event::effectiveTime)
        .isSorted()
        .allMatch(at -> at.isAfter(Instant.parse("2022-02-20T00:00:00Z")))
        .allMatch(at -> at.isBefore(Instant.parse("2023-02-21T00:00:00Z")));
    assertThat(MANY).allMatch(event -> event.context().origin() == Origin.SIMULATED);
  }

  @Test
  void noTwoEventsShareAnIdAndNoTwoOrdersANumber() {
    assertThat(MANY.stream().map(Event::id).distinct().count()).isEqualTo(MANY.size());
    Map<String, Set<String>> buyers = new HashMap<>();
    for (Event event : MANY) {
      String order = event.context().orderId();
      if (order != null && event.data() instanceof EventData.ShippingCharged) {
        buyers
            .computeIfAbsent(order, key -> new HashSet<>())
            .add(Objects.toString(event.context().customer()));
      }
    }
    assertThat(buyers.values()).allMatch(of -> of.size() == 1);
  }

  @Test
  void brandsCountriesAndCurrenciesAreSeveral() {
    assertThat(MANY.stream().map(event -> event.context().brand()).distinct())
        .containsExactlyInAnyOrder("demo", "encore", "kingsloop", "alpenloop");
    assertThat(sales().map(sold -> sold.price().currency()).distinct())
        .containsExactlyInAnyOrder("EUR", "GBP", "CHF");
    assertThat(sales().map(UnitSold::buyerCountry).distinct())
        .containsExactlyInAnyOrder("DE", "AT", "FR", "GB", "CH");
    assertThat(sales().map(UnitSold::vatScheme).distinct())
        .containsExactlyInAnyOrder(VatScheme.MARGIN, VatScheme.STANDARD, VatScheme.EXPORT);
  }

  @Test
  void bothClockChangesFallIntoThePeriodOfEachBrand() {
    for (String zone : List.of("Europe/Berlin", "Europe/Paris", "Europe/London", "Europe/Zurich")) {
      List<LocalDate> changes =
          Stream.iterate(LocalDate.parse("2022-02-21"), day -> day.plusDays(1))
              .limit(365)
              .filter(day -> hours(day, ZoneId.of(zone)) != 24)
              .toList();
      assertThat(changes).hasSize(2);
      assertThat(MANY.stream().map(e -> LocalDate.ofInstant(e.effectiveTime(), ZoneId.of(zone))))
          .containsAll(changes);
    }
    // Inside the hour that Berlin had twice, both times.
    assertThat(MANY)
        .anyMatch(event -> isIn(event, "2022-10-30T00:00:00Z", "2022-10-30T01:00:00Z"))
        .anyMatch(event -> isIn(event, "2022-10-30T01:00:00Z", "2022-10-30T02:00:00Z"));
  }

  @Test
  void aUnitIsSoldOnlyWhileItIsThere() {
    bySubject("unit:")
        .forEach(
            (unit, events) -> {
              int there = 0;
              for (Event event : events) {
                switch (event.data()) {
                  case EventData.UnitReceived received -> there++;
                  case EventData.SaleReturned returned -> there++;
                  case UnitSold sold -> there--;
                  case EventData.UnitRecycled recycled -> there--;
                  case EventData.UnitWrittenOff writtenOff -> there--;
                  default -> {
                    continue;
                  }
                }
                assertThat(there).as("%s at %s", unit, event.effectiveTime()).isBetween(0, 1);
              }
            });
  }

  @Test
  void someUnitsComeBackInASecondLoopAndSomeSalesAreReturned() {
    Map<String, List<Event>> units = bySubject("unit:");

    assertThat(units.values())
        .anyMatch(events -> count(events, EventType.UNIT_RECEIVED) == 2)
        .anyMatch(events -> count(events, EventType.SALE_RETURNED) >= 1)
        .noneMatch(events -> count(events, EventType.UNIT_RECEIVED) > 3);
  }

  @Test
  void aWithdrawnUnitIsNeverOfferedUnderTheMarginScheme() {
    for (List<Event> events : bySubject("unit:").values()) {
      boolean isWithdrawn = false;
      for (Event event : events) {
        if (event.data() instanceof ReturnRequested requested) {
          isWithdrawn = requested.returnKind() == ReturnKind.WITHDRAWAL;
        } else if (event.data() instanceof UnitSold sold && isWithdrawn) {
          assertThat(sold.vatScheme()).isNotEqualTo(VatScheme.MARGIN);
        }
      }
    }
  }

  @Test
  void ofAVoucherNoMoreIsUsedOrLostThanItIsWorth() {
    Map<String, List<Event>> vouchers = bySubject("voucher:");
    int ended = 0;
    for (List<Event> events : vouchers.values()) {
      long left = -1;
      for (Event event : events) {
        if (event.data() instanceof EventData.VoucherRedeemed redeemed) {
          long before = redeemed.amount().amountMicros() + left(redeemed);
          assertThat(left == -1 || before == left).isTrue();
          left = left(redeemed);
        } else if (event.data() instanceof VoucherExpired expired) {
          assertThat(left == -1 || expired.amount().amountMicros() == left).isTrue();
          ended++;
        }
      }
    }
    assertThat(ended).isPositive();
  }

  @Test
  void documentsAreWholeAndTheirSharesSumToTheirTotal() {
    Map<String, List<Event>> documents = new HashMap<>();
    for (Event event : MANY) {
      if (event.data() instanceof InvoiceReceived
          || event.data() instanceof OverheadAllocated
          || event.data() instanceof SettlementReceived) {
        String key = event.context().brand() + "/" + event.context().documentId();
        documents.computeIfAbsent(key, of -> new ArrayList<>()).add(event);
      }
    }
    assertThat(documents).hasSizeGreaterThan(100);
    documents.forEach(
        (document, shares) -> {
          long sum = shares.stream().mapToLong(SimulationTest::share).sum();
          assertThat(sum).as(document).isEqualTo(total(shares.getFirst()));
          assertThat(shares).as(document).hasSize((int) count(shares.getFirst()));
        });
  }

  @Test
  void noSubjectNamesACustomer() {
    assertThat(MANY).noneMatch(event -> event.subject().toString().contains("C-1"));
    assertThat(MANY).anyMatch(event -> "C-100025".equals(event.context().customer()));
  }

  @Test
  void oneKindOfEventLessChangesNoOther(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("quiet.yaml");
    Files.writeString(
        file,
        """
        payout:
          impact_message: {value: 0, unit: share, source: assumed}
          loyalty: {value: 0, unit: share, source: assumed}
        """);
    SimulatorConfig config = SimulatorConfig.of(200, 5);
    List<Event> quiet;
    try (Stream<Event> events = Simulation.of(Assumptions.read(file), config).events()) {
      quiet = events.toList();
    }

    assertThat(quiet).noneMatch(event -> event.type() == EventType.LOYALTY_GRANTED);
    assertThat(ofUnits(quiet)).isEqualTo(ofUnits(play(config)));
  }

  @Test
  void whatCannotBeSimulatedIsRefused() {
    assertThatThrownBy(() -> SimulatorConfig.of(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("units is 0; simulate at least one");
    assertThatThrownBy(
            () ->
                Simulation.of(
                    ASSUMED, new SimulatorConfig(1, 1, List.of("acme"), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no brand 'acme' among the assumptions;"
                + " there are [demo, encore, kingsloop, alpenloop]");
  }

  private static List<String> ofUnits(List<Event> events) {
    Set<EventType> kinds =
        Set.of(
            EventType.UNIT_RECEIVED,
            EventType.UNIT_GRADED,
            EventType.REPAIR_COMPLETED,
            EventType.PAYOUT_ISSUED,
            EventType.UNIT_SOLD,
            EventType.UNIT_RECYCLED);
    return events.stream()
        .filter(event -> kinds.contains(event.type()))
        .map(event -> event.effectiveTime() + " " + event.type() + " " + amounts(event))
        .toList();
  }

  private static String amounts(Event event) {
    return switch (event.data()) {
      case UnitSold sold -> sold.price().toString();
      case EventData.PayoutIssued paid -> paid.amount().toString();
      case EventData.UnitGraded graded -> graded.grade().toString();
      case EventData.RepairCompleted repaired -> repaired.outcome() + " " + repaired.repairCost();
      default -> "";
    };
  }

  private static long left(EventData.VoucherRedeemed redeemed) {
    return Objects.requireNonNull(redeemed.remainingBalance()).amountMicros();
  }

  private static long share(Event event) {
    return switch (event.data()) {
      case InvoiceReceived invoice -> invoice.amount().amountMicros();
      case OverheadAllocated overhead -> overhead.amount().amountMicros();
      case SettlementReceived settlement -> settlement.amount().amountMicros();
      default -> throw new IllegalArgumentException(event.toString());
    };
  }

  private static long total(Event event) {
    return switch (event.data()) {
      case InvoiceReceived invoice -> invoice.documentTotal().amountMicros();
      case OverheadAllocated overhead -> overhead.documentTotal().amountMicros();
      case SettlementReceived settlement -> settlement.documentTotal().amountMicros();
      default -> throw new IllegalArgumentException(event.toString());
    };
  }

  private static long count(Event event) {
    return switch (event.data()) {
      case InvoiceReceived invoice -> invoice.partCount();
      case OverheadAllocated overhead -> overhead.partCount();
      case SettlementReceived settlement -> settlement.partCount();
      default -> throw new IllegalArgumentException(event.toString());
    };
  }

  private static Stream<UnitSold> sales() {
    return MANY.stream()
        .filter(event -> event.data() instanceof UnitSold)
        .map(event -> (UnitSold) event.data());
  }

  private static long count(List<Event> events, EventType type) {
    return events.stream().filter(event -> event.type() == type).count();
  }

  private static Map<String, List<Event>> bySubject(String prefix) {
    return MANY.stream()
        .filter(event -> event.subject().toString().startsWith(prefix))
        .collect(groupingBy(event -> event.subject().toString(), mapping(e -> e, toList())));
  }

  private static long hours(LocalDate day, ZoneId zone) {
    return java.time.Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone))
        .toHours();
  }

  private static boolean isIn(Event event, String from, String until) {
    return !event.effectiveTime().isBefore(Instant.parse(from))
        && event.effectiveTime().isBefore(Instant.parse(until));
  }

  private static List<Event> play(SimulatorConfig config) {
    try (Stream<Event> events = Simulation.of(ASSUMED, config).events()) {
      return events.toList();
    }
  }
}
