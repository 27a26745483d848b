package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.event.Payout.CouponRedeemed;
import io.loopledger.schemas.event.Payout.VoucherExpired;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;

/** What becomes of vouchers and coupons: spent on new goods, in one piece or two, or lapsed. */
final class Vouchers {
  private final Life life;
  private final Assumptions.Payout payout;

  Vouchers(Life life) {
    this.life = life;
    this.payout = life.assume().payout();
  }

  void use(Instant issued, String name, Money balance, VoucherKind kind, String holder) {
    Instant expiry = issued.plus(Duration.ofDays(payout.voucherValidity().value()));
    if (!life.chance("redeemed-" + name, payout.voucherRedeemed().value())) {
      life.later(expiry, () -> expire(expiry, name, balance, kind, holder));
      return;
    }
    Instant at = life.after(issued, payout.voucherRedeemedAfter(), "redeemed-at-" + name);
    boolean isInParts = life.chance("in-parts-" + name, payout.voucherSpentInParts().value());
    long first = isInParts ? World.centsOf(balance) / 2 : World.centsOf(balance);
    life.later(
        at,
        () -> {
          long left = redeem(at, name, kind, holder, World.centsOf(balance), first);
          if (left > 0) {
            spendTheRest(at, expiry, name, kind, holder, left);
          }
        });
  }

  private void spendTheRest(
      Instant at, Instant expiry, String name, VoucherKind kind, String holder, long left) {
    Instant then = at.plus(Duration.ofDays(life.dice("rest-" + name).between(3, 40)));
    life.later(
        then,
        () -> {
          long rest = redeem(then, name, kind, holder, left, left);
          if (rest > 0) {
            life.later(expiry, () -> expire(expiry, name, life.world().cents(rest), kind, holder));
          }
        });
  }

  /** Pays with the voucher for something new; what is left on it, in cents. */
  private long redeem(
      Instant at, String name, VoucherKind kind, String holder, long balance, long wanted) {
    Shop shop = new Shop(life);
    Rows.Product article =
        life.dice("article-" + name + balance)
            .weighted(life.assume().products().rows(), Rows.Product::share);
    Shop.Order order = shop.place(at, holder, article);
    long used = Math.min(wanted, World.centsOf(order.price()));
    long left = balance - used;
    life.emit(
        life.voucherSubject(name),
        at,
        new VoucherRedeemed(life.world().cents(used), kind, life.world().cents(left), issuer(name)),
        shop.context(order));
    shop.pay(at, order, life.world().cents(World.centsOf(order.price()) - used));
    return left;
  }

  private void expire(Instant at, String name, Money rest, VoucherKind kind, String holder) {
    life.emit(
        life.voucherSubject(name),
        at,
        new VoucherExpired(rest, kind, issuer(name)),
        life.context().customer(holder));
  }

  /** A coupon lowers the price of something new. */
  void useCoupon(Instant issued, String name, Money face, String holder) {
    if (!life.chance("coupon-" + name, payout.voucherRedeemed().value())) {
      return;
    }
    Instant at = life.after(issued, payout.voucherRedeemedAfter(), "coupon-at-" + name);
    life.later(
        at,
        () -> {
          Shop shop = new Shop(life);
          Rows.Product article =
              life.dice("coupon-article-" + name)
                  .weighted(life.assume().products().rows(), Rows.Product::share);
          Shop.Order order = shop.place(at, holder, article);
          long used = Math.min(World.centsOf(face), World.centsOf(order.price()));
          life.emit(
              life.voucherSubject(name),
              at,
              new CouponRedeemed(life.world().cents(used), issuer(name)),
              shop.context(order));
          shop.pay(at, order, life.world().cents(World.centsOf(order.price()) - used));
        });
  }

  /** A voucher that was sold issued itself; one that was paid out was issued by the unit. */
  private String issuer(String name) {
    return name.equals("G") ? life.voucherSubject(name).toString() : life.unitSubject().toString();
  }
}
