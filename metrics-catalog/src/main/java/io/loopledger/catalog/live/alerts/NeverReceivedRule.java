package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.live.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A used unit that was sold and never came in: a wrong unit was scanned, or an intake is missing. A
 * receipt that arrives later than the sale but happened before it clears the finding.
 */
final class NeverReceivedRule implements UnitRule {
  @Override
  public String id() {
    return "sale-never-received";
  }

  @Override
  public Alert.Severity severity() {
    return Alert.Severity.CRITICAL;
  }

  @Override
  public List<Finding> findings(Timeline unit) {
    List<Finding> findings = new ArrayList<>();
    if (!unit.isWhole()) {
      return findings;
    }
    for (Event event : unit.events()) {
      switch (event.data()) {
        case UnitReceived received -> {
          return findings;
        }
        case SaleReturned returned -> {
          return findings;
        }
        case UnitSold sold -> findings.add(finding(unit, event, sold));
        default -> {}
      }
    }
    return findings;
  }

  private static Finding finding(Timeline unit, Event event, UnitSold sold) {
    return new Finding(
        event.id(),
        "%s was sold (%s) and never received".formatted(unit.subject(), event.id()),
        Map.of(
            "sale", event.id(),
            "sold_at", event.effectiveTime().toString(),
            "price", Amounts.text(sold.price()),
            "channel", String.valueOf(event.context().channel())));
  }
}
