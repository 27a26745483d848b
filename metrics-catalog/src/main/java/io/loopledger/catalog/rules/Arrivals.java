package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.TakeBack.LabelExpired;
import io.loopledger.schemas.event.TakeBack.LabelIssued;
import io.loopledger.schemas.event.TakeBack.ReturnRequested;
import io.loopledger.schemas.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit comes in. Take-back, withdrawal and warranty are different paths: a take-back is a
 * purchase and opens a cycle; a withdrawal undoes a sale (VAT Directive Art. 90, Directive
 * 2011/83/EU Art. 9); under warranty the unit stays the customer's.
 */
final class Arrivals {
  private static final String PREPAID = "prepaid.labels";
  private static final String CARRIERS = "payables.carriers";
  private static final String RETURN_TRANSPORT = "aftersale.return-transport";
  private static final String RE_INTAKE = "aftersale.re-intake";

  private Arrivals() {}

  static void requested(Book book, UnitState state, ReturnRequested requested) {
    book.units(
        switch (requested.returnKind()) {
          case TAKE_BACK -> "returns.requested.take-back";
          case WITHDRAWAL -> "returns.requested.withdrawal";
          case WARRANTY -> "returns.requested.warranty";
        },
        1);
    state.askedKind = requested.returnKind();
    if (state.hasLeft()) {
      state.askedSeller = SaleTax.either(SellerStatus.UNKNOWN, requested.sellerStatus());
    } else {
      state.seller = SaleTax.either(state.seller, requested.sellerStatus());
    }
  }

  /** A label is paid for before anyone knows whether it will be used. */
  static void labelIssued(Env env, Book book, UnitState state, LabelIssued label) {
    book.units("labels.issued", 1);
    Money cost = label.labelCost();
    if (cost == null || cost.amountMicros() == 0) {
      return;
    }
    Accrual posted = Costs.post(env, book, PREPAID, CARRIERS, cost, label.labelCostVat());
    state.accruals = Costs.plus(state.accruals, Costs.forUnit(posted, null, env, state));
    state.labels = plus(state.labels, prepaid(posted));
  }

  private static Layer prepaid(Accrual posted) {
    return new Layer(
        Component.INBOUND,
        posted.currency(),
        posted.fx(),
        posted.costMicros(),
        posted.costReportingMicros());
  }

  private static List<Layer> plus(List<Layer> labels, Layer label) {
    List<Layer> next = new ArrayList<>(labels);
    next.add(label);
    return next;
  }

  /** Unused labels are cost of the programme; carriers give some of it back, by a credit note. */
  static void labelExpired(Env env, Book book, UnitState state, LabelExpired expired) {
    book.units("labels.expired", 1);
    if (!state.labels.isEmpty()) {
      Layer label = state.labels.getFirst();
      Stock.move(book, "cost.unused-labels", PREPAID, label);
      state.labels = state.labels.subList(1, state.labels.size());
      state.accruals = redirected(state, label, "cost.unused-labels", null);
    }
    Money credit = expired.labelCredit();
    if (credit != null) {
      Costs.accrue(env, book, state, "cost.unused-labels", CARRIERS, credit.negated(), null);
    }
  }

  static void received(Env env, Book book, UnitState state, UnitReceived received) {
    ReturnKind kind = kind(state, received);
    book.units("units.received", 1);
    if (received.massG() != null) {
      book.grams("mass.received", received.massG());
    }
    if (received.handlingMinutes() != null) {
      book.minutes("time.handling", received.handlingMinutes());
    }
    state.askedKind = null;
    state.seller = SaleTax.either(state.seller, received.sellerStatus());
    boolean isOurPurchase = kind == ReturnKind.TAKE_BACK && !isResaleReturn(state);
    if (isOurPurchase) {
      takenBack(env, book, state, received);
    } else {
      cameBack(env, book, state, received, kind);
    }
    Impacts.arrived(env, book, received);
  }

  private static boolean isResaleReturn(UnitState state) {
    return state.isComingBack;
  }

