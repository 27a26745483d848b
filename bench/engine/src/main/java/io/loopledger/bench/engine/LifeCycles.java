package io.loopledger.bench.engine;

import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.Disposition;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitGraded.DecidedBy;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Intake.UnitIdentified;
import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Payout.OfferAccepted;
import io.loopledger.schemas.event.Payout.PayoutOffered;
import io.loopledger.schemas.event.Repair.RepairAssigned;
import io.loopledger.schemas.event.Resale.UnitDelivered;
import io.loopledger.schemas.event.Resale.UnitListed;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.TransportMode;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.event.VatTreatment;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Units that are taken back, repaired and resold: twelve events each, with VAT, margin scheme and
 * impact; one in ten with costs in pounds.
 */
final class LifeCycles {
  /** Events in the life of a unit. */
  static final int EVENTS = 12;

  private static final Instant START = Instant.parse("2022-03-01T08:00:00Z");
  private static final long STEP_S = 6 * 3600L;

  private LifeCycles() {}

  /** One unit's events in their order. */
  static List<Event> unit(int number) {
    List<EventData> life = life(number % 10 == 0 ? "GBP" : "EUR", number);
    Subject subject = Subject.unit("bench", "QR-%07d".formatted(number));
    EventContext context =
        EventContext.of("bench", Origin.SIMULATED)
            .program("loop")
            .product("L-%d".formatted(number % 50))
            .category(number % 3 == 0 ? "Mobile" : "Laptop medium")
            .channel("outlet")
            .country("DE")
            .document("K-%07d".formatted(number), null)
            .build();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < life.size(); i++) {
      Instant time = START.plusSeconds(number % 86_400 + i * STEP_S);
      events.add(
          new Event(
              "ev-%d-%d".formatted(number, i), "/bench", subject, time, context, life.get(i)));
    }
    return events;
  }

  /** The same with about one in ten events behind one to three later ones. */
  static List<Event> displaced(List<Event> inOrder, Random random) {
    List<Event> events = new ArrayList<>(inOrder);
    for (int i = 0; i < events.size(); i++) {
      if (random.nextInt(10) == 0) {
        int to = Math.min(events.size() - 1, i + 1 + random.nextInt(3));
        Collections.rotate(events.subList(i, to + 1), -1);
        i = to;
      }
    }
    return events;
  }

  private static List<EventData> life(String currency, int number) {
    Money cost = money("12.50", currency);
    CostVat vat = new CostVat(money("2.38", currency), VatTreatment.DOMESTIC, true);
    Money payout = new Money(80_000_000L + number % 1000 * 10_000L, currency);
    return List.of(
        new UnitReceived(
            1500L,
            money("4.90", currency),
            new CostVat(money("0.93", currency), VatTreatment.DOMESTIC, true),
            ReturnKind.TAKE_BACK,
            SellerStatus.PRIVATE,
            120L,
            4L,
            List.of(new Leg(TransportMode.VAN, 41_200, 1620L))),
        new UnitIdentified(DecidedBy.RULE, "QR code", 1L),
        new UnitGraded(
            UnitGraded.Grade.GOOD, DecidedBy.RULE, payout, Disposition.REPAIR, "grade", 7L, 3L),
        new PayoutOffered(
            "of-" + number, PayoutIssued.Instrument.CASH, payout, null, "A", "tiers", 12L),
        new OfferAccepted("of-" + number),
        new PayoutIssued(
            PayoutIssued.Instrument.CASH,
            payout,
            "of-" + number,
            null,
            "A",
            "tiers",
            12L,
            SellerStatus.PRIVATE,
            null),
        new RepairAssigned(DecidedBy.RULE, "nearest", 3L, "north", 40L, cost),
        new RepairCompleted(
            RepairCompleted.Outcome.FIXED,
            null,
            null,
            null,
            35L,
            cost,
            vat,
            "battery",
            null,
            true,
            List.of(),
            60L),
        new UnitListed("L-" + number, money("219.00", "EUR"), VatScheme.MARGIN),
        new UnitSold(money("219.00", "EUR"), null, null, VatScheme.MARGIN, "DE", "L-" + number),
        new UnitShipped(
            "DHL",
            null,
            money("4.20", "EUR"),
            new CostVat(money("0.80", "EUR"), VatTreatment.DOMESTIC, true),
            money("0.60", "EUR"),
            null,
            1700L,
            List.of(new Leg(TransportMode.TRUCK, 412_000, 1700L))),
        new UnitDelivered("DHL", null));
  }

  private static Money money(String amount, String currency) {
    return Money.of(amount, currency);
  }
}
