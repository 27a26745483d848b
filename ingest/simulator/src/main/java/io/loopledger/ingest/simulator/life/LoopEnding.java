package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.event.LoopEnd.PartsHarvested;
import io.loopledger.schemas.event.LoopEnd.UnitDonated;
import io.loopledger.schemas.event.Part;
import io.loopledger.schemas.event.Waste;
import io.loopledger.schemas.event.WasteRoute;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The end of the loop: parts, recycling, donation, write-off. */
final class LoopEnding {
  /** Waste electrical equipment without hazardous components, European List of Waste. */
  private static final String WASTE_CODE = "20 01 36";

  private static final int PARTS_PER_MASS = 8;

  private final Life life;
  private final Assumptions.LoopEnd loopEnd;

  LoopEnding(Life life) {
    this.life = life;
    this.loopEnd = life.assume().loopEnd();
  }

  /** Parts that are of use are taken; the rest is recycled. */
  void takeApart(Instant at) {
    long mass = life.product().mass();
    if (life.chance("harvested", loopEnd.harvested().value())) {
      long taken = mass / PARTS_PER_MASS;
      Money value =
          World.part(life.world().local(life.product().repairCost()), new BigDecimal("0.3"));
      life.emit(
          at,
          new PartsHarvested(
              List.of(new Part("used-" + life.product().product(), 1, value, taken)), taken),
          life.context());
      recycle(at.plus(Duration.ofDays(3)), mass - taken);
    } else {
      recycle(at.plus(Duration.ofDays(1)), mass);
    }
  }

  private void recycle(Instant at, long mass) {
    long recycled =
        BigDecimal.valueOf(mass)
            .multiply(loopEnd.recycledMass().value())
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    Money cost = life.world().local(loopEnd.disposalCost().value());
    String recycler = life.dice("recycler").weighted(loopEnd.recycler().values());
    life.emit(
        at,
        new UnitRecycled(
            mass,
            cost,
            life.world().domesticVat(cost),
            null,
            List.of(
                new Waste(WasteRoute.RECYCLING, recycled, WASTE_CODE, false, true),
                new Waste(WasteRoute.ENERGY_RECOVERY, mass - recycled, WASTE_CODE, false, true))),
        life.context().partner(recycler));
  }

  /** No channel sold it. */
  void giveUp(Instant at) {
    if (life.chance("donated", loopEnd.donated().value())) {
      Money value =
          World.wholePart(
              life.world().local(life.product().newPrice()),
              life.assume().grades().rows().getLast().resale());
      life.emit(
          at,
          new UnitDonated("social department store", value, (long) life.product().mass(), "unsold"),
          life.context());
    } else {
      life.emit(at, new UnitWrittenOff("unsold, not worth its storage"), life.context());
    }
  }
}
