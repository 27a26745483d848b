package io.loopledger.ingest.simulator.mess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.schemas.event.Corrections.EventCorrected;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessTest {
  private static final BigDecimal NONE = BigDecimal.ZERO;
  private static final BigDecimal SOME = new BigDecimal("0.2");
  private static final Simulation SIMULATION =
      Simulation.of(Assumptions.builtIn(), SimulatorConfig.of(300, 9));

  @Test
  void withoutMessTheTruthArrivesAsItHappened() {
    assertThat(valid(Mess.NONE)).isEqualTo(truth());
  }

  @Test
  void theSameSeedMakesTheSameMess() {
    Mess all = new Mess(SOME, SOME, SOME, SOME, SOME, SOME);

    assertThat(deliveries(all)).isEqualTo(deliveries(all));
  }

  @Test
  void lateAndOutOfOrderEventsAllArriveButNotInTheOrderOfTime() {
    List<Event> late = valid(new Mess(SOME, NONE, NONE, NONE, NONE, NONE));
    List<Event> mixed = valid(new Mess(NONE, SOME, NONE, NONE, NONE, NONE));

    for (List<Event> arrived : List.of(late, mixed)) {
      assertThat(arrived).containsExactlyInAnyOrderElementsOf(truth()).isNotEqualTo(truth());
    }
  }

  @Test
  void aDuplicateIsTheVerySameEvent() {
    Mess mess = new Mess(NONE, NONE, SOME, NONE, NONE, NONE);
    List<Event> arrived = valid(mess);

    assertThat(arrived.stream().distinct()).containsExactlyInAnyOrderElementsOf(truth());
    assertThat(arrived.size() - truth().size()).isEqualTo(planted(mess).size()).isPositive();
  }

  /** The truth is what is left once corrections and voids are applied. */
  @Test
  void correctionsAndVoidsBringTheTruthBack() throws MalformedJsonException {
    List<Event> arrived = valid(new Mess(SOME, SOME, SOME, SOME, SOME, NONE));
    Map<String, Event> left = new HashMap<>();
    arrived.forEach(event -> left.putIfAbsent(event.id(), event));
    int corrected = 0;
    int voided = 0;
    for (Event event : arrived) {
      if (event.data() instanceof EventCorrected correction) {
        left.remove(event.id());
        Event true_ = read(correction.replacement());
        assertThat(true_).isNotEqualTo(left.get(correction.targetId()));
        left.put(correction.targetId(), true_);
        corrected++;
      } else if (event.data() instanceof EventVoided voiding) {
        left.remove(event.id());
        assertThat(left.remove(voiding.targetId())).isNotNull();
        voided++;
      }
    }

    assertThat(left.values()).containsExactlyInAnyOrderElementsOf(truth());
    assertThat(corrected).isPositive();
    assertThat(voided).isPositive();
  }

  @Test
  void noDoorAcceptsPoisonAndTheTruthArrivesBesideIt() {
    Mess mess = new Mess(NONE, NONE, NONE, NONE, NONE, SOME);
    List<String> accepted = new ArrayList<>();
    List<String> lines =
        deliveries(mess).stream()
            .filter(delivery -> delivery instanceof Delivery.Poison)
            .map(delivery -> ((Delivery.Poison) delivery).line())
            .toList();
    for (String line : lines) {
      try {
        if (JsonEvents.readStructured(line.getBytes(StandardCharsets.UTF_8))
            instanceof ReadEvent.Valid) {
          accepted.add(line);
        }
      } catch (MalformedJsonException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }

    assertThat(accepted).isEmpty();
    assertThat(lines).hasSizeGreaterThan(500);
    assertThat(valid(mess)).isEqualTo(truth());
    assertThat(planted(mess).stream().map(Delivery.Plant::detail).distinct()).hasSize(10);
  }

  @Test
  void oneSwitchDoesNotChangeWhatAnotherPlants() {
    Mess alone = new Mess(NONE, NONE, NONE, NONE, NONE, SOME);
    Mess together = new Mess(SOME, SOME, SOME, NONE, NONE, SOME);

    assertThat(poisons(together)).isEqualTo(poisons(alone));
  }

  @Test
  void aCorrectionNamesNoCustomer() {
    List<Event> arrived = valid(new Mess(NONE, NONE, NONE, BigDecimal.ONE, NONE, NONE));

    assertThat(arrived)
        .filteredOn(event -> event.type() == EventType.EVENT_CORRECTED)
        .isNotEmpty()
        .noneMatch(event -> ((EventCorrected) event.data()).replacement().contains("customer"));
  }

  @Test
  void aShareOutsideOfZeroToOneIsRefused() {
    assertThatThrownBy(() -> new Mess(NONE, NONE, BigDecimal.TWO, NONE, NONE, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "duplicates is 2; give a share from 0 to 1 with at most 4 decimals, such as 0.02");
  }

  private static Event read(String json) throws MalformedJsonException {
    ReadEvent read = JsonEvents.readStructured(json.getBytes(StandardCharsets.UTF_8));
    assertThat(read).isInstanceOf(ReadEvent.Valid.class);
    return ((ReadEvent.Valid) read).event();
  }

  private static List<Delivery.Plant> poisons(Mess mess) {
    return planted(mess).stream()
        .filter(plant -> plant.kind() == Delivery.Kind.POISON)
        .sorted(Comparator.comparing(Delivery.Plant::eventId))
        .toList();
  }

  private static List<Delivery.Plant> planted(Mess mess) {
    return deliveries(mess).stream().flatMap(delivery -> delivery.plant().stream()).toList();
  }

  private static List<Event> truth() {
    try (Stream<Event> events = SIMULATION.events()) {
      return events.toList();
    }
  }

  private static List<Event> valid(Mess mess) {
    return deliveries(mess).stream()
        .filter(delivery -> delivery instanceof Delivery.Valid)
        .map(delivery -> ((Delivery.Valid) delivery).event())
        .toList();
  }

  private static List<Delivery> deliveries(Mess mess) {
    try (Stream<Delivery> deliveries = SIMULATION.deliveries(mess)) {
      return deliveries.toList();
    }
  }
}
