package io.loopledger.local.explain;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Resale;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.TransportMode;
import io.loopledger.schemas.event.VatTreatment;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lives made by hand, so that the pages they give do not change with the posting rules. */
final class Lives {
  static final Subject UNIT = Subject.unit("acme", "QR-1029");
  static final Brand ACME =
      new Brand(
          "acme",
          "acme",
          "DE",
          ZoneId.of("Europe/Berlin"),
          "EUR",
          Brand.Policies.DEFAULT,
          List.of(new Programme("take-back", "RESTART", 2)));

  private static final Posting.Fx EURO =
      new Posting.Fx("EUR", new BigDecimal("1.0000000000"), LocalDate.of(2024, 3, 1));
  private static final Posting.Fx POUND =
      new Posting.Fx("EUR", new BigDecimal("1.1693169000"), LocalDate.of(2024, 3, 4));

  private final List<LedgerLife.Step> steps = new ArrayList<>();
  private Instant next = Instant.parse("2024-03-01T10:00:00Z");

  private Lives() {}

  /** Taken back, paid for in pounds, repaired, sold at a price that is corrected. */
  static Life corrected() {
    Lives lives = new Lives();
    Event received = lives.event("ev-1", receipt(), Origin.REAL);
    lives.step(
        received,
        "",
        money(received, "inventory.units", "EUR", 4_900_000, EURO),
        money(received, "payables.carriers", "EUR", -4_900_000, EURO),
        counted(received, "units.received", "unit", 1_000_000),
        counted(received, "mass.received", "g", 1_250_000_000));
    Event payout =
        lives.event(
            "ev-2",
            new EventData.PayoutIssued(
                EventData.PayoutIssued.Instrument.CASH, Money.of("20", "GBP")),
            Origin.REAL);
    lives.step(
        payout,
        "",
        money(payout, "inventory.units", "GBP", 20_000_000, POUND),
        money(payout, "payouts.payable", "GBP", -20_000_000, POUND));
    Event repaired =
        lives.event(
            "ev-3",
            new EventData.RepairCompleted(
                EventData.RepairCompleted.Outcome.FIXED, null, "screen, broken", null, null, null),
            Origin.DERIVED);
    lives.step(
        repaired,
        "",
        counted(repaired, "repairs.fixed", "unit", 1_000_000),
        co2e(repaired, 25_255_000));
    Event sold = lives.event("ev-4", new EventData.UnitSold(Money.of("1500", "EUR")), Origin.REAL);
    lives.step(sold, "replaced by ev-6 of /shop/acme");
    lives.step(
        lives.event("ev-5", new Resale.UnitDelivered(null, null), Origin.REAL),
        "waits for its target");
    Event correction = lives.event("ev-6", correction(sold), Origin.REAL);
    lives.step(
        correction,
        "",
        money(correction, "receivables.invoiced", "EUR", 1_450_000_000, EURO),
        money(correction, "revenue.resale", "EUR", -1_450_000_000, EURO),
        money(correction, "cost.units-sold", "EUR", 4_900_000, EURO),
        money(correction, "inventory.units", "EUR", -4_900_000, EURO),
        money(correction, "cost.units-sold", "GBP", 20_000_000, POUND),
        money(correction, "inventory.units", "GBP", -20_000_000, POUND));
    return lives.life(Optional.empty(), 0);
  }

  /** Received twice, as of a time. */
  static Life ofTwoCycles() {
    Lives lives = new Lives();
    for (int cycle = 1; cycle <= 2; cycle++) {
      Event received =
          lives.event("c" + cycle, new EventData.UnitReceived(null, null), Origin.SIMULATED);
      Posting.Key key = key(received, "units.received", "unit", null, null, null, cycle);
      lives.step(received, "", new Posting(key, 1_000_000, 0));
    }
    return lives.life(Optional.of(Instant.parse("2024-04-01T00:00:00Z")), 3);
  }

  /** The same life with one more sale, as if it happened. */
  static Life withFee(Life life) {
    Lives lives = new Lives();
    lives.steps.addAll(life.steps());
    lives.next = Instant.parse("2024-05-01T10:00:00Z");
    Event fee = lives.event("ev-7", new Resale.UnitDelivered("DHL", null), Origin.REAL);
    lives.step(
        fee,
        "",
        money(fee, "fees.marketplace", "EUR", 12_345_000, EURO),
        money(fee, "receivables.invoiced", "EUR", -12_345_000, EURO));
    return lives.life(Optional.empty(), 0);
  }

