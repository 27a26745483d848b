package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Customers.LoyaltyGranted;
import io.loopledger.schemas.event.Customers.LoyaltyRedeemed;
import io.loopledger.schemas.event.Customers.MessageSent;
import io.loopledger.schemas.event.Customers.MessageType;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.Payout.CouponIssued;
import io.loopledger.schemas.event.Payout.OfferAccepted;
import io.loopledger.schemas.event.Payout.OfferDeclined;
import io.loopledger.schemas.event.Payout.PayoutFailed;
import io.loopledger.schemas.event.Payout.PayoutOffered;
import io.loopledger.schemas.event.Payout.UnitSentBack;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stage 4: the offer, and how the previous owner is paid. */
final class PayingOut {
  private static final String RULE = "payout-by-grade";
  private static final long RULE_VERSION = 12;

  private final Life life;
  private final Assumptions.Payout payout;

  PayingOut(Life life) {
    this.life = life;
    this.payout = life.assume().payout();
  }

  void offer(Instant gradedAt, Rows.Grade grade) {
    Instrument instrument =
        Instrument.valueOf(life.dice("instrument").weighted(payout.instrument().values()));
    Money amount = World.wholePart(life.world().local(life.product().newPrice()), grade.payout());
    Offer offer =
        new Offer(life.number(Numbers.Kind.OFFER), instrument, amount, bonus(instrument, amount));
    Instant at = gradedAt.plus(Duration.ofMinutes(10));
    life.emit(
        at,
        new PayoutOffered(
            offer.id(), instrument, amount, offer.bonus(), tier(grade), RULE, RULE_VERSION),
        life.ownerContext());
    Instant answer = life.after(at, Duration.ofHours(1), Duration.ofHours(20), "answer-at");
    if (life.chance("declined", payout.declined().value())) {
      life.later(answer, () -> sendBack(answer, offer));
    } else {
      life.emit(answer, new OfferAccepted(offer.id()), life.ownerContext());
      Instant paid = life.after(answer, payout.delay(), "paid-at");
      life.later(paid, () -> pay(paid, offer, grade));
      life.later(answer.plusSeconds(60), () -> goOn(answer.plusSeconds(60), grade));
    }
  }

  private record Offer(String id, Instrument instrument, Money amount, @Nullable Money bonus) {
    Money total() {
      long extra = bonus == null ? 0 : World.centsOf(bonus);
      return World.cents(World.centsOf(amount) + extra, amount.currency());
    }
  }

  private @Nullable Money bonus(Instrument instrument, Money amount) {
    return instrument == Instrument.SPV || instrument == Instrument.MPV
        ? World.part(amount, payout.bonus().value())
        : null;
  }

  private void sendBack(Instant at, Offer offer) {
    life.emit(at, new OfferDeclined(offer.id(), "too low"), life.ownerContext());
    Carrier carrier = life.carrier("send-back");
    life.emit(
        life.after(at, Duration.ofHours(5), Duration.ofDays(2), "sent-back-at"),
        new UnitSentBack(
            carrier.name(), carrier.price(), carrier.vat(), carrier.legs(life.product().mass())),
        life.ownerContext().partner(carrier.name()));
  }

  private void pay(Instant at, Offer offer, Rows.Grade grade) {
    switch (offer.instrument()) {
      case CASH -> payCash(at, offer, grade);
      case SPV -> payVoucher(at, offer, grade, VoucherKind.SPV);
      case MPV, VOUCHER -> payVoucher(at, offer, grade, VoucherKind.MPV);
      case COUPON -> payCoupon(at, offer, grade);
    }
    if (life.chance("loyalty", payout.loyalty().value())) {
      loyalty(at);
    }
    if (life.chance("impact-message", payout.impactMessage().value())) {
      life.emit(
          at.plus(Duration.ofHours(2)),
          new MessageSent(
              life.number(Numbers.Kind.MESSAGE),
              MessageType.IMPACT,
              "e-mail",
              false,
              "return accepted"),
          life.ownerContext());
    }
  }

