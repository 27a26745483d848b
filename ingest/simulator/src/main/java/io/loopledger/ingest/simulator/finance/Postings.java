package io.loopledger.ingest.simulator.finance;

import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.Customers;
import io.loopledger.schemas.event.Documents;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.FirstLife;
import io.loopledger.schemas.event.Intake;
import io.loopledger.schemas.event.Payout;
import io.loopledger.schemas.event.Repair;
import io.loopledger.schemas.event.Resale;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.TakeBack;
import io.loopledger.schemas.event.VatTreatment;
import io.loopledger.schemas.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an event means to the systems around the money: who writes which line about it. */
final class Postings {
  static final String PAYMENT_SERVICE = "payment-service";
  private static final long MICROS_PER_CENT = 10_000;

  private final ZoneId zone;

  /**
   * The parcel of each unit on its way in: the carrier's invoice names it, the receipt does not.
   */
  private final Map<Subject, String> parcels = new HashMap<>();

  /** What carriers did for a unit at a known price, and did not invoice yet; the oldest first. */
  private final Map<Billed, Deque<Line>> notInvoiced = new HashMap<>();

  Postings(ZoneId zone) {
    this.zone = zone;
  }

  private record Billed(Subject subject, String party) {}

  List<Posting> of(Event event) {
    return switch (event.data()) {
      case EventData.ProductSold sold ->
          paid(event, "PAYMENT", cents(sold.unitPrice()) * sold.quantity(), sold.unitPrice());
      case EventData.UnitSold sold -> sale(event, sold.price());
      case EventData.ShippingCharged shipping -> shipping(event, shipping.amount());
      case EventData.FeeCharged fee -> fee(event, fee.amount());
      case EventData.SaleReturned returned -> returned(event, returned.unitPrice());
      case EventData.VoucherSold sold ->
          paid(event, "PAYMENT", cents(sold.faceValue()) * sold.quantity(), sold.faceValue());
      case EventData.VoucherRedeemed used ->
          paid(event, "PAYMENT", -cents(used.amount()), used.amount());
      case Payout.CouponRedeemed used ->
          paid(event, "PAYMENT", -cents(used.amount()), used.amount());
      case Customers.LoyaltyRedeemed used -> loyalty(event, used.pointsValue());
      case FirstLife.RefundIssued refund ->
          paid(event, "REFUND", -cents(refund.amount()), refund.amount());
      case FirstLife.PaymentDisputed dispute -> disputed(event, dispute);
      case EventData.PayoutIssued payout -> payout(event, payout);
      case Intake.CarrierClaimPaid claim -> claim(event, claim);
      case TakeBack.LabelIssued label -> label(event, label);
      case TakeBack.LabelExpired expired -> expired(event, expired);
      case EventData.UnitReceived received -> received(event, received);
      case Resale.UnitShipped shipped ->
          carrier(
              event,
              "PARCEL",
              Objects.toString(shipped.trackingId(), ""),
              shipped.outboundCost(),
              shipped.outboundCostVat());
      case Payout.UnitSentBack back ->
          carrier(event, "RETURN TO SENDER", "", back.sendBackCost(), back.sendBackCostVat());
      case Documents.InvoiceReceived invoice -> surcharge(event, invoice);
      case EventData.RepairCompleted repaired ->
          partner(event, "REPAIR", repaired.repairCost(), repaired.repairCostVat());
      case Repair.WarrantyServiced serviced ->
          partner(event, "WARRANTY", serviced.serviceCost(), serviced.serviceCostVat());
      case EventData.UnitRecycled recycled ->
          partner(event, "DISPOSAL", recycled.disposalCost(), recycled.disposalCostVat());
      default -> List.of();
    };
  }

  private List<Posting> sale(Event event, Money price) {
    return isMarketplace(event)
        ? market(event, "SALE", cents(price), price)
        : paid(event, "PAYMENT", cents(price), price);
  }

  private List<Posting> shipping(Event event, Money amount) {
    boolean isBack = amount.amountMicros() < 0;
    return isMarketplace(event)
        ? market(event, isBack ? "SHIPPING REFUND" : "SHIPPING", cents(amount), amount)
        : paid(event, isBack ? "REFUND" : "PAYMENT", cents(amount), amount);
  }

  private List<Posting> returned(Event event, Money price) {
    return isMarketplace(event)
        ? market(event, "REFUND", -cents(price), price)
        : paid(event, "REFUND", -cents(price), price);
  }

  private List<Posting> fee(Event event, Money amount) {
    if (isMarketplace(event)) {
      boolean isBack = amount.amountMicros() < 0;
      return market(event, isBack ? "COMMISSION REFUND" : "COMMISSION", -cents(amount), amount);
    }
    Line line = line(event, "PAYMENT", payment(event), order(event), amount.currency(), 0, 0);
    return List.of(
        new Posting(
            Document.PAYMENTS, PAYMENT_SERVICE, line.withAmounts(0, 0, cents(amount)), true));
  }

  private List<Posting> loyalty(Event event, @Nullable Money value) {
    return value == null ? List.of() : paid(event, "PAYMENT", -cents(value), value);
  }

  private List<Posting> disputed(Event event, FirstLife.PaymentDisputed dispute) {
    long fee = dispute.disputeFee() == null ? 0 : cents(dispute.disputeFee());
    String currency = dispute.amount().currency();
    return switch (dispute.disputeStage()) {
      case OPENED ->
          List.of(
              new Posting(
                  Document.PAYMENTS,
                  PAYMENT_SERVICE,
                  line(event, "CHARGEBACK", payment(event), order(event), currency, 0, 0)
                      .withAmounts(-cents(dispute.amount()), 0, fee),
                  true));
      case WON -> paid(event, "CHARGEBACK REVERSED", cents(dispute.amount()), dispute.amount());
      // The amount was taken when the dispute was opened.
      case LOST -> List.of();
    };
  }

