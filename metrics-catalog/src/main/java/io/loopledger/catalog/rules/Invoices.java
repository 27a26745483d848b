package io.loopledger.catalog.rules;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.Documents.InvoiceReceived;
import io.loopledger.schemas.event.Documents.OverheadAllocated;
import io.loopledger.schemas.event.Documents.SettlementReceived;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents that come later than the fact, each split to one subject before it gets here. */
final class Invoices {
  private static final String INVOICED = "payables.invoiced";

  private Invoices() {}

  /**
   * The invoice replaces the oldest accrual that it can be for (accrual at the fact, true-up at the
   * invoice; section 249(1) HGB); a credit note, a negative amount, the oldest accrued credit. What
   * no accrual waits for is cost where the unit is now.
   */
  static void received(Env env, Book book, UnitState state, InvoiceReceived invoice) {
    String payable =
        switch (invoice.invoiceKind()) {
          case CARRIER -> "payables.carriers";
          case REPAIR_PARTNER -> "payables.partners";
          case OTHER -> "payables.suppliers";
        };
    Money net = invoice.amount();
    Accrual accrual = oldest(state, payable, env.context().partner(), net.amountMicros() < 0);
    CostVat vat = invoice.amountVat();
    if (accrual == null) {
      withoutAccrual(env, book, state, invoice);
    } else if (accrual.component() != null && isCurrent(state, accrual)) {
      ofUnit(env, book, state, accrual, net, vat);
    } else {
      Costs.takeBack(book, accrual, accrual.account());
      Accrual posted = Costs.post(env, book, accrual.account(), INVOICED, net, vat);
      prepaidLabel(state, accrual, posted);
    }
    if (accrual != null) {
      state.accruals = Costs.without(state.accruals, accrual);
    }
  }

  private static boolean isCurrent(UnitState state, Accrual accrual) {
    return accrual.cycleNo() == state.cycleNo;
  }

  private static @Nullable Accrual oldest(
      UnitState state, String payable, @Nullable String partner, boolean isCredit) {
    for (Accrual accrual : state.accruals) {
      boolean isPartner =
          partner == null || accrual.partner() == null || partner.equals(accrual.partner());
      boolean isCreditAccrued = accrual.costMicros() < 0;
      if (accrual.payable().equals(payable) && isPartner && isCredit == isCreditAccrued) {
        return accrual;
      }
    }
    return null;
  }

  private static void ofUnit(
      Env env, Book book, UnitState state, Accrual accrual, Money net, @Nullable CostVat vat) {
    Component component = requireNonNull(accrual.component());
    String account = Stock.account(state, component);
    Stock.writeUpFor(book, state, accrual);
    Costs.takeBack(book, accrual, account);
    Stock.add(
        state,
        new Layer(
            component,
            accrual.currency(),
            accrual.fx(),
            -accrual.costMicros(),
            -accrual.costReportingMicros()));
    Accrual posted = Costs.post(env, book, account, INVOICED, net, vat);
    Stock.add(
        state,
        new Layer(
            component,
            posted.currency(),
            posted.fx(),
            posted.costMicros(),
            posted.costReportingMicros()));
    state.hasDeductedInput |= posted.inputMicros() != 0;
  }

  /** A label that is not used yet is worth what its invoice says. */
  private static void prepaidLabel(UnitState state, Accrual accrual, Accrual posted) {
    for (Layer label : state.labels) {
      if (accrual.account().equals("prepaid.labels")
          && label.amountMicros() == accrual.costMicros()
          && label.currency().equals(accrual.currency())) {
        List<Layer> next = new ArrayList<>(state.labels);
        next.set(
            next.indexOf(label),
            new Layer(
                label.component(),
                posted.currency(),
                posted.fx(),
                posted.costMicros(),
                posted.costReportingMicros()));
        state.labels = next;
        return;
      }
    }
  }

  private static void withoutAccrual(Env env, Book book, UnitState state, InvoiceReceived invoice) {
    Component component =
        switch (invoice.invoiceKind()) {
          case CARRIER -> Component.INBOUND;
          case REPAIR_PARTNER -> Component.REFURBISHMENT;
          case OTHER -> Component.INTAKE;
        };
    String account =
        switch (invoice.invoiceKind()) {
          case CARRIER -> "cost.outbound";
          case REPAIR_PARTNER -> "aftersale.warranty";
          case OTHER -> "cost.handling";
        };
    if (state.isInStock()) {
      Accrual posted =
          Costs.post(env, book, component.stock(), INVOICED, invoice.amount(), invoice.amountVat());
      Stock.add(
          state,
          new Layer(
              component,
              posted.currency(),
              posted.fx(),
              posted.costMicros(),
              posted.costReportingMicros()));
      state.hasDeductedInput |= posted.inputMicros() != 0;
    } else {
      Costs.post(env, book, account, INVOICED, invoice.amount(), invoice.amountVat());
    }
  }

  /** VAT of a part of a fee; the sign is that of the part. */
  private static @Nullable CostVat share(@Nullable CostVat vat, long partMicros, long feeMicros) {
    if (vat == null || feeMicros == 0) {
      return vat;
    }
    String currency = vat.amount().currency();
    long unit = Taxes.minorUnitMicros(currency);
    long exact = Prorate.share(vat.amount().amountMicros(), Math.abs(partMicros), feeMicros);
    return new CostVat(
        new Money(Prorate.halfUp(exact, unit) * unit, currency),
        vat.treatment(),
        vat.isDeductible());
  }

  /** Cost that no unit causes, allocated by a key; the pool it comes from is cleared in the ERP. */
  static void overhead(Book book, OverheadAllocated overhead) {
    book.transfer("cost.overhead", "clearing.overhead", overhead.amount());
  }

  /**
   * A payment service pays out. Fees that it kept are compared with those that were posted and not
   * settled yet, and the difference is posted: accrual at the fact, true-up at the settlement.
   */
  static void settled(Env env, Book book, UnitState state, SettlementReceived settlement) {
    String receivable = Clearing.charged(env.context());
    book.transfer("clearing.settlements", receivable, settlement.amount());
    Money fee = settlement.settledFee();
    if (fee == null) {
      return;
    }
    OpenFee open = OpenFee.settledBy(state.openFees, env.context().orderId(), fee);
    long posted = 0;
    if (open != null) {
      posted = open.amountMicros();
      state.openFees = OpenFee.without(state.openFees, open);
    }
    long change = Math.subtractExact(fee.amountMicros(), posted);
    if (change != 0) {
      Fees.charge(
          env,
          book,
          state,
          "fees.marketplace",
          new Money(change, fee.currency()),
          share(settlement.settledFeeVat(), change, fee.amountMicros()));
    }
  }
}
