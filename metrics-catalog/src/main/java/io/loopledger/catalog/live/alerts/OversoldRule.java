package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.live.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A unit that was sold again while a sale stands: one of two buyers gets nothing. */
final class OversoldRule implements UnitRule {
  @Override
  public String id() {
    return "unit-oversold";
  }

  @Override
  public Alert.Severity severity() {
    return Alert.Severity.CRITICAL;
  }

  @Override
  public List<Finding> findings(Timeline unit) {
    List<Event> standing = new ArrayList<>();
    for (Event event : unit.events()) {
      switch (event.data()) {
        case UnitSold sold -> standing.add(event);
        case SaleReturned returned -> takeBack(standing, returned.saleId());
        case UnitReceived received -> standing.clear();
        default -> {}
      }
    }
    if (standing.size() < 2) {
      return List.of();
    }
    String sales = String.join(", ", standing.stream().map(Event::id).toList());
    String channels =
        String.join(
            ", ", standing.stream().map(e -> String.valueOf(e.context().channel())).toList());
    return List.of(
        new Finding(
            "",
            "%s was sold %d times, and no sale was taken back: %s"
                .formatted(unit.subject(), standing.size(), sales),
            Map.of("sales", sales, "channels", channels)));
  }

  /** The sale it names, else the latest. */
  private static void takeBack(List<Event> standing, @Nullable String saleId) {
    for (int i = standing.size() - 1; i >= 0; i--) {
      Event sale = standing.get(i);
      if (saleId != null && (saleId.equals(sale.id()) || saleId.equals(sale.context().orderId()))) {
        standing.remove(i);
        return;
      }
    }
    if (!standing.isEmpty()) {
      standing.removeLast();
    }
  }
}
