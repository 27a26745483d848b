package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Documents;
import io.loopledger.schemas.event.Documents.InvoiceReceived;
import io.loopledger.schemas.event.Documents.OverheadAllocated;
import io.loopledger.schemas.event.Documents.SettlementReceived;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Documents that come after the month they are about, already split to one event per subject: the
 * carriers' invoices, the overhead, and what the marketplaces paid.
 */
final class MonthEnd {
  private static final int DAY_OF_MONTH = 3;
  private static final int HOUR = 9;
  private static final long ROUND_TO_CENTS = 1_000;

  private final World world;
  private final Months months;
  private final long life;
  private int planned;

  /** The month ends of a brand; {@code life} is a number no unit has. */
  MonthEnd(World world, long life) {
    this.world = world;
    this.months = new Months(world.brand().zone());
    this.life = life;
  }

  void observe(Event event) {
    months.observe(event);
  }

  /** Plans the documents about this month and, from there on, about each later one. */
  void plan(YearMonth month) {
    Instant at =
        month
            .plusMonths(1)
            .atDay(DAY_OF_MONTH)
            .atTime(HOUR, 0)
            .atZone(world.brand().zone())
            .toInstant();
    world
        .agenda()
        .add(
            new Agenda.Item(
                at,
                life,
                planned++,
                null,
                () -> {
                  documents(at, month);
                  plan(month.plusMonths(1));
                }));
  }

  private void documents(Instant at, YearMonth month) {
    Months.Month closed = months.close(month);
    closed.parcels().forEach((carrier, parcels) -> invoice(at, month, carrier, parcels));
    overhead(at, month, closed.received());
    closed.settlements().forEach((key, shares) -> settlement(at, month, key, shares));
  }

  /**
   * Each label and each way at its price and the surcharge, each credit; it replaces what accrued.
   */
  private void invoice(Instant at, YearMonth month, String name, List<Months.Parcel> parcels) {
    Rows.Carrier carrier =
        world.assumptions().carriers().rows().stream()
            .filter(row -> row.name().equals(name))
            .findFirst()
            .orElseThrow();
    long surcharge = World.centsOf(world.local(carrier.surcharge()));
    List<Money> amounts =
        parcels.stream()
            .map(parcel -> World.centsOf(parcel.price()))
            .map(cents -> world.cents(cents < 0 ? cents : cents + surcharge))
            .toList();
    Money total = world.cents(amounts.stream().mapToLong(World::centsOf).sum());
    for (int i = 0; i < parcels.size(); i++) {
      InvoiceReceived share =
          new InvoiceReceived(
              Documents.InvoiceKind.CARRIER,
              amounts.get(i),
              amounts.get(i).amountMicros() < 0 ? null : world.domesticVat(amounts.get(i)),
              i + 1L,
              parcels.size(),
              total);
      emit(parcels.get(i).subject(), at, share, context(name).document(invoice(month, name), null));
    }
  }

  /** A round sum, split evenly; the first ones carry the cents that are over. */
  private void overhead(Instant at, YearMonth month, List<Subject> received) {
    if (received.isEmpty()) {
      return;
    }
    long each = World.centsOf(world.local(world.assumptions().documents().overhead().value()));
    long count = received.size();
    long total = (each * count / ROUND_TO_CENTS + 1) * ROUND_TO_CENTS;
    for (int i = 0; i < count; i++) {
      long share = total / count + (i < total % count ? 1 : 0);
      emit(
          received.get(i),
          at,
          new OverheadAllocated(
              world.cents(share), "units received", i + 1L, count, world.cents(total)),
          context("overhead").partner(null).document("OH-" + month, null));
    }
  }

  private void settlement(
      Instant at, YearMonth month, Months.Settlement key, Map<Subject, Long> shares) {
    long total = shares.values().stream().mapToLong(Long::longValue).sum();
    String reference =
        DocumentNumbers.settlement(key.market(), world.brand().id(), key.currency(), month);
    List<Map.Entry<Subject, Long>> each = new ArrayList<>(shares.entrySet());
    for (int i = 0; i < each.size(); i++) {
      emit(
          each.get(i).getKey(),
          at,
          new SettlementReceived(
              World.cents(each.get(i).getValue(), key.currency()),
              null,
              null,
              null,
              reference,
              i + 1L,
              each.size(),
              World.cents(total, key.currency())),
          context(key.market()).channel("marketplace").document(reference, null));
    }
  }

  private String invoice(YearMonth month, String carrier) {
    return DocumentNumbers.invoice(carrier, world.brand().id(), month);
  }

  private EventContext.Builder context(String partner) {
    return EventContext.of(world.brand().id(), Origin.SIMULATED)
        .program(world.brand().program())
        .country(world.brand().country())
        .partner(partner);
  }

  private void emit(Subject subject, Instant at, EventData data, EventContext.Builder context) {
    int order = planned++;
    String id =
        "%s-%s-%s-%d"
            .formatted(world.runKey(), world.brand().id(), EventType.of(data).typeName(), order);
    Event event =
        new Event(id, "/simulator/" + world.brand().id(), subject, at, context.build(), data);
    world.agenda().add(new Agenda.Item(at, life, order, event, null));
  }
}
