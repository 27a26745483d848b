package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import org.jspecify.annotations.Nullable;

/**
 * The state of a subject under the rules 2026-12 as bytes. Form 1, in this order:
 *
 * <pre>
 * u1      form, 1
 * u2      flags, one bit each from the lowest: purchase documented, input VAT deducted, repair
 *         credited, coming back, has come back, shipped before sale, delivered before sale, voucher
 *         issued
 * number  cycle, stage, kind asked for, kind of arrival, seller, seller asked for (choices by ordinal, absent -1)
 * text    programme, category, product, grade, channel, partner, country (absent -1)
 * number  day stocked, day shipped (epoch days)
 * text    account it left to
 * list    layers in stock, written down, prepaid labels, withdrawn
 * number  purchase, purchase in the reporting currency; text its currency
 * list    accruals, sales, retained fees, fees not settled, balances, shipping before its sale
 * number  lifetime used, voucher used, voucher value, voucher tax, breakage, expected refunds,
 *         expected returns
 * </pre>
 *
 * Numbers, texts, rates and lists are written as {@link StateOut} says; a list is its count and its
 * elements. What is read is refused unless every byte was used.
 */
final class StateCodec {
  private static final int FORM = 1;

  private StateCodec() {}

  static byte[] write(UnitState s) {
    StateOut out = new StateOut();
    out.u1(FORM);
    int flags = flags(s);
    out.u1(flags & 0xff);
    out.u1(flags >>> 8);
    out.number(s.cycleNo);
    out.choice(s.stage);
    out.choice(s.askedKind);
    out.choice(s.arrivedAs);
    out.choice(s.seller);
    out.choice(s.askedSeller);
    facts(out, s.facts);
    out.number(s.stockedDay);
    out.number(s.shippedDay);
    out.text(s.leftTo);
    out.list(s.stock, layer -> layer(out, layer));
    out.list(s.writtenDown, layer -> layer(out, layer));
    out.list(s.labels, layer -> layer(out, layer));
    out.list(s.withdrawn, layer -> layer(out, layer));
    out.number(s.purchaseMicros);
    out.number(s.purchaseReportingMicros);
    out.text(s.purchaseCurrency);
    out.list(s.accruals, accrual -> accrual(out, accrual));
    out.list(s.sales, sale -> SaleCodec.write(out, sale));
    out.list(s.retainedFees, fee -> SaleCodec.balance(out, fee));
    out.list(s.openFees, fee -> openFee(out, fee));
    out.list(s.balances, balance -> SaleCodec.balance(out, balance));
    out.list(s.shipping, charged -> SaleCodec.shipping(out, charged));
    for (long number :
        new long[] {
          s.lifetimeUsedPpm,
          s.voucherUsedMicros,
          s.voucherMicros,
          s.voucherTaxMicros,
          s.breakageMicros,
          s.expectedRefundsMicros,
          s.expectedReturnsMicros
        }) {
      out.number(number);
    }
    return out.toBytes();
  }

  private static int flags(UnitState s) {
    boolean[] flags = {
      s.isPurchaseDocumented,
      s.hasDeductedInput,
      s.isRepairCredited,
      s.isComingBack,
      s.hasComeBack,
      s.isShippedBeforeSale,
      s.isDeliveredBeforeSale,
      s.hasIssuedVoucher
    };
    int bits = 0;
    for (int i = 0; i < flags.length; i++) {
      bits |= flags[i] ? 1 << i : 0;
    }
    return bits;
  }

