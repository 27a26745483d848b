package io.loopledger.catalog.rules;

import io.loopledger.catalog.impact.ImpactLine;
import io.loopledger.schemas.event.VatScheme;

/**
 * A sale within state bytes, in this order: kind, event id, order id, currency, rate, quantity,
 * open quantity, cycle; gross and shipping, each with its reporting amount; whether it is
 * recognised (1 or 0); stated scheme and country; VAT: scheme, account, tax rule, VAT rate (country
 * and first day), rate, tax, tax booked, tax reported; reversed, credited, credited in the
 * reporting currency with its rate, refunded; cost layers; whether there is a linear cost, and its
 * layer; layers written down; fees; shipping; credits with method and version; lifetime share.
 */
final class SaleCodec {
  private SaleCodec() {}

  static void write(StateOut out, Sale s) {
    out.choice(s.kind);
    out.text(s.eventId);
    out.text(s.orderId);
    out.text(s.currency);
    out.fx(s.fx);
    out.number(s.quantity);
    out.number(s.openQuantity);
    out.number(s.cycleNo);
    out.number(s.grossMicros);
    out.number(s.grossReportingMicros);
    out.number(s.shippingMicros);
    out.number(s.shippingReportingMicros);
    out.flag(s.isRecognised);
    out.choice(s.statedScheme);
    out.text(s.country);
    out.choice(s.scheme);
    out.text(s.taxAccount);
    out.text(s.taxRule);
    out.vatRate(s.taxRate);
    out.fx(s.taxFx);
    out.number(s.taxMicros);
    out.number(s.taxBookedMicros);
    out.number(s.taxReportingMicros);
    out.number(s.reversedMicros);
    out.number(s.creditedMicros);
    out.number(s.creditedReportingMicros);
    out.fx(s.creditedFx);
    out.number(s.refundedMicros);
    out.list(s.costs, layer -> StateCodec.layer(out, layer));
    Layer linear = s.linear;
    out.flag(linear != null);
    if (linear != null) {
      StateCodec.layer(out, linear);
    }
    out.list(s.writtenDown, layer -> StateCodec.layer(out, layer));
    out.list(s.fees, fee -> balance(out, fee));
    out.list(s.shipping, charged -> shipping(out, charged));
    out.list(s.credits, line -> credit(out, line));
    out.text(s.creditMethod);
    out.text(s.creditVersion);
    out.number(s.lifetimePpm);
  }

  static Sale read(StateIn in) {
    Sale.Kind kind = in.choice(Sale.Kind.values());
    String eventId = in.text();
    String orderId = in.optionalText();
    String currency = in.text();
    Sale s = new Sale(in.fx());
    s.kind = kind;
    s.eventId = eventId;
    s.orderId = orderId;
    s.currency = currency;
    s.quantity = in.number();
    s.openQuantity = in.number();
    s.cycleNo = Math.toIntExact(in.number());
    s.grossMicros = in.number();
    s.grossReportingMicros = in.number();
    s.shippingMicros = in.number();
    s.shippingReportingMicros = in.number();
    s.isRecognised = in.flag();
    s.statedScheme = in.optionalChoice(VatScheme.values());
    s.country = in.optionalText();
    tax(in, s);
    s.reversedMicros = in.number();
    s.creditedMicros = in.number();
    s.creditedReportingMicros = in.number();
    s.creditedFx = in.fx();
    s.refundedMicros = in.number();
    s.costs = in.list(() -> StateCodec.layer(in));
    s.linear = in.flag() ? StateCodec.layer(in) : null;
    s.writtenDown = in.list(() -> StateCodec.layer(in));
    s.fees = in.list(() -> balance(in));
    s.shipping = in.list(() -> shipping(in));
    s.credits = in.list(() -> new ImpactLine(in.text(), in.number(), in.text()));
    s.creditMethod = in.optionalText();
    s.creditVersion = in.optionalText();
    s.lifetimePpm = in.number();
    return s;
  }

  private static void tax(StateIn in, Sale s) {
    s.scheme = in.choice(Sale.Scheme.values());
    s.taxAccount = in.text();
    s.taxRule = in.optionalText();
    s.taxRate = in.vatRate();
    s.taxFx = in.fx();
    s.taxMicros = in.number();
    s.taxBookedMicros = in.number();
    s.taxReportingMicros = in.number();
  }

  static void balance(StateOut out, Balance balance) {
    out.text(balance.account());
    out.text(balance.currency());
    out.fx(balance.fx());
    out.number(balance.amountMicros());
    out.number(balance.reportingMicros());
  }

  static Balance balance(StateIn in) {
    return new Balance(in.text(), in.text(), in.fx(), in.number(), in.number());
  }

  static void shipping(StateOut out, ChargedShipping charged) {
    out.text(charged.currency());
    out.fx(charged.fx());
    out.number(charged.grossMicros());
    out.number(charged.reportingMicros());
    out.number(charged.taxMicros());
    out.number(charged.taxBookedMicros());
    out.fx(charged.taxFx());
    out.number(charged.taxReportingMicros());
    out.text(charged.taxRule());
  }

  static ChargedShipping shipping(StateIn in) {
    return new ChargedShipping(
        in.text(),
        in.fx(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.fx(),
        in.number(),
        in.optionalText());
  }

  private static void credit(StateOut out, ImpactLine line) {
    out.text(line.account());
    out.number(line.microKg());
    out.text(line.combination());
  }
}
