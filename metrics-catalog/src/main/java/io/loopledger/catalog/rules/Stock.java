package io.loopledger.catalog.rules;

import io.loopledger.catalog.reference.BookPolicies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The unit's cost: in stock until it is sold, then cost of goods sold, or where else it left to.
 */
final class Stock {
  private static final int DAYS_OF_YEAR = 365;

  private Stock() {}

  /** The account that takes a cost of the unit now. */
  static String account(UnitState state, Component component) {
    return switch (state.stage) {
      case UNSEEN, IN_STOCK -> component.stock();
      case SOLD -> component.cost();
      case GONE -> state.leftTo == null ? "cost.write-offs" : state.leftTo;
    };
  }

  /** Remembers a cost that was posted to {@link #account}. */
  static void add(UnitState state, Layer layer) {
    switch (state.stage) {
      case UNSEEN, IN_STOCK -> state.stock = Layers.plus(state.stock, layer);
      case SOLD -> {
        Sale sale = state.openSale(Sale.Kind.RESALE);
        if (sale != null) {
          Sale next = sale.copy();
          next.costs = Layers.plus(sale.costs, layer);
          state.replace(sale, next);
        }
      }
      case GONE -> {}
    }
  }

  /** A cost of the unit at the event's rate, against an account. */
  static void charge(
      Env env,
      Book book,
      UnitState state,
      Component component,
      String against,
      String currency,
      long amountMicros) {
    if (amountMicros == 0) {
      return;
    }
    Rate rate = env.rate(currency);
    long reporting = rate.reporting(amountMicros);
    book.transferAt(
        account(state, component), against, currency, rate.fx(), amountMicros, reporting, null);
    add(state, new Layer(component, currency, rate.fx(), amountMicros, reporting));
  }

  /** Own work on the unit, part of its cost. */
  static void work(
      Env env, Book book, UnitState state, Component component, @Nullable Long minutes) {
    long cost = workMicros(env, minutes);
    charge(env, book, state, component, "absorbed.labour", env.reportingCurrency(), cost);
  }

  /** Own work that is cost of the period. */
  static void work(Env env, Book book, String account, @Nullable Long minutes) {
    book.transfer(
        account, "absorbed.labour", env.reportingCurrency(), workMicros(env, minutes), null);
  }

  private static long workMicros(Env env, @Nullable Long minutes) {
    if (minutes == null || minutes == 0) {
      return 0;
    }
    long unit = Taxes.minorUnitMicros(env.reportingCurrency());
    return Math.multiplyExact(
        Prorate.halfUp(Prorate.times(env.policies().minuteRate(), minutes), unit), unit);
  }

  /** Takes the whole stock out, each layer at its own rate, and says what it was. */
  static List<Layer> leave(
      Env env, Book book, UnitState state, Function<Component, String> account) {
    List<Layer> left = state.stock;
    for (Layer layer : left) {
      Component component = layer.component();
      move(book, account.apply(component), component.stock(), layer);
    }
    holding(env, book, state, left);
    state.stock = List.of();
    state.writtenDown = List.of();
    return left;
  }

  /** The unit leaves for good and its cost goes to one account. */
  static void leaveTo(Env env, Book book, UnitState state, String account) {
    leave(env, book, state, component -> account);
    state.leftTo = account;
    state.stage = UnitState.Stage.GONE;
    state.accruals = Cycles.settledAccruals(state);
  }

  /** Debits one account and credits another with a layer. */
  static void move(Book book, String debit, String credit, Layer layer) {
    book.transferAt(
        debit,
        credit,
        layer.currency(),
        layer.fx(),
        layer.amountMicros(),
        layer.reportingMicros(),
        null);
  }

  /** What holding the unit cost until it left. */
  private static void holding(Env env, Book book, UnitState state, List<Layer> stock) {
    Holding holding = holding(env.policies(), state, stock, env.day());
    book.imputed("imputed.holding", holding.costMicros());
    book.imputed("imputed.capital", holding.capitalMicros());
  }

  /**
   * What holding a unit has cost, though no one bills it, in the reporting currency.
   *
   * @param nights nights in stock by the brand's calendar
   * @param costMicros their cost
   * @param capitalMicros interest on what the unit had cost
   */
  record Holding(long nights, long costMicros, long capitalMicros) {
    static final Holding NONE = new Holding(0, 0, 0);
  }

  /**
   * What holding a unit has cost until a day: it is posted when the unit leaves on that day, and
   * accrued while it stays.
   */
  static Holding holding(
      BookPolicies policies, UnitState state, List<Layer> stock, LocalDate until) {
    if (!state.isInStock()) {
      return Holding.NONE;
    }
    long lastDay = state.shippedDay == 0 ? until.toEpochDay() : state.shippedDay;
    long nights = lastDay - state.stockedDay;
    if (nights <= 0) {
      return Holding.NONE;
    }
    long cost = Layers.reportingMicros(stock);
    long yearly = Prorate.share(cost, Prorate.times(policies.capitalPerYear(), 1), 1_000_000L);
    return new Holding(
        nights,
        Prorate.times(policies.holdingPerNight(), nights),
        Prorate.share(yearly, nights, DAYS_OF_YEAR));
  }

  /**
   * An accrual that its invoice replaces may have been written down meanwhile: what of it is no
   * longer in stock is written up first.
   */
  static void writeUpFor(Book book, UnitState state, Accrual accrual) {
    Component component = accrual.component();
    if (component == null || !state.isInStock() || accrual.costMicros() <= 0) {
      return;
    }
    for (Layer down : state.writtenDown) {
      if (down.component() != component
          || !down.currency().equals(accrual.currency())
          || !down.fx().equals(accrual.fx())) {
        continue;
      }
      long missing = accrual.costMicros() - Layers.amountLike(state.stock, down);
      long amount = Math.min(missing, down.amountMicros());
      if (amount > 0) {
        long reporting = Prorate.share(down.reportingMicros(), amount, down.amountMicros());
        Layer up = new Layer(component, down.currency(), down.fx(), amount, reporting);
        move(book, component.stock(), "cost.write-downs", up);
        state.stock = Layers.plus(state.stock, up);
        state.writtenDown =
            Layers.plus(
                state.writtenDown,
                new Layer(component, down.currency(), down.fx(), -amount, -reporting));
      }
      return;
    }
  }

  /**
   * Takes an amount out of the stock, in the reporting currency, spread over the layers by largest
   * remainder; never more than is there.
   *
   * @return the layers taken
   */
  static List<Layer> take(Book book, UnitState state, long reportingMicros, String account) {
    long there = Layers.reportingMicros(state.stock);
    if (there <= 0 || reportingMicros <= 0) {
      return List.of();
    }
    long wanted = Math.min(reportingMicros, there);
    List<Layer> taken = new ArrayList<>();
    long before = 0;
    long cumulated = 0;
    for (Layer layer : state.stock) {
      cumulated = Math.addExact(cumulated, layer.reportingMicros());
      long reporting = Prorate.part(wanted, before, cumulated, there);
      before = cumulated;
      long amount =
          layer.reportingMicros() == 0
              ? 0
              : Prorate.share(layer.amountMicros(), reporting, layer.reportingMicros());
      taken.add(new Layer(layer.component(), layer.currency(), layer.fx(), amount, reporting));
    }
    for (Layer layer : taken) {
      move(book, account, layer.component().stock(), layer);
      state.stock =
          Layers.plus(
              state.stock,
              new Layer(
                  layer.component(),
                  layer.currency(),
                  layer.fx(),
                  -layer.amountMicros(),
                  -layer.reportingMicros()));
    }
    return taken;
  }
}
