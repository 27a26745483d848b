package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Disposition;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.FirstLife;
import io.loopledger.schemas.event.FirstLife.RefundIssued;
import io.loopledger.schemas.event.Intake;
import io.loopledger.schemas.event.Intake.CarrierClaimPaid;
import io.loopledger.schemas.event.Intake.StockCounted;
import io.loopledger.schemas.event.Intake.UnitIdentified;
import io.loopledger.schemas.event.Intake.UnitLost;
import io.loopledger.schemas.event.Intake.UnitMoved;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stage 2: transport, receipt, identification, grading, the shelf. */
final class Receiving {
  private static final long PACKAGING_G = 180;
  private static final long RULE_VERSION = 7;

  private final Life life;
  private final Assumptions.Intake intake;

  Receiving(Life life) {
    this.life = life;
    this.intake = life.assume().intake();
  }

  void travel(
      Instant at,
      ReturnKind kind,
      Rows.Grade grade,
      Carrier carrier,
      String parcel,
      Optional<Shop.Order> bought) {
    Instant arrival = life.after(at, intake.travel(), "travel");
    if (kind == ReturnKind.TAKE_BACK && life.chance("lost-inbound", intake.lostInbound().value())) {
      loseInbound(arrival, carrier, parcel);
    } else {
      life.later(arrival, () -> receive(arrival, kind, grade, carrier, bought));
    }
  }

  private void loseInbound(Instant expected, Carrier carrier, String parcel) {
    Instant lost = expected.plus(Duration.ofDays(14));
    life.emit(
        lost,
        new UnitLost(Intake.LostAt.INBOUND, carrier.name(), "parcel not delivered"),
        life.ownerContext().partner(carrier.name()));
    if (life.chance("claim-paid", intake.claimPaid().value())) {
      Money claim =
          World.part(
              life.world().local(life.product().newPrice()),
              life.assume().grades().rows().getLast().payout());
      life.emit(
          life.after(lost, Duration.ofDays(10), Duration.ofDays(40), "claim-at"),
          new CarrierClaimPaid(claim, carrier.name(), "CL-" + parcel),
          life.context().partner(carrier.name()).paymentReference("CL-" + parcel));
    }
  }

  private void receive(
      Instant at, ReturnKind kind, Rows.Grade grade, Carrier carrier, Optional<Shop.Order> bought) {
    long mass = life.product().mass();
    boolean isBilled = !carrier.isBilledOnIssue();
    life.emit(
        at,
        new UnitReceived(
            mass,
            isBilled ? carrier.price() : null,
            isBilled ? carrier.vat() : null,
            kind,
            kind == ReturnKind.TAKE_BACK ? life.seller() : null,
            PACKAGING_G,
            minutes("received"),
            carrier.legs(mass + PACKAGING_G)),
        life.ownerContext().partner(carrier.name()));
    boolean isByRule = life.chance("identified", intake.identifiedByRule().value());
    life.emit(
        at.plusSeconds(240),
        new UnitIdentified(
            by(isByRule), isByRule ? "QR code" : "serial number", minutes("identified-minutes")),
        life.context());
    Instant looked = life.after(at, intake.gradedAfter(), "graded-at");
    life.later(looked, () -> decide(looked, kind, grade, bought));
  }

  private void decide(Instant at, ReturnKind kind, Rows.Grade grade, Optional<Shop.Order> bought) {
    switch (kind) {
      case TAKE_BACK -> {
        grade(at, grade, disposition(grade), "graded");
        new PayingOut(life).offer(at, grade);
      }
      case WITHDRAWAL -> {
        grade(at, grade, Disposition.RESELL, "graded");
        bought.ifPresent(order -> refund(at, order));
        store(at);
        new Reselling(life).list(at.plus(Duration.ofHours(20)), grade);
      }
      case WARRANTY -> new Repairing(life).warranty(at);
    }
  }

  private void refund(Instant at, Shop.Order order) {
    life.emit(
        order.line(),
        at.plus(Duration.ofHours(3)),
        new RefundIssued(
            order.price(), FirstLife.RefundKind.WITHDRAWAL, 1L, order.id(), "not as expected"),
        new Shop(life).context(order));
  }

  /** Grades, and says what is to become of the unit. */
  void grade(Instant at, Rows.Grade grade, Disposition disposition, String question) {
    boolean isByRule = life.chance(question, intake.gradedByRule().value());
    Money value = World.wholePart(life.world().local(life.product().newPrice()), grade.resale());
    life.emit(
        at,
        new UnitGraded(
            grade.grade(),
            by(isByRule),
            value,
            disposition,
            isByRule ? "grade-by-photo" : null,
            isByRule ? RULE_VERSION : null,
            minutes(question + "-minutes")),
        life.context());
  }

  /** Onto a shelf, where it is counted now and then. False where it is not found again. */
  boolean store(Instant at) {
    String shelf = "HH-%d".formatted(life.dice("shelf").between(1, 40));
    life.emit(
        at.plus(Duration.ofMinutes(50)),
        new UnitMoved("intake", shelf, "to stock", minutes("moved")),
        life.context());
    Instant counted = life.after(at, Duration.ofDays(1), Duration.ofHours(40), "counted-at");
    if (life.chance("lost-in-stock", intake.lostInStock().value())) {
      life.emit(counted, new StockCounted(false, shelf, null), life.context());
      life.emit(
          counted.plus(Duration.ofHours(5)),
          new UnitLost(Intake.LostAt.STOCK, null, "not found at stock count"),
          life.context());
      return false;
    }
    if (life.chance("counted", intake.counted().value())) {
      life.emit(counted, new StockCounted(true, shelf, null), life.context());
    }
    return true;
  }

  private Disposition disposition(Rows.Grade grade) {
    return isRepaired(grade) ? Disposition.REPAIR : Disposition.RESELL;
  }

  boolean isRepaired(Rows.Grade grade) {
    return switch (grade.grade()) {
      case DEFECTIVE -> true;
      case FAIR -> life.chance("fair-repaired", life.assume().repair().fairRepaired().value());
      case LIKE_NEW, GOOD -> false;
    };
  }

  private long minutes(String question) {
    return life.dice("minutes-" + question)
        .between(intake.handling().fromMinutes(), intake.handling().toMinutes());
  }

  static UnitGraded.DecidedBy by(boolean isByRule) {
    return isByRule ? UnitGraded.DecidedBy.RULE : UnitGraded.DecidedBy.PERSON;
  }
}
