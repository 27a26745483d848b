package io.loopledger.ingest.simulator.life;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Payout;
import io.loopledger.schemas.event.Resale;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.TakeBack;
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
   * A label or a way that a carrier bills, or the credit for a label, at the net price that its
   * event said.
   *
   * @param price without the surcharge that only the invoice knows
   */
  record Parcel(Subject subject, Money price) {}

  /**
   * One month.
   *
   * @param received units received
   * @param parcels what carriers bill, by carrier
   * @param settlements cents by subject, by marketplace and currency
   */
  record Month(
      List<Subject> received,
      Map<String, List<Parcel>> parcels,
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
        parcel(month, partner, event.subject(), received.inboundCost());
      }
      case TakeBack.LabelIssued label -> parcel(month, partner, event.subject(), label.labelCost());
      case TakeBack.LabelExpired expired ->
          parcel(month, partner, event.subject(), negated(expired.labelCredit()));
      case Resale.UnitShipped shipped ->
          parcel(month, shipped.carrier(), event.subject(), shipped.outboundCost());
      case Payout.UnitSentBack back ->
          parcel(month, back.carrier(), event.subject(), back.sendBackCost());
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

  private static @Nullable Money negated(@Nullable Money credit) {
    return credit == null ? null : credit.negated();
  }

  /** A way without a price was billed with its label. */
  private static void parcel(
      Month month, @Nullable String carrier, Subject subject, @Nullable Money price) {
    if (carrier != null && price != null && price.amountMicros() != 0) {
      month
          .parcels()
          .computeIfAbsent(carrier, key -> new ArrayList<>())
          .add(new Parcel(subject, price));
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
