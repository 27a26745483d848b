package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.FundedBy;
import io.loopledger.schemas.event.Intake.UnitMoved;
import io.loopledger.schemas.event.Resale.UnitDelisted;
import io.loopledger.schemas.event.Resale.UnitDelivered;
import io.loopledger.schemas.event.Resale.UnitReserved;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stage 5 from the sale on: fees, shipping, delivery, return, and the next loop. */
final class Selling {
  private static final long RESERVED_MINUTES = 15;
  private static final long PACKAGING_G = 180;

  private final Life life;
  private final Assumptions.Resale resale;

  Selling(Life life) {
    this.life = life;
    this.resale = life.assume().resale();
  }

  private record Sale(
      String order,
      String payment,
      String buyer,
      Rows.Buyers where,
      Rows.Market market,
      Money price,
      Money shipping,
      Money fee) {}

  void sell(Instant at, Reselling.Listing listing, Money asked) {
    Rows.Buyers where =
        life.dice("buyers")
            .weighted(life.assume().buyersOf(life.world().brand().id()), Rows.Buyers::share);
    boolean isReduced = life.chance("discount", resale.discount().value());
    Money full = World.wholePart(converted(asked, where), BigDecimal.ONE);
    Money off = isReduced ? converted(life.world().local(resale.coupon().value()), where) : null;
    Money price =
        off == null
            ? full
            : World.cents(Math.max(0, World.centsOf(full) - World.centsOf(off)), where.currency());
    Money shipping = converted(life.world().local(resale.shippingCharged().value()), where);
    Sale sale =
        new Sale(
            life.number(Numbers.Kind.ORDER),
            life.number(Numbers.Kind.PAYMENT),
            life.customer("buyer"),
            where,
            listing.market(),
            price,
            shipping,
            fee(listing.market(), price, shipping));
    boolean isMarketplace = listing.market().isMarketplace();
    FundedBy fundedBy = isMarketplace ? FundedBy.MARKETPLACE : FundedBy.BRAND;
    life.emit(at, new UnitReserved(listing.id(), RESERVED_MINUTES), context(sale));
    Instant paid = at.plus(Duration.ofMinutes(4));
    life.emit(
        paid,
        new UnitSold(
            price,
            off,
            off == null ? null : fundedBy,
            scheme(where),
            where.country(),
            listing.id()),
        context(sale));
    life.emit(paid, new ShippingCharged(shipping), context(sale));
    life.emit(paid, charged(sale, sale.fee()), context(sale));
    if (isMarketplace) {
      life.emit(paid.plusSeconds(20), new UnitDelisted(listing.id(), "sold"), context(sale));
    }
    ship(paid, sale);
  }

  private void ship(Instant paid, Sale sale) {
    Carrier carrier = life.carrier("outbound");
    String parcel = life.number(Numbers.Kind.PARCEL);
    Money packaging = life.world().local(resale.packaging().value());
    long mass = life.product().mass() + PACKAGING_G;
    Instant shipped = life.after(paid, Duration.ofHours(3), Duration.ofHours(50), "shipped-at");
    life.emit(
        shipped,
        new UnitShipped(
            carrier.name(),
            parcel,
            carrier.price(),
            carrier.vat(),
            packaging,
            life.world().domesticVat(packaging),
            mass,
            carrier.legs(mass)),
        shippingContext(sale, carrier));
    Instant delivered =
        life.after(shipped, Duration.ofHours(16), Duration.ofHours(90), "delivered-at");
    life.emit(delivered, new UnitDelivered(carrier.name(), parcel), shippingContext(sale, carrier));
    life.later(delivered, () -> afterDelivery(delivered, sale));
  }

  private void afterDelivery(Instant at, Sale sale) {
    if (life.chance("sale-returned", resale.returned().value())) {
      Instant back = life.after(at, resale.returnedAfter(), "sale-returned-at");
      life.later(back, () -> takeReturn(back, sale));
      return;
    }
    if (!sale.market().isMarketplace() && life.chance("disputed", resale.disputed().value())) {
      new Shop(life).dispute(at, life.unitSubject(), sale.price(), context(sale));
    }
    if (life.chance("second-loop", resale.secondLoop().value())) {
      Instant again = life.after(at, resale.secondLoopAfter(), "second-loop-at");
      life.later(
          again,
          () -> {
            life.nextCycle(sale.buyer());
            new TakingBack(life).begin(again, Optional.empty());
          });
    }
  }

  /** Money and shipping go back, and a marketplace's fee in part; the unit is offered again. */
  private void takeReturn(Instant at, Sale sale) {
    life.emit(
        at,
        new SaleReturned(
            1, sale.price(), null, "changed my mind", ReturnKind.WITHDRAWAL, sale.order()),
        context(sale));
    life.emit(at, new ShippingCharged(sale.shipping().negated()), context(sale));
    if (sale.market().isMarketplace()) {
      BigDecimal given = BigDecimal.ONE.subtract(resale.feeKept().value());
      life.emit(at, charged(sale, World.part(sale.fee(), given).negated()), context(sale));
    }
    life.emit(
        at.plus(Duration.ofHours(1)),
        new UnitMoved("intake", "HH-1", "returned sale", 4L),
        life.context());
    life.nextAttempt();
    new Reselling(life).list(at.plus(Duration.ofHours(22)), life.assume().grades().rows().get(1));
  }

  private FeeCharged charged(Sale sale, Money fee) {
    FeeCharged.FeeKind kind =
        sale.market().isMarketplace() ? FeeCharged.FeeKind.MARKETPLACE : FeeCharged.FeeKind.PAYMENT;
    return new FeeCharged(kind, fee, null);
  }

  private Money fee(Rows.Market market, Money price, Money shipping) {
    if (market.isMarketplace()) {
      return World.part(price, market.fee());
    }
    Money paid = World.cents(World.centsOf(price) + World.centsOf(shipping), price.currency());
    return World.part(paid, resale.paymentFee().value());
  }

  /** An amount in the currency that the buyer pays in. */
  private static Money converted(Money own, Rows.Buyers where) {
    Money part = World.part(own, where.rate());
    return World.cents(World.centsOf(part), where.currency());
  }

  private VatScheme scheme(Rows.Buyers where) {
    String own = life.assume().country(life.world().brand().country()).region();
    String theirs = life.assume().country(where.country()).region();
    if (!own.equals(theirs)) {
      return VatScheme.EXPORT;
    }
    return life.isMarginGood() ? VatScheme.MARGIN : VatScheme.STANDARD;
  }

  private EventContext.Builder context(Sale sale) {
    return life.context()
        .channel(sale.market().channel())
        .partner(sale.market().name())
        .country(sale.where().country())
        .customer(sale.buyer())
        .orderId(sale.order())
        .paymentReference(sale.payment());
  }

  private EventContext.Builder shippingContext(Sale sale, Carrier carrier) {
    return context(sale).partner(carrier.name());
  }
}
