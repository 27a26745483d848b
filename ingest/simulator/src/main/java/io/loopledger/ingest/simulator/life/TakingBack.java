package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.Dice;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import io.loopledger.schemas.event.Customers.ConsentGiven;
import io.loopledger.schemas.event.Customers.MessageActedOn;
import io.loopledger.schemas.event.Customers.MessageSent;
import io.loopledger.schemas.event.Customers.MessageType;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.TakeBack.LabelExpired;
import io.loopledger.schemas.event.TakeBack.LabelIssued;
import io.loopledger.schemas.event.TakeBack.PortalAbandoned;
import io.loopledger.schemas.event.TakeBack.PortalStarted;
import io.loopledger.schemas.event.TakeBack.ReturnRequested;
import io.loopledger.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stage 1: reminder, portal, request, label. */
final class TakingBack {
  private final Life life;
  private final Assumptions.Returns returns;

  TakingBack(Life life) {
    this.life = life;
    this.returns = life.assume().returns();
  }

  /** A used article comes back. */
  void begin(Instant at, Optional<Shop.Order> bought) {
    life.seller(SellerStatus.valueOf(life.dice("seller").weighted(returns.seller().values())));
    if (!life.chance("reminded", returns.reminded().value())) {
      openPortal(at, bought);
      return;
    }
    String message = life.number(Numbers.Kind.MESSAGE);
    boolean isControl = life.chance("control", returns.controlGroup().value());
    life.emit(
        at,
        new MessageSent(message, MessageType.REMINDER, "e-mail", isControl, "two years of use"),
        life.ownerContext());
    Instant then = life.after(at, Duration.ofHours(1), Duration.ofHours(90), "reminded-at");
    if (!isControl) {
      life.emit(then, new MessageActedOn(message, "portal opened"), life.ownerContext());
    }
    life.later(then, () -> openPortal(then, bought));
  }

  private void openPortal(Instant at, Optional<Shop.Order> bought) {
    String segment = segment();
    if (life.chance("abandoned", returns.portalAbandonedFirst().value())) {
      String session = life.number(Numbers.Kind.SESSION);
      life.emit(at, new PortalStarted(session, segment), life.ownerContext());
      life.emit(
          life.after(at, Duration.ofMinutes(1), Duration.ofMinutes(9), "abandoned-at"),
          new PortalAbandoned(session, "offer", "will think about it"),
          life.ownerContext());
      Instant again = life.after(at, Duration.ofHours(3), Duration.ofDays(6), "portal-again");
      life.later(again, () -> startPortal(again, bought));
    } else {
      startPortal(at, bought);
    }
  }

  private void startPortal(Instant at, Optional<Shop.Order> bought) {
    life.emit(
        at, new PortalStarted(life.number(Numbers.Kind.SESSION), segment()), life.ownerContext());
    if (life.chance("consent", returns.consent().value())) {
      life.emit(at.plusSeconds(40), new ConsentGiven("impact messages", true), life.ownerContext());
    }
    request(
        ReturnKind.TAKE_BACK,
        life.after(at, Duration.ofMinutes(2), Duration.ofMinutes(12), "request-at"),
        bought);
  }

  /** The return is asked for, whatever its kind. */
  void request(ReturnKind kind, Instant at, Optional<Shop.Order> bought) {
    Rows.Grade grade = grade(kind);
    Money expected = World.wholePart(life.world().local(life.product().newPrice()), grade.payout());
    boolean isPurchase = kind == ReturnKind.TAKE_BACK;
    life.emit(
        at,
        new ReturnRequested(
            kind,
            declared(grade),
            isPurchase ? life.seller() : SellerStatus.UNKNOWN,
            isPurchase ? expected : null,
            segment(),
            reason(kind)),
        life.ownerContext().orderId(bought.map(Shop.Order::id).orElse(null)));
    issueLabel(kind, at.plusSeconds(30), grade, bought, "label");
  }

  private void issueLabel(
      ReturnKind kind, Instant at, Rows.Grade grade, Optional<Shop.Order> bought, String question) {
    Carrier carrier = life.carrier(question);
    String parcel = life.number(Numbers.Kind.PARCEL);
    long days = returns.labelValidity().value();
    boolean isBilled = carrier.isBilledOnIssue();
    life.emit(
        at,
        new LabelIssued(
            carrier.name(),
            parcel,
            isBilled ? carrier.price() : null,
            isBilled ? carrier.vat() : null,
            days,
            segment()),
        life.ownerContext().partner(carrier.name()));
    // The first label is forgotten now and then; the second one is used.
    if (question.equals("label") && life.chance("label-unused", returns.labelNeverUsed().value())) {
      Instant expiry = at.plus(Duration.ofDays(days));
      life.emit(
          expiry,
          new LabelExpired(carrier.name(), parcel, isBilled ? carrier.expiryCredit() : null),
          life.ownerContext().partner(carrier.name()));
      Instant again = life.after(expiry, Duration.ofHours(2), Duration.ofDays(5), "label-again-at");
      life.later(again, () -> issueLabel(kind, again, grade, bought, "label-again"));
    } else {
      new Receiving(life).travel(at, kind, grade, carrier, parcel, bought);
    }
  }

  private Rows.Grade grade(ReturnKind kind) {
    List<Rows.Grade> grades = life.assume().grades().rows();
    return switch (kind) {
      case TAKE_BACK -> life.dice("grade").weighted(grades, Rows.Grade::share);
      case WITHDRAWAL -> grades.getFirst();
      case WARRANTY -> grades.getLast();
    };
  }

  private UnitGraded.Grade declared(Rows.Grade grade) {
    if (life.chance("declared", returns.declaredAsGraded().value())) {
      return grade.grade();
    }
    // Whoever errs, errs upwards.
    int better = Math.max(0, grade.grade().ordinal() - 1);
    return UnitGraded.Grade.values()[better];
  }

  private String segment() {
    Dice dice = life.dice("segment");
    return dice.weighted(returns.segment().values());
  }

  private static String reason(ReturnKind kind) {
    return switch (kind) {
      case TAKE_BACK -> "no longer needed";
      case WITHDRAWAL -> "not as expected";
      case WARRANTY -> "stopped working";
    };
  }
}
