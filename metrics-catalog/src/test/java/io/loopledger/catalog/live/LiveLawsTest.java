package io.loopledger.catalog.live;

import static io.loopledger.catalog.live.Watched.BUYER;
import static io.loopledger.catalog.live.Watched.CUSTOMER;
import static io.loopledger.catalog.live.Watched.eur;
import static io.loopledger.catalog.live.Watched.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.live.alerts.Observation;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Repair.RepairAssigned;
import io.loopledger.schemas.event.Resale.UnitListed;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.TakeBack.ReturnRequested;
import io.loopledger.schemas.event.TransportMode;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.live.CustomerImpact;
import io.loopledger.schemas.live.CustomerImpact.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever the order in which the events of a unit arrive, and whichever of its events there are,
 * who takes the highest versions ends with the same alerts, messages and figures.
 */
class LiveLawsTest {
  /** A life with everything in it: two cycles, a returned sale, a void, an oversold end. */
  private static final List<Event> LIFE =
      List.of(
          event(
              "q-1",
              -2,
              new ReturnRequested(
                  ReturnKind.TAKE_BACK, UnitGraded.Grade.GOOD, null, null, null, null),
              c -> c.customer(CUSTOMER)),
          event(
              "r-1",
              0,
              new UnitReceived(
                  740L,
                  eur("4"),
                  null,
                  null,
                  null,
                  90L,
                  4L,
                  List.of(new Leg(TransportMode.VAN, 300_000L, null))),
              c -> c.program("resale").category("Smartphone").product("P-1")),
          event(
              "g-1",
              1,
              new UnitGraded(UnitGraded.Grade.GOOD, UnitGraded.DecidedBy.RULE, eur("80"))),
          event("p-1", 2, new PayoutIssued(Instrument.CASH, eur("90"))),
          event(
              "a-1",
              2.5,
              new RepairAssigned(UnitGraded.DecidedBy.RULE, null, null, null, null, null),
              c -> c.partner("fixers")),
          event("f-1", 4, ReturnMessagesTest.fixed()),
          event("l-1", 5, new UnitListed("L-1", eur("219"), null), c -> c.channel("web")),
          event("l-2", 5, new UnitListed("M-1", eur("219"), null), c -> c.channel("market")),
          event("s-1", 6, new UnitSold(eur("219")), c -> c.channel("web").customer(BUYER)),
          ReturnMessagesTest.shipped("t-1", 7),
          event("b-1", 8, new SaleReturned(1, eur("219"), null, null)),
          event("s-2", 9, new UnitSold(eur("60")), c -> c.channel("market").customer(BUYER)),
          ReturnMessagesTest.shipped("t-2", 9.5),
          event("v-1", 10, new EventVoided("/live", "l-2", 1, "mistake", "ops")),
          event("r-2", 60, new UnitReceived(740L, null), c -> c.customer(BUYER)),
          event("s-3", 66, new UnitSold(eur("50")), c -> c.channel("web")),
          ReturnMessagesTest.shipped("t-3", 66.5),
          event("s-4", 67, new UnitSold(eur("50")), c -> c.channel("market")),
          event("x-1", 90, new UnitRecycled(700L, null)));

  @Property(tries = 150)
  void theOrderOfArrivalDoesNotMatter(@ForAll long seed, @ForAll Set<Integer> without) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < LIFE.size(); i++) {
      if (!without.contains(i)) {
        events.add(LIFE.get(i));
      }
    }
    Watched ordered = new Watched().arrive(events);
    List<Event> arrivals = new ArrayList<>(events);
    Collections.shuffle(arrivals, new Random(seed));

    Watched shuffled = new Watched().arrive(arrivals);

    assertThat(messages(shuffled)).isEqualTo(messages(ordered));
    assertThat(alerts(shuffled)).isEqualTo(alerts(ordered));
    assertThat(observations(shuffled)).isEqualTo(observations(ordered));
  }

  /** What is said last of each return. That nothing is to be told need not be said. */
  private static Map<String, List<Object>> messages(Watched unit) {
    Map<String, CustomerImpact> last = new TreeMap<>();
    for (CustomerImpact message : unit.impacts) {
      CustomerImpact known = last.put(message.returnId(), message);
      assertThat(known == null || known.version() < message.version()).isTrue();
    }
    Map<String, List<Object>> said = new TreeMap<>();
    last.forEach(
        (id, m) -> {
          if (m.status() != Status.NONE) {
            said.put(
                id,
                List.of(
                    m.status(), m.customer(), String.valueOf(m.figure()), m.textDe(), m.textEn()));
          }
        });
    return said;
  }

  private static Map<String, String> alerts(Watched unit) {
    return unit.standing().stream()
        .collect(Collectors.toMap(Alert::alertId, a -> a.rule() + a.message() + a.evidence()));
  }

  private static Map<String, List<Object>> observations(Watched unit) {
    Map<String, Observation> last = new TreeMap<>();
    unit.observations.forEach(o -> last.put(o.windowKey() + " " + o.item(), o));
    Map<String, List<Object>> standing = new TreeMap<>();
    last.forEach(
        (key, o) -> {
          if (!o.isGone()) {
            standing.put(key, List.of(o.value(), o.atMs()));
          }
        });
    return standing;
  }
}
