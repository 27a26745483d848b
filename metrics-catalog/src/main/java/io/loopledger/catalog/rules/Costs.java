package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.VatTreatment;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Costs with their VAT. Input VAT is deducted where it may be (VAT Directive Art. 168; section 15
 * UStG); VAT that may not is part of the cost; under reverse charge the recipient owes it (Art.
 * 194-199; section 13b UStG).
 */
final class Costs {
  private Costs() {}

  /** The parts of a cost, by what becomes of them. */
  private record Parts(long costMicros, long inputMicros, long reverseMicros, long owedMicros) {}

  /** A cost of the period, owed on an account. Nothing is posted for an absent or zero cost. */
  static void charge(
      Env env,
      Book book,
      String account,
      String owedOn,
      @Nullable Money net,
      @Nullable CostVat vat) {
    if (net != null) {
      post(env, book, account, owedOn, net, vat);
    }
  }

  /** A cost of the period whose invoice is to come. */
  static void accrue(
      Env env,
      Book book,
      UnitState state,
      String account,
      String owedOn,
      @Nullable Money net,
      @Nullable CostVat vat) {
    if (net != null && net.amountMicros() != 0) {
      Accrual accrual = post(env, book, account, owedOn, net, vat);
      state.accruals = plus(state.accruals, forUnit(accrual, null, env, state));
    }
  }

  /** A cost of the unit whose invoice is to come: part of its stock while it is there. */
  static void capitalise(
      Env env,
      Book book,
      UnitState state,
      Component component,
      String owedOn,
      @Nullable Money net,
      @Nullable CostVat vat) {
    if (net == null || net.amountMicros() == 0) {
      return;
    }
    Accrual accrual = post(env, book, Stock.account(state, component), owedOn, net, vat);
    Stock.add(
        state,
        new Layer(
            component,
            accrual.currency(),
            accrual.fx(),
            accrual.costMicros(),
            accrual.costReportingMicros()));
    state.hasDeductedInput |= accrual.inputMicros() != 0;
    Component held = state.stage == UnitState.Stage.GONE ? null : component;
    state.accruals = plus(state.accruals, forUnit(accrual, held, env, state));
  }

  /** Posts a cost and says what was posted. */
  static Accrual post(
      Env env, Book book, String account, String owedOn, Money net, @Nullable CostVat vat) {
    Parts parts = parts(env, net, vat);
    String taxRule = taxRule(env, vat);
    String currency = net.currency();
    Rate rate = env.rate(currency);
    long cost = rate.reporting(parts.costMicros());
    long input = rate.reporting(parts.inputMicros());
    long reverse = rate.reporting(parts.reverseMicros());
    Accrual accrual =
        new Accrual(
            owedOn,
            null,
            account,
            null,
            1,
            currency,
            rate.fx(),
            parts.costMicros(),
            cost,
            parts.inputMicros(),
            input,
            parts.reverseMicros(),
            reverse,
            taxRule);
    postLines(book, accrual, account, 1);
    return accrual;
  }

  /** Takes back what was posted for an accrual; its cost side goes to {@code account}. */
  static void takeBack(Book book, Accrual accrual, String account) {
    postLines(book, accrual, account, -1);
  }

  private static void postLines(Book book, Accrual a, String account, int sign) {
    book.post(
        account,
        a.currency(),
        a.fx(),
        sign * a.costMicros(),
        sign * a.costReportingMicros(),
        a.taxRule());
    book.post(
        "vat.input",
        a.currency(),
        a.fx(),
        sign * a.inputMicros(),
        sign * a.inputReportingMicros(),
        a.taxRule());
    book.post(
        "vat.reverse-charge",
        a.currency(),
        a.fx(),
        -sign * a.reverseMicros(),
        -sign * a.reverseReportingMicros(),
        a.taxRule());
    long owed =
        Math.subtractExact(Math.addExact(a.costMicros(), a.inputMicros()), a.reverseMicros());
    long owedReporting =
        Math.subtractExact(
            Math.addExact(a.costReportingMicros(), a.inputReportingMicros()),
            a.reverseReportingMicros());
    book.post(a.payable(), a.currency(), a.fx(), -sign * owed, -sign * owedReporting, null);
  }

  static List<Accrual> plus(List<Accrual> accruals, Accrual added) {
    List<Accrual> next = new ArrayList<>(accruals.size() + 1);
    next.addAll(accruals);
    next.add(added);
    return next;
  }

  static List<Accrual> without(List<Accrual> accruals, Accrual removed) {
    List<Accrual> next = new ArrayList<>(accruals);
    next.remove(removed);
    return next;
  }

  static Accrual forUnit(Accrual a, @Nullable Component component, Env env, UnitState state) {
    return new Accrual(
        a.payable(),
        env.context().partner(),
        a.account(),
        component,
        state.cycleNo,
        a.currency(),
        a.fx(),
        a.costMicros(),
        a.costReportingMicros(),
        a.inputMicros(),
        a.inputReportingMicros(),
        a.reverseMicros(),
        a.reverseReportingMicros(),
        a.taxRule());
  }

  private static Parts parts(Env env, Money net, @Nullable CostVat vat) {
    long amount = net.amountMicros();
    if (vat == null || !env.splitsVat() || vat.treatment() == VatTreatment.EXEMPT) {
      return new Parts(amount, 0, 0, amount);
    }
    if (!vat.amount().currency().equals(net.currency())) {
      throw new PostingRefusedException(
          RejectionCode.INVALID,
          "the VAT of a cost is in %s, the cost in %s; state both in the currency of the document"
              .formatted(vat.amount().currency(), net.currency()));
    }
    long tax =
        amount < 0 ? Math.negateExact(vat.amount().amountMicros()) : vat.amount().amountMicros();
    boolean isReverse = vat.treatment() == VatTreatment.REVERSE_CHARGE;
    return new Parts(
        vat.isDeductible() ? amount : Math.addExact(amount, tax),
        vat.isDeductible() ? tax : 0,
        isReverse ? tax : 0,
        isReverse ? amount : Math.addExact(amount, tax));
  }

  private static @Nullable String taxRule(Env env, @Nullable CostVat vat) {
    if (vat == null || !env.splitsVat()) {
      return null;
    }
    return switch (vat.treatment()) {
      case DOMESTIC -> (vat.isDeductible() ? TaxRule.INPUT : TaxRule.INPUT_NOT_DEDUCTIBLE).id();
      case REVERSE_CHARGE -> TaxRule.REVERSE_CHARGE.id();
      case EXEMPT -> TaxRule.EXEMPT_COST.id();
    };
  }
}
