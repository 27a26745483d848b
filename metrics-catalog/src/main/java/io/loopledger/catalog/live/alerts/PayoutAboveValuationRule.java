package io.loopledger.catalog.live.alerts;

import io.loopledger.catalog.live.LoopEnds;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Payout.PayoutFailed;
import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * More was paid for a unit, bonus included, than it was valued at in the same currency. Coupons are
 * a later discount and not counted. Each cycle counts by itself.
 */
final class PayoutAboveValuationRule implements UnitRule {
  @Override
  public String id() {
    return "payout-above-valuation";
  }

  @Override
  public Alert.Severity severity() {
    return Alert.Severity.WARNING;
  }

  @Override
  public List<Finding> findings(Timeline unit) {
    List<Finding> findings = new ArrayList<>();
    Cycle cycle = new Cycle();
    boolean hasLeft = false;
    for (Event event : unit.events()) {
      switch (event.data()) {
        case UnitReceived received -> {
          if (hasLeft) {
            cycle.addTo(findings, unit);
            cycle = new Cycle();
            hasLeft = false;
          }
        }
        case UnitGraded graded -> {
          if (graded.valuation() != null) {
            cycle.valuation = graded.valuation();
            cycle.gradedBy = event.id();
          }
        }
        case PayoutIssued payout -> cycle.add(event.id(), payout);
        case PayoutFailed failed -> cycle.paid.add(failed.amount().negated());
        case UnitSold sold -> hasLeft = true;
        default -> hasLeft |= LoopEnds.isEnd(event.data());
      }
    }
    cycle.addTo(findings, unit);
    return findings;
  }

  /** What was paid in a cycle, and the last valuation. */
  private static final class Cycle {
    private final List<Money> paid = new ArrayList<>();
    private final List<String> payouts = new ArrayList<>();
    private @Nullable Money valuation;
    private String gradedBy = "";

    void add(String eventId, PayoutIssued payout) {
      if (payout.instrument() == PayoutIssued.Instrument.COUPON) {
        return;
      }
      payouts.add(eventId);
      paid.add(payout.amount());
      if (payout.bonus() != null) {
        paid.add(payout.bonus());
      }
    }

    void addTo(List<Finding> findings, Timeline unit) {
      Money value = valuation;
      if (value == null || payouts.isEmpty()) {
        return;
      }
      long sum =
          paid.stream()
              .filter(money -> money.currency().equals(value.currency()))
              .mapToLong(Money::amountMicros)
              .reduce(0, Math::addExact);
      if (sum > value.amountMicros()) {
        findings.add(
            new Finding(
                payouts.getFirst(),
                "%s was valued at %s (%s) and paid %s"
                    .formatted(
                        unit.subject(),
                        Amounts.text(value),
                        gradedBy,
                        Amounts.text(sum, value.currency())),
                Map.of(
                    "valuation", Amounts.text(value),
                    "graded_by", gradedBy,
                    "paid", Amounts.text(sum, value.currency()),
                    "payouts", String.join(", ", payouts))));
      }
    }
  }
}