  /** Cash goes by bank transfer; a trade-in lowers what the payment service collects. */
  private List<Posting> payout(Event event, EventData.PayoutIssued payout) {
    if (payout.instrument() != EventData.PayoutIssued.Instrument.CASH) {
      return List.of();
    }
    if (payout.linkedSaleId() != null) {
      return paid(event, "PAYMENT", -cents(payout.amount()), payout.amount());
    }
    Line line =
        line(
            event,
            "PAYOUT",
            payment(event),
            Objects.toString(payout.offerId(), ""),
            payout.amount().currency(),
            -cents(payout.amount()),
            0);
    return List.of(new Posting(Document.BANK, "customer", line, false));
  }

  private List<Posting> claim(Event event, Intake.CarrierClaimPaid claim) {
    Line line =
        line(
            event,
            "CLAIM",
            Objects.toString(claim.claimReference(), ""),
            claim.carrier(),
            claim.amount().currency(),
            cents(claim.amount()),
            0);
    return List.of(new Posting(Document.BANK, claim.carrier(), line, false));
  }

  private List<Posting> label(Event event, TakeBack.LabelIssued label) {
    String parcel = Objects.toString(label.trackingId(), "");
    parcels.put(event.subject(), parcel);
    return carrier(event, "RETURN LABEL", parcel, label.labelCost(), label.labelCostVat());
  }

  private List<Posting> expired(Event event, TakeBack.LabelExpired expired) {
    Money credit = expired.labelCredit();
    return carrier(
        event,
        "LABEL CREDIT",
        Objects.toString(expired.trackingId(), ""),
        credit == null ? null : credit.negated(),
        null);
  }

  private List<Posting> received(Event event, EventData.UnitReceived received) {
    String parcel = Objects.toString(parcels.remove(event.subject()), "");
    return carrier(
        event, "RETURN PARCEL", parcel, received.inboundCost(), received.inboundCostVat());
  }

  /** The invoice has a line of its own for each way; what is above those is the surcharge. */
  private List<Posting> surcharge(Event event, Documents.InvoiceReceived invoice) {
    Billed key = new Billed(event.subject(), party(event));
    Deque<Line> lines = Objects.requireNonNull(notInvoiced.get(key), "nothing to invoice");
    Line known = lines.remove();
    if (lines.isEmpty()) {
      notInvoiced.remove(key);
    }
    // It arrives with the month that it is about, on one line.
    Line dated =
        new Line(
            "SURCHARGE",
            known.date().withDayOfMonth(known.date().lengthOfMonth()),
            "",
            "toll and energy",
            known.currency(),
            cents(invoice.amount()) - known.amount(),
            tax(invoice.amountVat()) - known.tax(),
            0);
    return List.of(new Posting(Document.CARRIER, party(event), dated, true));
  }

  private List<Posting> carrier(
      Event event, String service, String parcel, @Nullable Money cost, @Nullable CostVat vat) {
    if (cost == null || cost.amountMicros() == 0) {
      return List.of();
    }
    Line line = line(event, service, parcel, "", cost.currency(), cents(cost), tax(vat));
    notInvoiced
        .computeIfAbsent(new Billed(event.subject(), party(event)), key -> new ArrayDeque<>())
        .add(line);
    return List.of(new Posting(Document.CARRIER, party(event), line, false));
  }

  /** A cost without VAT of any treatment is the own workshop's: nobody sends an invoice. */
  private List<Posting> partner(
      Event event, String service, @Nullable Money cost, @Nullable CostVat vat) {
    if (cost == null || vat == null) {
      return List.of();
    }
    String key = event.subject().key();
    String note = vat.treatment() == VatTreatment.REVERSE_CHARGE ? "reverse charge" : "";
    Line line =
        line(
            event,
            service,
            key.substring(key.lastIndexOf('/') + 1),
            note,
            cost.currency(),
            cents(cost),
            tax(vat));
    return List.of(new Posting(Document.PARTNER, party(event), line, false));
  }

  private List<Posting> paid(Event event, String type, long cents, Money of) {
    Line line = line(event, type, payment(event), order(event), of.currency(), cents, 0);
    return List.of(new Posting(Document.PAYMENTS, PAYMENT_SERVICE, line, true));
  }

  private List<Posting> market(Event event, String type, long cents, Money of) {
    Line line = line(event, type, order(event), "", of.currency(), cents, 0);
    return List.of(new Posting(Document.MARKETPLACE, party(event), line, false));
  }

  private Line line(
      Event event,
      String type,
      String reference,
      String other,
      String currency,
      long amount,
      long tax) {
    LocalDate date = LocalDate.ofInstant(event.effectiveTime(), zone);
    return new Line(type, date, reference, other, currency, amount, tax, 0);
  }

  private static boolean isMarketplace(Event event) {
    return "marketplace".equals(event.context().channel());
  }

  private static String payment(Event event) {
    return Objects.requireNonNull(event.context().paymentReference(), "payment reference");
  }

  private static String order(Event event) {
    return Objects.requireNonNull(event.context().orderId(), "order");
  }

  private static String party(Event event) {
    return Objects.requireNonNull(event.context().partner(), "partner");
  }

  /** Under reverse charge the invoice states no tax. */
  private static long tax(@Nullable CostVat vat) {
    return vat == null || vat.treatment() != VatTreatment.DOMESTIC ? 0 : cents(vat.amount());
  }

  private static long cents(Money money) {
    return money.amountMicros() / MICROS_PER_CENT;
  }
}
