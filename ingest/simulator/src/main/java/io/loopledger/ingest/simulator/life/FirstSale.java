package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Customers.MessageSent;
import io.loopledger.schemas.event.Customers.MessageType;
import io.loopledger.schemas.event.EventData.InventoryAdjusted;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a unit's story begins: why it comes back, and what else the shop sells meanwhile. */
final class FirstSale {
  private final Life life;
  private final Shop shop;

  FirstSale(Life life) {
    this.life = life;
    this.shop = new Shop(life);
  }

  void begin(Instant at) {
    Assumptions.Returns returns = life.assume().returns();
    othersBuy(at);
    if (life.chance("withdrawal", returns.withdrawal().value())) {
      Shop.Order order = shop.buy(at, life.owner(), life.product());
      Instant back = life.after(at, returns.withdrawalAfter(), "withdrawal-at");
      life.later(back, () -> comesBack(ReturnKind.WITHDRAWAL, back, order));
    } else if (life.chance("warranty", returns.warranty().value())) {
      Shop.Order order = shop.buy(at, life.owner(), life.product());
      Instant back = life.after(at, returns.warrantyAfter(), "warranty-at");
      life.later(back, () -> comesBack(ReturnKind.WARRANTY, back, order));
    } else if (life.chance("bought-in-period", returns.boughtInPeriod().value())) {
      Shop.Order order = shop.buy(at, life.owner(), life.product());
      shop.trouble(at, order);
      Instant back = life.after(at, returns.ageAtTakeBack(), "take-back-at");
      life.later(back, () -> new TakingBack(life).begin(back, Optional.of(order)));
    } else {
      new TakingBack(life).begin(at, Optional.empty());
    }
  }

  private void comesBack(ReturnKind kind, Instant at, Shop.Order order) {
    life.notMarginGood();
    new TakingBack(life).request(kind, at, Optional.of(order));
  }

  /** Those who keep what they buy: without them there is no rate of return. */
  private void othersBuy(Instant at) {
    Assumptions.Returns returns = life.assume().returns();
    if (life.chance("other-sale", returns.otherSales().value())) {
      Rows.Product article =
          life.dice("other-product").weighted(life.assume().products().rows(), Rows.Product::share);
      Shop.Order order = shop.buy(at, life.customer("other"), article);
      if (life.chance("other-reminded", returns.reminded().value())) {
        remindInVain(at, order);
      }
    }
    if (life.chance("gift-voucher", returns.giftVoucherSold().value())) {
      sellGiftVoucher(at);
    }
    adjust(at);
  }

  private void remindInVain(Instant at, Shop.Order order) {
    Instant then = life.after(at, Duration.ofDays(30), Duration.ofDays(90), "other-reminded-at");
    boolean isControl =
        life.chance("other-control", life.assume().returns().controlGroup().value());
    life.emit(
        order.line(),
        then,
        new MessageSent(
            life.number(Numbers.Kind.MESSAGE),
            MessageType.REMINDER,
            "e-mail",
            isControl,
            "after purchase"),
        shop.context(order));
  }

  private void sellGiftVoucher(Instant at) {
    Money face = life.world().cents(5_000);
    String buyer = life.customer("gift");
    String order = life.number(Numbers.Kind.ORDER);
    life.emit(
        life.voucherSubject("G"),
        at,
        new VoucherSold(1, face, VoucherKind.MPV),
        life.ownerContext()
            .customer(buyer)
            .product(null)
            .category(null)
            .channel("own-shop")
            .orderId(order)
            .paymentReference(life.number(Numbers.Kind.PAYMENT)));
    new Vouchers(life).use(at, "G", face, VoucherKind.MPV, life.customer("gift-receiver"));
  }

  /** What people book by hand, seldom. */
  private void adjust(Instant at) {
    if (!life.chance("adjusted", life.assume().documents().adjusted().value())) {
      return;
    }
    if (life.chance("adjusted-stock", java.math.BigDecimal.valueOf(5, 1))) {
      life.emit(
          life.lineSubject("stock", life.product().product()),
          at,
          new InventoryAdjusted(-1, "charger missing at count"),
          life.context());
    } else {
      adjust(at, ManualAdjustment.Kind.MANUAL, 250, "rounding of a cash desk");
      // Nobody is asked for it, so no statement ever has it.
      adjust(at, ManualAdjustment.Kind.PAYMENT_DIFFERENCE, -250, "rounding that nobody owes");
    }
  }

  private void adjust(Instant at, ManualAdjustment.Kind kind, long cents, String reason) {
    life.emit(at, new ManualAdjustment(kind, life.world().cents(cents), reason), life.context());
  }
}
