package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Disposition;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;
import io.loopledger.schemas.event.Part;
import io.loopledger.schemas.event.Payout.UnitSentBack;
import io.loopledger.schemas.event.Repair;
import io.loopledger.schemas.event.Repair.RepairAssigned;
import io.loopledger.schemas.event.Repair.RepairPaused;
import io.loopledger.schemas.event.Repair.RepairStarted;
import io.loopledger.schemas.event.Repair.WarrantyServiced;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stage 3: who repairs, how long it takes, what it costs, and whether it helps. */
final class Repairing {
  private static final long RULE_VERSION = 3;
  private static final long PART_MASS_G = 45;
  private static final BigDecimal PARTS_SHARE = new BigDecimal("0.4");

  private final Life life;
  private final Assumptions.Repair repair;

  Repairing(Life life) {
    this.life = life;
    this.repair = life.assume().repair();
  }

  void assign(Instant at, Rows.Grade grade, int attempt) {
    Rows.Partner partner = partner("partner-" + attempt);
    boolean isByRule = life.chance("assigned-" + attempt, repair.assignedByRule().value());
    life.emit(
        at,
        new RepairAssigned(
            Receiving.by(isByRule),
            isByRule ? "nearest-free" : null,
            isByRule ? RULE_VERSION : null,
            partner.region(),
            (long) partner.capacity(),
            quote(partner)),
        context(partner));
    Instant started =
        life.after(at, Duration.ofHours(6), Duration.ofHours(60), "started" + attempt);
    life.emit(started, new RepairStarted((long) attempt), context(partner));
    life.later(started, () -> work(started, partner, grade, attempt));
  }

  private void work(Instant started, Rows.Partner partner, Rows.Grade grade, int attempt) {
    Instant begin = started;
    if (life.chance("paused-" + attempt, repair.paused().value())) {
      Instant paused = started.plus(Duration.ofMinutes(25));
      life.emit(
          paused,
          new RepairPaused(Repair.PauseKind.WAITING_FOR_PARTS, failed() + " out of stock"),
          context(partner));
      begin = life.after(paused, repair.pause(), "pause-" + attempt);
    }
    Instant done =
        life.after(
            begin,
            Duration.ofHours(partner.turnaroundFrom()),
            Duration.ofHours(partner.turnaroundTo()),
            "turnaround-" + attempt);
    life.later(done, () -> complete(done, partner, grade, attempt));
  }

  private void complete(Instant at, Rows.Partner partner, Rows.Grade grade, int attempt) {
    Outcome outcome = outcome(partner, attempt);
    life.emit(at, completed(partner, outcome, attempt), context(partner));
    switch (outcome) {
      case FIXED -> {
        new Receiving(life)
            .grade(at.plus(Duration.ofHours(4)), grade, Disposition.RESELL, "regraded");
        new Reselling(life).list(at.plus(Duration.ofHours(20)), grade);
      }
      case UNKNOWN -> new Reselling(life).list(at.plus(Duration.ofHours(20)), grade);
      // Waits for parts; what is not tried again is taken apart.
      case REPAIRABLE -> {
        if (attempt == 1 && life.chance("second-attempt", repair.secondAttempt().value())) {
          Instant again = at.plus(Duration.ofDays(life.dice("again").between(4, 20)));
          life.later(again, () -> assign(again, grade, 2));
        } else {
          new LoopEnding(life).takeApart(at.plus(Duration.ofDays(2)));
        }
      }
      case END_OF_LIFE -> new LoopEnding(life).takeApart(at.plus(Duration.ofDays(2)));
    }
  }

  private Outcome outcome(Rows.Partner partner, int attempt) {
    if (life.chance("fixed-" + attempt, partner.fixRate())) {
      return Outcome.FIXED;
    }
    return Outcome.valueOf(life.dice("not-fixed-" + attempt).weighted(repair.notFixed().values()));
  }

  private RepairCompleted completed(Rows.Partner partner, Outcome outcome, int attempt) {
    long minutes =
        life.dice("minutes-" + attempt).between(partner.minutesFrom(), partner.minutesTo());
    BigDecimal luck = BigDecimal.valueOf(life.dice("cost-" + attempt).between(70, 130), 2);
    Money cost = World.part(quote(partner), luck);
    Money parts = World.part(cost, PARTS_SHARE);
    Money labour = life.world().cents(World.centsOf(cost) - World.centsOf(parts));
    boolean isFixed = outcome == Outcome.FIXED;
    return new RepairCompleted(
        outcome,
        outcome == Outcome.END_OF_LIFE ? barrier() : null,
        failed() + " does not work",
        null,
        minutes,
        cost,
        vat(partner, cost),
        failed(),
        labour,
        attempt == 1 ? isFixed : null,
        List.of(new Part(failed() + "-" + life.product().product(), 1, parts, PART_MASS_G)));
  }

  /** A unit under warranty is repaired and goes back to its owner. */
  void warranty(Instant at) {
    Rows.Partner partner = partner("warranty-partner");
    Instant done =
        life.after(
            at,
            Duration.ofHours(partner.turnaroundFrom()),
            Duration.ofHours(partner.turnaroundTo()),
            "warranty-done");
    boolean isFixed = life.chance("warranty-fixed", partner.fixRate());
    Money cost = quote(partner);
    life.emit(
        done,
        new WarrantyServiced(
            isFixed ? Outcome.FIXED : Outcome.END_OF_LIFE, !isFixed, cost, vat(partner, cost)),
        context(partner).customer(life.owner()));
    Carrier carrier = life.carrier("warranty-back");
    life.emit(
        done.plus(Duration.ofHours(8)),
        new UnitSentBack(
            carrier.name(), carrier.price(), carrier.vat(), carrier.legs(life.product().mass())),
        life.ownerContext().partner(carrier.name()));
  }

  private Money quote(Rows.Partner partner) {
    return World.part(life.world().local(life.product().repairCost()), partner.cost());
  }

  /** The own workshop's work is no supply: it carries no VAT. */
  private io.loopledger.schemas.event.@Nullable CostVat vat(Rows.Partner partner, Money cost) {
    return partner.isOwn() ? null : life.world().vat(cost, partner.country());
  }

  private Rows.Partner partner(String question) {
    return life.dice(question).weighted(life.assume().partners().rows(), Rows.Partner::share);
  }

  private String failed() {
    return life.dice("failed").weighted(repair.failed().values());
  }

  private String barrier() {
    return life.dice("barrier").weighted(repair.barrier().values());
  }

  private EventContext.Builder context(Rows.Partner partner) {
    return life.context().partner(partner.name());
  }
}