  static UnitState read(byte[] bytes) {
    StateIn in = new StateIn(bytes);
    int form = in.u1();
    if (form != FORM) {
      throw new IllegalArgumentException(
          "state has form %d, these rules read %d".formatted(form, FORM));
    }
    int flags = in.u1() | in.u1() << 8;
    UnitState s = UnitState.NEW.copy();
    s.cycleNo = Math.toIntExact(in.number());
    s.stage = in.choice(UnitState.Stage.values());
    s.askedKind = in.optionalChoice(ReturnKind.values());
    s.arrivedAs = in.optionalChoice(ReturnKind.values());
    s.seller = in.choice(SellerStatus.values());
    s.askedSeller = in.choice(SellerStatus.values());
    s.facts = facts(in);
    s.stockedDay = in.number();
    s.shippedDay = in.number();
    s.leftTo = in.optionalText();
    s.stock = in.list(() -> layer(in));
    s.writtenDown = in.list(() -> layer(in));
    s.labels = in.list(() -> layer(in));
    s.withdrawn = in.list(() -> layer(in));
    s.purchaseMicros = in.number();
    s.purchaseReportingMicros = in.number();
    s.purchaseCurrency = in.optionalText();
    s.accruals = in.list(() -> accrual(in));
    s.sales = in.list(() -> SaleCodec.read(in));
    s.retainedFees = in.list(() -> SaleCodec.balance(in));
    s.openFees = in.list(() -> new OpenFee(in.text(), in.optionalText(), in.text(), in.number()));
    s.balances = in.list(() -> SaleCodec.balance(in));
    s.shipping = in.list(() -> SaleCodec.shipping(in));
    s.lifetimeUsedPpm = in.number();
    s.voucherUsedMicros = in.number();
    s.voucherMicros = in.number();
    s.voucherTaxMicros = in.number();
    s.breakageMicros = in.number();
    s.expectedRefundsMicros = in.number();
    s.expectedReturnsMicros = in.number();
    flagged(s, flags);
    in.requireEnd();
    return s;
  }

  private static void flagged(UnitState s, int flags) {
    s.isPurchaseDocumented = (flags & 1) != 0;
    s.hasDeductedInput = (flags & 1 << 1) != 0;
    s.isRepairCredited = (flags & 1 << 2) != 0;
    s.isComingBack = (flags & 1 << 3) != 0;
    s.hasComeBack = (flags & 1 << 4) != 0;
    s.isShippedBeforeSale = (flags & 1 << 5) != 0;
    s.isDeliveredBeforeSale = (flags & 1 << 6) != 0;
    s.hasIssuedVoucher = (flags & 1 << 7) != 0;
    if (flags >>> 8 != 0) {
      throw new IllegalArgumentException("state has flags that these rules do not know");
    }
  }

  private static void openFee(StateOut out, OpenFee fee) {
    out.text(fee.saleId());
    out.text(fee.orderId());
    out.text(fee.currency());
    out.number(fee.amountMicros());
  }

  private static void facts(StateOut out, Facts facts) {
    out.text(facts.program());
    out.text(facts.category());
    out.text(facts.product());
    out.text(facts.grade());
    out.text(facts.channel());
    out.text(facts.partner());
    out.text(facts.country());
  }

  private static Facts facts(StateIn in) {
    return new Facts(
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText());
  }

  static void layer(StateOut out, Layer layer) {
    out.choice(layer.component());
    out.text(layer.currency());
    out.fx(layer.fx());
    out.number(layer.amountMicros());
    out.number(layer.reportingMicros());
  }

  static Layer layer(StateIn in) {
    return new Layer(in.choice(Component.values()), in.text(), in.fx(), in.number(), in.number());
  }

  private static void accrual(StateOut out, Accrual a) {
    out.text(a.payable());
    out.text(a.partner());
    out.text(a.account());
    out.choice(a.component());
    out.number(a.cycleNo());
    out.text(a.currency());
    out.fx(a.fx());
    out.number(a.costMicros());
    out.number(a.costReportingMicros());
    out.number(a.inputMicros());
    out.number(a.inputReportingMicros());
    out.number(a.reverseMicros());
    out.number(a.reverseReportingMicros());
    out.text(a.taxRule());
  }

  private static Accrual accrual(StateIn in) {
    String payable = in.text();
    @Nullable String partner = in.optionalText();
    return new Accrual(
        payable,
        partner,
        in.text(),
        in.optionalChoice(Component.values()),
        Math.toIntExact(in.number()),
        in.text(),
        in.fx(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.optionalText());
  }
}