  private void payCash(Instant at, Offer offer, Rows.Grade grade) {
    if (life.chance("trade-in", payout.tradeIn().value())) {
      tradeIn(at, offer, grade);
      return;
    }
    String reference = life.number(Numbers.Kind.PAYMENT);
    Instant then = at;
    if (life.chance("payout-failed", payout.failed().value())) {
      life.emit(
          at,
          new PayoutFailed(Instrument.CASH, offer.amount(), "account closed"),
          life.ownerContext().paymentReference(reference));
      then = life.after(at, Duration.ofDays(2), Duration.ofDays(6), "paid-again-at");
      reference = life.number(Numbers.Kind.PAYMENT);
    }
    life.emit(then, issued(offer, grade, null), life.ownerContext().paymentReference(reference));
  }

  /** The payout pays a part of something bought on the same day. */
  private void tradeIn(Instant at, Offer offer, Rows.Grade grade) {
    Shop shop = new Shop(life);
    Shop.Order order = shop.place(at, life.owner(), article("trade-in-article"));
    long credited = Math.min(World.centsOf(offer.amount()), World.centsOf(order.price()));
    Offer capped =
        new Offer(offer.id(), Instrument.CASH, life.world().cents(credited), offer.bonus());
    life.emit(
        at,
        issued(capped, grade, order.id()),
        life.ownerContext().orderId(order.id()).paymentReference(order.payment()));
    shop.pay(at, order, life.world().cents(World.centsOf(order.price()) - credited));
  }

  private void payVoucher(Instant at, Offer offer, Rows.Grade grade, VoucherKind kind) {
    String name = "V" + life.cycle();
    life.emit(at, issued(offer, grade, null), life.ownerContext());
    new Vouchers(life).use(at, name, offer.total(), kind, life.owner());
  }

  private void payCoupon(Instant at, Offer offer, Rows.Grade grade) {
    String name = "K" + life.cycle();
    life.emit(at, issued(offer, grade, null), life.ownerContext());
    life.emit(
        life.voucherSubject(name),
        at,
        new CouponIssued(
            offer.amount(), (long) payout.voucherValidity().value(), "payout as a coupon"),
        life.ownerContext());
    new Vouchers(life).useCoupon(at, name, offer.amount(), life.owner());
  }

  private PayoutIssued issued(Offer offer, Rows.Grade grade, @Nullable String linkedSale) {
    return new PayoutIssued(
        offer.instrument(),
        offer.amount(),
        offer.id(),
        offer.bonus(),
        tier(grade),
        RULE,
        RULE_VERSION,
        life.seller(),
        linkedSale);
  }

  private void loyalty(Instant at) {
    long points = payout.loyaltyPoints().value();
    Money value = life.world().cents(points);
    life.emit(at, new LoyaltyGranted(points, value, "return"), life.ownerContext());
    String owner = life.owner();
    if (life.chance("loyalty-redeemed", payout.loyaltyRedeemed().value())) {
      Instant then = life.after(at, payout.voucherRedeemedAfter(), "loyalty-at");
      life.later(
          then,
          () -> {
            Shop shop = new Shop(life);
            Shop.Order order = shop.place(then, owner, article("loyalty-article"));
            life.emit(then, new LoyaltyRedeemed(points, value), shop.context(order));
            shop.pay(then, order, life.world().cents(World.centsOf(order.price()) - points));
          });
    }
  }

  /** The unit goes on while its payout is on its way. */
  private void goOn(Instant at, Rows.Grade grade) {
    Receiving receiving = new Receiving(life);
    if (!receiving.store(at)) {
      return;
    }
    if (receiving.isRepaired(grade)) {
      new Repairing(life).assign(at.plus(Duration.ofHours(42)), grade, 1);
    } else {
      new Reselling(life).list(at.plus(Duration.ofHours(42)), grade);
    }
  }

  Rows.Product article(String question) {
    return life.dice(question).weighted(life.assume().products().rows(), Rows.Product::share);
  }

  private static String tier(Rows.Grade grade) {
    return switch (grade.grade()) {
      case LIKE_NEW -> "A";
      case GOOD -> "B";
      case FAIR -> "C";
      case DEFECTIVE -> "D";
    };
  }
}
