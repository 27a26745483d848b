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
import java.util.List;
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
    book.units("vouchers.sold", voucher.quantity());
    issued(env, book, state, Clearing.charged(env.context()), face, voucher.voucherKind());
  }

  /** A liability of its own rate; a single-purpose voucher's issue is the supply. */
  static void issued(
      Env env, Book book, UnitState state, String debit, Money face, @Nullable VoucherKind kind) {
    long taxed = 0;
    if (kind == VoucherKind.SPV) {
      Taxes.splitCredit(env, book, debit, SPV, face, Taxes.home(env, TaxRule.SPV_ISSUE));
      taxed = remember(env, state, face);
    } else {
      book.transfer(debit, liability(kind), face);
    }
    state.hasIssuedVoucher = true;
    state.balances =
        Balances.plus(
            state.balances,
            Balances.today(
                env,
                liability(kind),
                new Money(Math.subtractExact(face.amountMicros(), taxed), face.currency())));
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
    String rule = null;
    long tax = 0;
    if (voucher.voucherKind() == VoucherKind.SPV) {
      tax = takeTax(env, state, amount, TaxRule.SPV_REDEMPTION);
      rule = Taxes.home(env, TaxRule.SPV_REDEMPTION).rule();
      book.transfer(Taxes.OUTPUT, receivable, amount.currency(), tax, rule);
    }
    Money used = new Money(amount.amountMicros() - tax, amount.currency());
    String liability = liability(voucher.voucherKind());
    giveBackBreakage(book, state, liability, used);
    use(env, book, state, liability, receivable, used, rule);
    proportionalBreakage(env, book, state, used, liability);
  }

  /** The liability ends at its rate, what it pays is at today's (IFRIC 22; section 256a HGB). */
  private static void use(
      Env env,
      Book book,
      UnitState state,
      String liability,
      String receivable,
      Money used,
      @Nullable String rule) {
    Balances.Taken owed =
        Balances.take(state.balances, liability, used, Balances.Order.OLDEST_FIRST);
    state.balances = owed.left();
    String currency = used.currency();
    for (Balance piece : owed.pieces()) {
      book.post(
          liability, currency, piece.fx(), piece.amountMicros(), piece.reportingMicros(), rule);
    }
    Rate today = env.rate(currency);
    long unknown = today.reporting(owed.unknownMicros());
    book.post(liability, currency, today.fx(), owed.unknownMicros(), unknown, rule);
    long paid = today.reporting(used.amountMicros());
    book.post(receivable, currency, today.fx(), -used.amountMicros(), -paid, rule);
    book.exchangeDifference(currency, today.fx(), paid - unknown - owed.reportingMicros());
  }

  /** Unused value is income: when the claim lapses, or in proportion to what was redeemed. */
  static void expired(Env env, Book book, UnitState state, VoucherExpired voucher) {
    Money amount = voucher.amount();
    long lapsed = amount.amountMicros();
    if (voucher.voucherKind() == VoucherKind.SPV) {
      lapsed = Math.subtractExact(lapsed, takeTax(env, state, amount, TaxRule.SPV_REDEMPTION));
    }
    Balances.Taken known =
        Balances.take(
            state.balances,
            BREAKAGE,
            new Money(lapsed, amount.currency()),
            Balances.Order.OLDEST_FIRST);
    state.balances = known.left();
    lapse(
        env,
        book,
        state,
        liability(voucher.voucherKind()),
        new Money(known.unknownMicros(), amount.currency()));
  }

  /** A part of the liability becomes income at the liability's rate; says what moved. */
  private static List<Balance> lapse(
      Env env, Book book, UnitState state, String liability, Money amount) {
    Balances.Taken owed =
        Balances.take(state.balances, liability, amount, Balances.Order.OLDEST_FIRST);
    state.balances = owed.left();
    Money unknown = new Money(owed.unknownMicros(), amount.currency());
    List<Balance> moved = Balances.plus(owed.pieces(), Balances.today(env, liability, unknown));
    for (Balance piece : moved) {
      Balances.move(book, piece, liability, BREAKAGE);
    }
    return moved;
  }

  /**
   * IFRS 15.B46: breakage that is expected, recognised as the rest is used: of all that was used so
   * far, less what was recognised, so that no rounding adds up; never more than is still owed.
   */
  private static void proportionalBreakage(
      Env env, Book book, UnitState state, Money used, String liability) {
    if (env.policies().breakage() != Breakage.PROPORTIONAL) {
      return;
    }
    String currency = used.currency();
    state.voucherUsedMicros = Math.addExact(state.voucherUsedMicros, used.amountMicros());
    long share = Micros.exact(env.policies().breakageShare());
    long unit = Taxes.minorUnitMicros(currency);
    long exact = Prorate.share(state.voucherUsedMicros, share, Micros.ONE - share);
    long due = Prorate.halfUp(exact, unit) * unit;
    long open = Math.max(0, Math.subtractExact(due, state.breakageMicros));
    // A voucher that another subject issued has no known rest.
    long most = state.hasIssuedVoucher ? Balances.total(state.balances, liability, currency) : open;
    Money breakage = new Money(Math.min(open, most), currency);
    state.breakageMicros = Math.addExact(state.breakageMicros, breakage.amountMicros());
    for (Balance piece : lapse(env, book, state, liability, breakage)) {
      state.balances = Balances.plus(state.balances, piece.on(BREAKAGE));
    }
  }

  /** Where more is redeemed than breakage left of the voucher, that much of it is taken back. */
  private static void giveBackBreakage(Book book, UnitState state, String liability, Money used) {
    long owed = Balances.total(state.balances, liability, used.currency());
    if (!state.hasIssuedVoucher || used.amountMicros() <= owed) {
      return;
    }
    Balances.Taken back =
        Balances.take(
            state.balances,
            BREAKAGE,
            new Money(used.amountMicros() - owed, used.currency()),
            Balances.Order.NEWEST_FIRST);
    state.balances = back.left();
    for (Balance piece : back.pieces()) {
      state.breakageMicros -= piece.amountMicros();
      Balances.move(book, piece, BREAKAGE, liability);
      state.balances = Balances.plus(state.balances, piece.on(liability));
    }
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
