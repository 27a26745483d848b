package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Resale.ListingRejected;
import io.loopledger.schemas.event.Resale.PriceChanged;
import io.loopledger.schemas.event.Resale.UnitDelisted;
import io.loopledger.schemas.event.Resale.UnitListed;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Stage 5 up to the sale: where a unit is offered, at what price, and how the price decays. */
final class Reselling {
  private static final BigDecimal LATER_LOOP = new BigDecimal("0.8");
  private static final int MINUTES_PER_DAY = 1_440;
  private static final int DAYS_UNTIL_GIVEN_UP = 60;
  private static final long RULE_VERSION = 4;

  private final Life life;
  private final Assumptions.Resale resale;

  Reselling(Life life) {
    this.life = life;
    this.resale = life.assume().resale();
  }

  /** An offer on a channel. */
  record Listing(String id, Rows.Market market, Money price, Instant since) {}

  void list(Instant at, Rows.Grade grade) {
    life.later(at, () -> offer(at, grade));
  }

  private void offer(Instant at, Rows.Grade grade) {
    Rows.Market market =
        life.dice("market").weighted(life.assume().markets().rows(), Rows.Market::share);
    Money asked = asked(grade);
    if (market.isMarketplace()
        && life.chance("listing-rejected", resale.listingRejected().value())) {
      String refused = life.number(Numbers.Kind.LISTING);
      emitListed(at, refused, market, asked);
      life.emit(
          at.plus(Duration.ofHours(4)),
          new ListingRejected(refused, "pictures too dark"),
          life.context().channel(market.channel()).partner(market.name()));
      stock(
          listing(at.plus(Duration.ofHours(6)), life.assume().markets().rows().getFirst(), asked));
    } else {
      stock(listing(at, market, asked));
    }
  }

  private Listing listing(Instant at, Rows.Market market, Money asked) {
    Listing listing = new Listing(life.number(Numbers.Kind.LISTING), market, asked, at);
    emitListed(at, listing.id(), market, asked);
    return listing;
  }

  private void emitListed(Instant at, String id, Rows.Market market, Money asked) {
    VatScheme scheme = life.isMarginGood() ? VatScheme.MARGIN : VatScheme.STANDARD;
    life.emit(
        at,
        new UnitListed(id, asked, scheme),
        life.context().channel(market.channel()).partner(market.name()));
  }

  private void stock(Listing listing) {
    if (life.chance("unsold", resale.delistedUnsold().value())) {
      Instant until = listing.since().plus(Duration.ofDays(DAYS_UNTIL_GIVEN_UP));
      reprice(listing, until, listing.price());
      life.emit(until, new UnitDelisted(listing.id(), "unsold"), context(listing));
      life.later(until, () -> new LoopEnding(life).giveUp(until.plus(Duration.ofDays(1))));
      return;
    }
    Instant sold = life.after(listing.since(), resale.daysInStock(), "days-in-stock");
    reprice(listing, sold, listing.price());
    Money price = decayed(listing, sold);
    life.later(sold, () -> new Selling(life).sell(sold, listing, price));
  }

  /** A rule lowers the price every so many days while the unit is in stock. */
  private void reprice(Listing listing, Instant until, Money before) {
    Instant at = listing.since().plus(Duration.ofDays(resale.repriceEvery().value()));
    Money last = before;
    for (int nth = 1; at.isBefore(until); nth++) {
      Money price = decayed(listing, at);
      boolean isByRule = life.chance("repriced-" + nth, resale.repricedByRule().value());
      life.emit(
          at,
          new PriceChanged(
              listing.id(),
              price,
              last,
              Receiving.by(isByRule),
              isByRule ? "decay-14d" : null,
              isByRule ? RULE_VERSION : null),
          context(listing));
      last = price;
      at = at.plus(Duration.ofDays(resale.repriceEvery().value()));
    }
  }

  private io.loopledger.schemas.event.EventContext.Builder context(Listing listing) {
    return life.context().channel(listing.market().channel()).partner(listing.market().name());
  }

  private Money asked(Rows.Grade grade) {
    Money price = World.wholePart(life.world().local(life.product().newPrice()), grade.resale());
    return life.cycle() == 1 ? price : World.wholePart(price, LATER_LOOP);
  }

  private Money decayed(Listing listing, Instant at) {
    long days = Duration.between(listing.since(), at).toMinutes() / MINUTES_PER_DAY;
    BigDecimal left =
        BigDecimal.ONE.subtract(resale.decayPerDay().value().multiply(BigDecimal.valueOf(days)));
    return World.wholePart(listing.price(), left.max(new BigDecimal("0.3")));
  }
}