  /** Events for which the built-in reference data is enough. */
  static List<Event> inEuro() {
    Lives lives = new Lives();
    return List.of(
        lives.event("ev-1", receipt(), Origin.REAL),
        lives.event(
            "ev-2",
            new EventData.PayoutIssued(
                EventData.PayoutIssued.Instrument.CASH, Money.of("20", "EUR")),
            Origin.REAL),
        lives.event("ev-3", new EventData.UnitSold(Money.of("150", "EUR")), Origin.REAL));
  }

  /** A sale, and no more than that. */
  static Event sold(String id, Subject subject, String price) {
    return new Event(
        id,
        "/shop/acme",
        subject,
        Instant.parse("2024-05-01T10:00:00Z"),
        EventContext.of("acme", Origin.REAL).build(),
        new EventData.UnitSold(Money.of(price, "EUR")));
  }

  private static EventData receipt() {
    return new EventData.UnitReceived(
        1250L,
        Money.of("4.90", "EUR"),
        new CostVat(Money.of("0.93", "EUR"), VatTreatment.DOMESTIC, true),
        ReturnKind.TAKE_BACK,
        SellerStatus.PRIVATE,
        null,
        null,
        List.of(new Leg(TransportMode.VAN, 41_200, 1340L)));
  }

  private static EventData correction(Event sold) {
    Event replacement =
        new Event(
            sold.id(),
            sold.source(),
            sold.subject(),
            sold.effectiveTime(),
            sold.context(),
            new EventData.UnitSold(Money.of("1450", "EUR")));
    return new Corrections.EventCorrected(
        sold.source(), sold.id(), 1, JsonEvents.write(replacement), "wrong price", "finance-bot");
  }

  private Event event(String id, EventData data, Origin origin) {
    EventContext.Builder builder =
        EventContext.of("acme", origin).program("take-back").customer("psn_never-shown");
    if (id.equals("ev-1")) {
      builder.document("RE-2024-17", EventContext.DocumentType.INVOICE).partner("DHL");
    }
    if (id.equals("ev-3")) {
      builder.dateOnly();
    }
    Event event = new Event(id, "/shop/acme", UNIT, next, builder.build(), data);
    next = next.plusSeconds(86_400L * 31);
    return event;
  }

  private void step(Event event, String note, Posting... postings) {
    steps.add(new LedgerLife.Step(new PinnedEvent(event, 1), note, List.of(postings)));
  }

  private Life life(Optional<Instant> asOf, int leftOut) {
    return new Life(UNIT, ACME, asOf, leftOut, Map.of(), steps);
  }

  private static Posting money(
      Event event, String account, String currency, long micros, Posting.Fx fx) {
    long reporting =
        Micros.exact(
            fx.rate()
                .multiply(Micros.toDecimal(micros))
                .setScale(Micros.SCALE, java.math.RoundingMode.UNNECESSARY));
    return new Posting(key(event, account, currency, fx, null, null, 1), micros, reporting);
  }

  private static Posting counted(Event event, String account, String measure, long micros) {
    return new Posting(key(event, account, measure, null, null, null, 1), micros, 0);
  }

  private static Posting co2e(Event event, long micros) {
    return new Posting(
        key(event, "co2e.avoided", "kgCO2e", null, "RESTART", "restart-2021-r2", 1), micros, 0);
  }

  private static Posting.Key key(
      Event event,
      String account,
      String measure,
      Posting.@Nullable Fx fx,
      @Nullable String method,
      @Nullable String factorVersion,
      int cycle) {
    return new Posting.Key(
        new Posting.Header(
            event.source(),
            event.id(),
            cycle,
            new Dimensions("acme", "acme", "take-back", null, null, null, null, null, null),
            LocalDate.ofInstant(event.effectiveTime(), ACME.contractZone()),
            event.effectiveTime(),
            "2026-11",
            null,
            event.context().origin()),
        account,
        measure,
        fx,
        null,
        method,
        factorVersion);
  }
}
