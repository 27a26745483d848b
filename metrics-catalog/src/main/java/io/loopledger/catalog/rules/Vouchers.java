package io.loopledger.catalog.rules;

import io.loopledger.catalog.reference.BookPolicies.Breakage;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.event.Customers.LoyaltyGranted;
import io.loopledger.schemas.event.Customers.LoyaltyRedeemed;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.event.Payout.VoucherExpired;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers are liabilities until redeemed. A single-purpose voucher is taxed when issued, a
 * multi-purpose one when redeemed (VAT Directive Art. 30a, 30b; section 3(13)-(15) UStG).
 */
final class Vouchers {
  private static final String SPV = "vouchers.spv";
  private static final String BREAKAGE = "income.voucher-breakage";

  private Vouchers() {}

  static void sold(Env env, Book book, UnitState state, VoucherSold voucher) {
    Money face = voucher.faceValue().times(voucher.quantity());
    String receivable = Clearing.charged(env.context());
    book.units("vouchers.sold", voucher.quantity());
    state.hasIssuedVoucher = true;
    long taxed = 0;
    if (voucher.voucherKind() == VoucherKind.SPV) {
      taxed = remember(env, state, face);
      issueTaxed(env, book, receivable, face);
    } else {
      book.transfer(receivable, liability(voucher.voucherKind()), face);
    }
    state.voucherOwedMicros = Math.addExact(state.voucherOwedMicros, face.amountMicros() - taxed);
  }

  /** A single-purpose voucher: its issue is the supply. */
  static void issueTaxed(Env env, Book book, String debit, Money face) {
    Taxes.splitCredit(env, book, debit, SPV, face, Taxes.home(env, TaxRule.SPV_ISSUE));
  }

  private static long remember(Env env, UnitState state, Money face) {
    long tax = Taxes.home(env, TaxRule.SPV_ISSUE).inGross(face.amountMicros(), face.currency());
    state.voucherMicros = Math.addExact(state.voucherMicros, face.amountMicros());
    state.voucherTaxMicros = Math.addExact(state.voucherTaxMicros, tax);
    return tax;
  }

  /** Redeeming pays the customer's account; a single-purpose voucher's sale was taxed already. */
  static void redeemed(Env env, Book book, UnitState state, VoucherRedeemed voucher) {
    Money amount = voucher.amount();
    String receivable = Clearing.charged(env.context());
    long tax = 0;
    if (voucher.voucherKind() == VoucherKind.SPV) {
      tax = takeTax(env, state, amount, TaxRule.SPV_REDEMPTION);
      String rule = Taxes.home(env, TaxRule.SPV_REDEMPTION).rule();
      String currency = amount.currency();
      book.transfer(SPV, receivable, currency, amount.amountMicros() - tax, rule);
      book.transfer(Taxes.OUTPUT, receivable, currency, tax, rule);
    } else {
      book.transfer(liability(voucher.voucherKind()), receivable, amount);
    }
    Money used = new Money(amount.amountMicros() - tax, amount.currency());
    state.voucherOwedMicros = Math.subtractExact(state.voucherOwedMicros, used.amountMicros());
    proportionalBreakage(env, book, state, used, voucher.voucherKind());
  }

  /** Unused value is income: when the claim lapses, or in proportion to what was redeemed. */
  static void expired(Env env, Book book, UnitState state, VoucherExpired voucher) {
    Money amount = voucher.amount();
    String liability = liability(voucher.voucherKind());
    long lapsed = amount.amountMicros();
    if (voucher.voucherKind() == VoucherKind.SPV) {
      lapsed = Math.subtractExact(lapsed, takeTax(env, state, amount, TaxRule.SPV_REDEMPTION));
    }
    long known = Math.min(lapsed, state.breakageMicros);
    state.breakageMicros -= known;
    state.voucherOwedMicros = Math.subtractExact(state.voucherOwedMicros, lapsed - known);
    book.transfer(liability, BREAKAGE, amount.currency(), lapsed - known, null);
  }

  /** IFRS 15.B46: breakage that is expected, recognised as the rest is used. */
  private static void proportionalBreakage(
      Env env, Book book, UnitState state, Money amount, @Nullable VoucherKind kind) {
    if (env.policies().breakage() != Breakage.PROPORTIONAL) {
      return;
    }
    long share = Micros.exact(env.policies().breakageShare());
    long unit = Taxes.minorUnitMicros(amount.currency());
    long exact = Prorate.share(amount.amountMicros(), share, Micros.ONE - share);
    long breakage = limited(state, Prorate.halfUp(exact, unit) * unit);
    state.voucherOwedMicros = Math.subtractExact(state.voucherOwedMicros, breakage);
    state.breakageMicros = Math.addExact(state.breakageMicros, breakage);
    book.transfer(liability(kind), BREAKAGE, amount.currency(), breakage, null);
  }

  /**
   * Never more than is still owed; where more was redeemed than breakage left, it is taken back. A
   * voucher that another subject issued has no known rest.
   */
  private static long limited(UnitState state, long breakageMicros) {
    return state.hasIssuedVoucher
        ? Math.min(breakageMicros, state.voucherOwedMicros)
        : breakageMicros;
  }

  /**
   * VAT inside a part of a voucher: the share of what was taxed at its issue, of which the last
   * part takes the remainder; today's rate where another subject issued it.
   */
  private static long takeTax(Env env, UnitState state, Money amount, TaxRule rule) {
    long part = amount.amountMicros();
    if (state.voucherMicros < part || part == 0) {
      return Taxes.home(env, rule).inGross(part, amount.currency());
    }
    long unit = Taxes.minorUnitMicros(amount.currency());
    long tax =
        part == state.voucherMicros
            ? state.voucherTaxMicros
            : Prorate.halfUp(Prorate.share(state.voucherTaxMicros, part, state.voucherMicros), unit)
                * unit;
    state.voucherMicros -= part;
    state.voucherTaxMicros -= tax;
    return tax;
  }

  private static String liability(@Nullable VoucherKind kind) {
    if (kind == null) {
      return "vouchers.outstanding";
    }
    return switch (kind) {
      case SPV -> SPV;
      case MPV -> "vouchers.mpv";
    };
  }

  /** Points are a right to something later (IFRS 15.B39). */
  static void loyaltyGranted(Book book, LoyaltyGranted granted) {
    book.units("loyalty.points", granted.points());
    if (granted.pointsValue() != null) {
      book.transfer("revenue.loyalty", "loyalty.outstanding", granted.pointsValue());
    }
  }

  static void loyaltyRedeemed(Book book, LoyaltyRedeemed redeemed) {
    book.units("loyalty.points", Math.negateExact(redeemed.points()));
    if (redeemed.pointsValue() != null) {
      book.transfer("loyalty.outstanding", "receivables.invoiced", redeemed.pointsValue());
    }
  }
}
