package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.FirstLife;
import io.loopledger.schemas.event.FirstLife.PaymentDisputed;
import io.loopledger.schemas.event.FirstLife.RefundIssued;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;

/** The brand's own shop: orders of new goods, paid through a payment service. */
final class Shop {
  private final Life life;

  Shop(Life life) {
    this.life = life;
  }

  /** An order that was placed; {@code total} is what was paid with money. */
  record Order(
      String id,
      String payment,
      String customer,
      Subject line,
      Rows.Product article,
      Money price) {}

  /** A customer buys a new article, and pays all of it. */
  Order buy(Instant at, String customer, Rows.Product article) {
    Order order = place(at, customer, article);
    pay(at, order, order.price());
    return order;
  }

  /** Places the order; whoever calls this says how it is paid. */
  Order place(Instant at, String customer, Rows.Product article) {
    World world = life.world();
    Money price = world.local(article.newPrice());
    String id = life.number(Numbers.Kind.ORDER);
    Order order =
        new Order(
            id,
            life.number(Numbers.Kind.PAYMENT),
            customer,
            life.lineSubject(id, article.product()),
            article,
            price);
    Money cost = World.part(price, life.assume().returns().linearCost().value());
    life.emit(
        order.line(),
        at,
        new ProductSold(1, price, article.description(), cost, null, null),
        context(order));
    Money shipping = world.local(life.assume().resale().shippingCharged().value());
    life.emit(order.line(), at, new ShippingCharged(shipping), context(order));
    return order;
  }

  /** The payment service takes its fee of what it was given, shipping included. */
  void pay(Instant at, Order order, Money goods) {
    World world = life.world();
    Money shipping = world.local(life.assume().resale().shippingCharged().value());
    Money paid = world.cents(World.centsOf(goods) + World.centsOf(shipping));
    Money fee = World.part(paid, life.assume().resale().paymentFee().value());
    life.emit(
        order.line(),
        at,
        new FeeCharged(FeeCharged.FeeKind.PAYMENT, fee, World.exempt(fee)),
        context(order));
  }

  /** Now and then something goes wrong with a first sale, and money is given back for it. */
  void trouble(Instant at, Order order) {
    if (life.chance("goodwill", life.assume().returns().goodwill().value())) {
      Instant then = life.after(at, Duration.ofDays(3), Duration.ofDays(20), "goodwill-at");
      Money amount = life.world().cents(World.centsOf(order.price()) / 1000 * 100);
      life.emit(
          order.line(),
          then,
          new RefundIssued(
              amount, FirstLife.RefundKind.GOODWILL, null, order.id(), "scratch on delivery"),
          context(order));
    }
    if (life.chance("disputed", life.assume().resale().disputed().value())) {
      dispute(at, order.line(), order.price(), context(order));
    }
  }

  /** A dispute is opened, and ends one way or the other. */
  void dispute(Instant at, Subject subject, Money amount, EventContext.Builder context) {
    Money fee = World.part(life.world().local(life.assume().resale().disputeFee().value()), ONE);
    Instant opened = life.after(at, Duration.ofDays(5), Duration.ofDays(25), "dispute-opened");
    Instant ended = life.after(opened, Duration.ofDays(7), Duration.ofDays(30), "dispute-ended");
    FirstLife.DisputeStage stage =
        life.dice("dispute-won").between(0, 2) == 0
            ? FirstLife.DisputeStage.WON
            : FirstLife.DisputeStage.LOST;
    Money inCurrency = World.cents(World.centsOf(fee), amount.currency());
    life.emit(
        subject,
        opened,
        new PaymentDisputed(
            amount,
            FirstLife.DisputeStage.OPENED,
            inCurrency,
            World.exempt(inCurrency),
            "fraudulent"),
        context);
    life.emit(
        subject, ended, new PaymentDisputed(amount, stage, null, null, "fraudulent"), context);
  }

  EventContext.Builder context(Order order) {
    return life.context(order.article())
        .country(life.world().brand().country())
        .channel("own-shop")
        .customer(order.customer())
        .orderId(order.id())
        .paymentReference(order.payment());
  }

  private static final java.math.BigDecimal ONE = java.math.BigDecimal.ONE;
}
