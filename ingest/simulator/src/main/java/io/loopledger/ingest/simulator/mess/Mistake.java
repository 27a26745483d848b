package io.loopledger.ingest.simulator.mess;

import io.loopledger.schemas.event.Corrections.EventCorrected;
import io.loopledger.schemas.event.Corrections.EventVoided;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.Intake.StockCounted;
import io.loopledger.schemas.event.Intake.UnitIdentified;
import io.loopledger.schemas.event.Intake.UnitMoved;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.money.Money;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mistakes of people at a desk, and how they are put right. */
final class Mistake {
  private static final Duration NOTICED_AFTER = Duration.ofDays(6);
  private static final Duration RECORDED_AGAIN_AFTER = Duration.ofMinutes(3);
  private static final String WHO = "service-desk";

  private Mistake() {}

  /** An event with a wrong figure, and its correction. */
  record Wrong(Event wrong, Event fix) {}

  /** An event that did not happen, and what voids it. */
  record Voided(Event extra, Event remedy) {}

  /**
   * The event with a slip of the pen: a figure ten times too high. Only events without a customer:
   * a correction carries a whole event as text, and a customer's reference does not belong there.
   */
  static Optional<Wrong> wrong(Event event) {
    EventData slip = event.context().customer() == null ? slip(event.data()) : null;
    if (slip == null) {
      return Optional.empty();
    }
    EventCorrected correction =
        new EventCorrected(
            event.source(), event.id(), 1, JsonEvents.write(event), "slip of the pen", WHO);
    return Optional.of(new Wrong(with(event, event.id(), slip), fix(event, "-fix", correction)));
  }

  /** The event once more, as a second one: scanned twice. */
  static Optional<Voided> recordedTwice(Event event) {
    boolean isScan =
        switch (event.data()) {
          case UnitGraded graded -> true;
          case UnitIdentified identified -> true;
          case UnitMoved moved -> true;
          case StockCounted counted -> true;
          default -> false;
        };
    if (!isScan) {
      return Optional.empty();
    }
    Event extra =
        new Event(
            event.id() + "-again",
            event.source(),
            event.subject(),
            event.effectiveTime().plus(RECORDED_AGAIN_AFTER),
            event.context(),
            event.data());
    EventVoided voiding = new EventVoided(extra.source(), extra.id(), 1, "scanned twice", WHO);
    return Optional.of(new Voided(extra, fix(extra, "-void", voiding)));
  }

  private static @Nullable EventData slip(EventData data) {
    return switch (data) {
      case UnitGraded graded ->
          new UnitGraded(
              graded.grade(),
              graded.decidedBy(),
              tenfold(graded.valuation()),
              graded.disposition(),
              graded.ruleId(),
              graded.ruleVersion(),
              graded.handlingMinutes());
      case RepairCompleted repaired ->
          new RepairCompleted(
              repaired.outcome(),
              repaired.barrier(),
              repaired.problem(),
              repaired.productAge(),
              repaired.workMinutes(),
              tenfold(repaired.repairCost()),
              repaired.repairCostVat(),
              repaired.failedComponent(),
              repaired.labourCost(),
              repaired.isFirstPass(),
              repaired.parts(),
              repaired.energyWh());
      case UnitRecycled recycled ->
          new UnitRecycled(
              recycled.massG(),
              tenfold(recycled.disposalCost()),
              recycled.disposalCostVat(),
              recycled.proceeds(),
              recycled.fractions());
      default -> null;
    };
  }

  private static @Nullable Money tenfold(@Nullable Money money) {
    return money == null ? null : money.times(10);
  }

  private static Event with(Event event, String id, EventData data) {
    return new Event(
        id, event.source(), event.subject(), event.effectiveTime(), event.context(), data);
  }

  private static Event fix(Event target, String suffix, EventData data) {
    EventContext context =
        EventContext.of(target.context().brand(), Origin.SIMULATED)
            .program(target.context().program())
            .product(target.context().product())
            .category(target.context().category())
            .build();
    return new Event(
        target.id() + suffix,
        target.source(),
        target.subject(),
        target.effectiveTime().plus(NOTICED_AFTER),
        context,
        data);
  }
}
