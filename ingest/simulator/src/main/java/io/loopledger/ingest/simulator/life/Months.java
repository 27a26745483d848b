package io.loopledger.ingest.simulator.life;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Payout;
import io.loopledger.schemas.event.Resale;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a brand's month brings together, for the documents that come after it. */
final class Months {
  private final ZoneId zone;
  private final Map<YearMonth, Month> months = new TreeMap<>();

  Months(ZoneId zone) {
    this.zone = zone;
  }

  /** One marketplace in one currency. */
  record Settlement(String market, String currency) {}

  /**
   * One month.
   *
   * @param received units received
   * @param parcels parcels moved, by carrier
   * @param settlements cents by subject, by marketplace and currency
   */
  record Month(
      List<Subject> received,
      Map<String, List<Subject>> parcels,
      Map<Settlement, Map<Subject, Long>> settlements) {
    static Month empty() {
      return new Month(new ArrayList<>(), new TreeMap<>(), new LinkedHashMap<>());
    }
  }

  void observe(Event event) {
    YearMonth when = YearMonth.from(event.effectiveTime().atZone(zone));
    Month month = months.computeIfAbsent(when, key -> Month.empty());
    @Nullable String partner = event.context().partner();
    switch (event.data()) {
      case EventData.UnitReceived received -> {
        month.received().add(event.subject());
        parcel(month, partner, event.subject());
      }
      case Resale.UnitShipped shipped -> parcel(month, shipped.carrier(), event.subject());
      case Payout.UnitSentBack back -> parcel(month, back.carrier(), event.subject());
      case EventData.UnitSold sold -> settle(month, event, sold.price(), 1);
      case EventData.ShippingCharged shipping -> settle(month, event, shipping.amount(), 1);
      case EventData.FeeCharged fee -> settle(month, event, fee.amount(), -1);
      case EventData.SaleReturned returned -> settle(month, event, returned.unitPrice(), -1);
      default -> {
        // Nothing that a monthly document is about.
      }
    }
  }

  /** The month, and forgets it. */
  Month close(YearMonth month) {
    Month closed = months.remove(month);
    return closed == null ? Month.empty() : closed;
  }

  private static void parcel(Month month, @Nullable String carrier, Subject subject) {
    if (carrier != null) {
      month.parcels().computeIfAbsent(carrier, key -> new ArrayList<>()).add(subject);
    }
  }

  private static void settle(Month month, Event event, Money amount, int sign) {
    String market = event.context().partner();
    if (market != null && "marketplace".equals(event.context().channel())) {
      month
          .settlements()
          .computeIfAbsent(new Settlement(market, amount.currency()), key -> new LinkedHashMap<>())
          .merge(event.subject(), sign * World.centsOf(amount), Long::sum);
    }
  }
}
