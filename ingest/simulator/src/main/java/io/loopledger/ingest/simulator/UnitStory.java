package io.loopledger.ingest.simulator;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of one unit: it comes back, is graded, paid out, repaired, and sold or recycled. */
final class UnitStory {
  private static final long MICROS_PER_CENT = 10_000;
  private static final String EUR = "EUR";
  private static final List<String> REPAIR_PARTNERS =
      List.of("werkstatt-nord", "fixit-sued", "inhouse");
  private static final List<String> BARRIERS =
      List.of("Spare parts not available", "Spare parts too expensive", "Item too worn out");

  private static final List<RepairCompleted.Outcome> OUTCOMES =
      List.of(RepairCompleted.Outcome.values());

  private final ProductLine line;
  private final Dice dice;
  private final UnitEvents events;
  private Instant clock;

  UnitStory(SimulatorConfig config, int unit, Instant arrival) {
    this.dice = new Dice(config.seed(), unit);
    this.line = dice.weighted(ProductLine.ASSORTMENT, ProductLine::share);
    this.events = new UnitEvents(config, unit, line);
    this.clock = arrival;
  }

  /** All events, in the order of their time. */
  List<Event> play() {
    events.add(clock, new UnitReceived((long) line.massG(), cents(590)));
    Grade grade = dice.weighted(Grade.ALL, Grade::share);
    pass(2, 40);
    events.add(clock, graded(grade));
    payOut(grade);
    if (grade.isBroken() || (grade == Grade.FAIR && dice.chance(60))) {
      repair(grade);
    } else {
      sell(grade);
    }
    return events.all();
  }

  private UnitGraded graded(Grade grade) {
    UnitGraded.DecidedBy by =
        dice.chance(70) ? UnitGraded.DecidedBy.RULE : UnitGraded.DecidedBy.PERSON;
    return new UnitGraded(grade.grade(), by, cents(resaleCents(grade)));
  }

  private void payOut(Grade grade) {
    pass(12, 72);
    boolean voucher = dice.chance(45);
    Money amount = cents(wholeEuros(line.newPriceCents() * grade.payoutPercent() / 100));
    PayoutIssued.Instrument instrument =
        voucher ? PayoutIssued.Instrument.VOUCHER : PayoutIssued.Instrument.CASH;
    events.add(clock, new PayoutIssued(instrument, amount));
    if (voucher && dice.chance(55)) {
      Instant redeemed = clock.plus(Duration.ofHours(dice.between(48, 1_200)));
      events.addToVoucher(redeemed, new VoucherRedeemed(amount));
    }
  }

  private void repair(Grade grade) {
    pass(24, 240);
    EventContext.Builder context = events.context().partner(dice.weighted(REPAIR_PARTNERS, p -> 1));
    RepairCompleted.Outcome outcome = dice.weighted(OUTCOMES, UnitStory::outcomeShare);
    boolean isLost = outcome == RepairCompleted.Outcome.END_OF_LIFE;
    String barrier = isLost ? dice.weighted(BARRIERS, b -> 1) : null;
    events.add(clock, repaired(outcome, barrier), context);
    switch (outcome) {
      case FIXED, UNKNOWN -> sell(grade);
      case REPAIRABLE -> {
        // Waits for parts; some wait beyond the end of the programme.
        if (dice.chance(70)) {
          pass(240, 900);
          events.add(clock, repaired(RepairCompleted.Outcome.FIXED, null), context);
          sell(grade);
        }
      }
      case END_OF_LIFE -> recycle();
    }
  }

  private RepairCompleted repaired(RepairCompleted.Outcome outcome, @Nullable String barrier) {
    int minutes = dice.between(15, 95);
    Money cost = cents(line.repairCents() * dice.between(60, 150) / 100);
    return new RepairCompleted(outcome, barrier, null, null, (long) minutes, cost);
  }

  private void recycle() {
    pass(48, 300);
    events.add(clock, new UnitRecycled((long) line.massG(), cents(120)));
  }

  private void sell(Grade grade) {
    if (dice.chance(2)) {
      pass(24, 600);
      events.add(clock, new UnitWrittenOff("not found at stock count"));
      return;
    }
    int daysInStock = dice.between(2, 45);
    clock = clock.plus(Duration.ofDays(daysInStock));
    Market market = dice.weighted(Market.ALL, Market::share);
    // Half a percent less for each day in stock.
    int decayed = resaleCents(grade) * (200 - daysInStock) / 200;
    Money price = money(wholeEuros(decayed * market.perEurPercent() / 100), market);
    EventContext.Builder context = saleContext(market);
    events.add(clock, new UnitSold(price), context);
    events.add(clock, new ShippingCharged(money(490, market)), context);
    charge(FeeCharged.FeeKind.PAYMENT, price.times(2), context);
    if (market.marketplaceFeePercent() > 0) {
      charge(FeeCharged.FeeKind.MARKETPLACE, price.times(market.marketplaceFeePercent()), context);
    }
    if (dice.chance(7)) {
      pass(48, 330);
      events.add(clock, new SaleReturned(1, price, null, "changed my mind"), context);
      sell(grade);
    }
  }

  /** A percentage of the price, which is whole in the currency's units: two decimals, exactly. */
  private void charge(
      FeeCharged.FeeKind kind, Money hundredfold, EventContext.Builder saleContext) {
    Money fee = new Money(hundredfold.amountMicros() / 100, hundredfold.currency());
    events.add(clock, new FeeCharged(kind, fee), saleContext);
  }

  private EventContext.Builder saleContext(Market market) {
    return events.context().channel(market.channel()).country(market.country());
  }

  private int resaleCents(Grade grade) {
    return line.newPriceCents() * grade.resalePercent() / 100;
  }

  private void pass(int fromHours, int toHours) {
    clock = clock.plus(Duration.ofMinutes(dice.between(fromHours * 60, toHours * 60)));
  }

  private static int wholeEuros(int cents) {
    return cents / 100 * 100;
  }

  private static Money cents(int cents) {
    return new Money(cents * MICROS_PER_CENT, EUR);
  }

  private static Money money(int cents, Market market) {
    return new Money(cents * MICROS_PER_CENT, market.currency());
  }

  /**
   * Shares of 100 repair attempts; the unknown ones are what a real programme forgets to record.
   */
  private static int outcomeShare(RepairCompleted.Outcome outcome) {
    return switch (outcome) {
      case FIXED -> 66;
      case REPAIRABLE -> 10;
      case END_OF_LIFE -> 18;
      case UNKNOWN -> 6;
    };
  }
}