  /** As stated, else as asked for, else what the unit's state makes likely. */
  private static ReturnKind kind(UnitState state, UnitReceived received) {
    if (received.returnKind() != null) {
      return received.returnKind();
    }
    if (state.askedKind != null) {
      return state.askedKind;
    }
    return state.isComingBack ? ReturnKind.WITHDRAWAL : ReturnKind.TAKE_BACK;
  }

  private static void takenBack(Env env, Book book, UnitState state, UnitReceived received) {
    if (state.hasLeft()) {
      Cycles.open(state);
      state.seller = SaleTax.either(state.seller, received.sellerStatus());
    }
    state.arrivedAs = ReturnKind.TAKE_BACK;
    stocked(env, state);
    Costs.capitalise(
        env,
        book,
        state,
        Component.INBOUND,
        CARRIERS,
        received.inboundCost(),
        received.inboundCostVat());
    useLabel(book, state, received.inboundCost() != null, Component.INBOUND.stock());
    Stock.work(env, book, state, Component.INTAKE, received.handlingMinutes());
  }

  private static void cameBack(
      Env env, Book book, UnitState state, UnitReceived received, ReturnKind kind) {
    if (state.stage == UnitState.Stage.SOLD) {
      state.hasComeBack = true;
    } else if (state.isComingBack) {
      state.isComingBack = false;
    } else {
      state.arrivedAs = kind;
      if (kind == ReturnKind.WITHDRAWAL) {
        stocked(env, state);
        withdrawnToStock(book, state);
      }
    }
    Costs.accrue(
        env,
        book,
        state,
        RETURN_TRANSPORT,
        CARRIERS,
        received.inboundCost(),
        received.inboundCostVat());
    useLabel(book, state, received.inboundCost() != null, RETURN_TRANSPORT);
    Stock.work(env, book, RE_INTAKE, received.handlingMinutes());
  }

  private static void stocked(Env env, UnitState state) {
    if (!state.isInStock()) {
      state.stage = UnitState.Stage.IN_STOCK;
      state.stockedDay = env.day().toEpochDay();
    }
  }

  private static void withdrawnToStock(Book book, UnitState state) {
    for (Layer layer : state.withdrawn) {
      Stock.move(book, Component.ACQUISITION.stock(), "inventory.new-goods", layer);
      Stock.add(state, layer);
    }
    state.withdrawn = List.of();
  }

  /** The label that brought the unit: the stated cost of the way in includes it. */
  private static void useLabel(Book book, UnitState state, boolean isInStatedCost, String account) {
    if (state.labels.isEmpty()) {
      return;
    }
    Layer label = state.labels.getLast();
    state.labels = state.labels.subList(0, state.labels.size() - 1);
    if (isInStatedCost) {
      Accrual open = accrual(state.accruals, label);
      if (open != null) {
        Costs.takeBack(book, open, PREPAID);
        state.accruals = Costs.without(state.accruals, open);
      } else {
        Stock.move(book, CARRIERS, PREPAID, label);
      }
      return;
    }
    Stock.move(book, account, PREPAID, label);
    boolean isStock = account.equals(Component.INBOUND.stock());
    if (isStock) {
      Stock.add(state, label);
    }
    state.accruals = redirected(state, label, account, isStock ? Component.INBOUND : null);
  }

  private static @Nullable Accrual accrual(List<Accrual> accruals, Layer label) {
    for (Accrual accrual : accruals) {
      if (accrual.account().equals(PREPAID)
          && accrual.currency().equals(label.currency())
          && accrual.costMicros() == label.amountMicros()
          && accrual.costReportingMicros() == label.reportingMicros()) {
        return accrual;
      }
    }
    return null;
  }

  /**
   * The label's accrual, if its invoice has not come, belongs to another account now, and to the
   * cycle of the arrival: the label was issued before that cycle began.
   */
  private static List<Accrual> redirected(
      UnitState state, Layer label, String account, @Nullable Component component) {
    Accrual open = accrual(state.accruals, label);
    if (open == null) {
      return state.accruals;
    }
    List<Accrual> next = new ArrayList<>(state.accruals);
    next.set(next.indexOf(open), open.on(account, component, state.cycleNo));
    return next;
  }
}
