package io.loopledger.catalog.rules;

import io.loopledger.catalog.vat.MinorUnits;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.catalog.vat.VatRate;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.Intake.CarrierClaimPaid;
import io.loopledger.schemas.event.LoopEnd.PartsHarvested;
import io.loopledger.schemas.event.LoopEnd.UnitDonated;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.event.Part;
import io.loopledger.schemas.event.Payout.UnitSentBack;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.Waste;
import io.loopledger.schemas.event.WasteRoute;
import io.loopledger.schemas.money.Money;
import java.util.List;

/** How a unit leaves otherwise than by a sale: what it had cost becomes cost of the programme. */
final class Endings {
  private static final String WRITE_OFFS = "cost.write-offs";
  private static final String WRITE_DOWNS = "cost.write-downs";

  private Endings() {}

  static void recycled(Env env, Book book, UnitState state, UnitRecycled recycled) {
    book.units("units.recycled", 1);
    if (recycled.massG() != null) {
      book.grams("mass.recycled", recycled.massG());
    }
    for (Waste waste : recycled.fractions()) {
      book.grams(massAccount(waste.route()), waste.massG());
      if (waste.isHazardous()) {
        book.grams("mass.hazardous", waste.massG());
      }
    }
    Costs.accrue(
        env,
        book,
        state,
        "cost.disposal",
        "payables.partners",
        recycled.disposalCost(),
        recycled.disposalCostVat());
    if (recycled.proceeds() != null) {
      book.transfer(
          "receivables.scrap",
          "revenue.scrap",
          recycled.proceeds().currency(),
          recycled.proceeds().amountMicros(),
          env.splitsVat() ? TaxRule.SCRAP_REVERSE_CHARGE.id() : null);
    }
    Impacts.recycled(env, book, state, recycled.fractions());
    Stock.leaveTo(env, book, state, WRITE_OFFS);
  }

  private static String massAccount(WasteRoute route) {
    return switch (route) {
      case REUSE -> "mass.reuse";
      case RECYCLING -> "mass.recycling";
      case ENERGY_RECOVERY -> "mass.energy-recovery";
      case INCINERATION -> "mass.incineration";
      case LANDFILL -> "mass.landfill";
    };
  }

  static void writtenOff(Env env, Book book, UnitState state) {
    book.units("units.written-off", 1);
    Stock.leaveTo(env, book, state, WRITE_OFFS);
  }

  /** Lost on its way out it is no stock any more, and what it had cost is in the sale. */
  static void lost(Env env, Book book, UnitState state) {
    book.units("units.lost", 1);
    if (state.stage != UnitState.Stage.SOLD) {
      Stock.leaveTo(env, book, state, WRITE_OFFS);
    }
  }

  static void claimPaid(Book book, CarrierClaimPaid claim) {
    book.transfer("receivables.claims", "income.carrier-claims", claim.amount());
  }

  static void sentBack(Env env, Book book, UnitState state, UnitSentBack sent) {
    book.units("units.sent-back", 1);
    Costs.accrue(
        env,
        book,
        state,
        "cost.sent-back",
        "payables.carriers",
        sent.sendBackCost(),
        sent.sendBackCostVat());
    Impacts.moved(env, book, sent.legs(), null);
    if (state.stage == UnitState.Stage.SOLD) {
      // Repaired under warranty it goes back to its buyer: it is sold as before.
      state.hasComeBack = false;
      return;
    }
    Stock.leaveTo(env, book, state, "cost.sent-back");
  }

  /**
   * Parts take over at most what the unit had cost: a transfer within the stock realises no profit
   * (section 252(1) no. 4 HGB). The rest of its cost is written off.
   */
  static void harvested(Env env, Book book, UnitState state, PartsHarvested harvested) {
    book.units("units.harvested", 1);
    if (harvested.massG() != null) {
      book.grams("mass.harvested", harvested.massG());
    }
    long value = 0;
    for (Part part : harvested.parts()) {
      Money cost = part.cost();
      if (cost != null) {
        value = Math.addExact(value, env.rate(cost.currency()).reporting(cost.amountMicros()));
      }
    }
    Stock.take(book, state, value, "inventory.parts");
    Stock.leaveTo(env, book, state, WRITE_OFFS);
  }

  /**
   * Given away: a deemed supply if input VAT was deducted on it (VAT Directive Art. 16, 74; section
   * 3(1b) UStG), as it was on new goods that came back by withdrawal.
   */
  static void donated(Env env, Book book, UnitState state, UnitDonated donated) {
    book.units("units.donated", 1);
    if (donated.massG() != null) {
      book.grams("mass.donated", donated.massG());
    }
    boolean wasBoughtNew = state.arrivedAs == ReturnKind.WITHDRAWAL;
    boolean isTaxed = env.splitsVat() && (state.hasDeductedInput || wasBoughtNew);
    long cost = Layers.reportingMicros(state.stock);
    Stock.leaveTo(env, book, state, "cost.donations");
    if (isTaxed) {
      Money base =
          donated.normalValue() != null
              ? donated.normalValue()
              : new Money(cost, env.reportingCurrency());
      VatRate rate = env.homeVat();
      long tax = rate.onNetMicros(base.amountMicros(), MinorUnits.digits(base.currency()));
      book.transfer(
          "cost.donations-vat", Taxes.OUTPUT, base.currency(), tax, TaxRule.DEEMED_SUPPLY.on(rate));
    }
  }

  /**
   * To net realisable value (IAS 2.28; section 253(4) HGB); a negative amount writes up what was
   * written down before, never more (IAS 2.33).
   */
  static void writtenDown(Env env, Book book, UnitState state, UnitWrittenDown written) {
    book.units("units.written-down", 1);
    Money amount = written.amount();
    long reporting = env.rate(amount.currency()).reporting(amount.amountMicros());
    if (reporting > 0) {
      List<Layer> taken = Stock.take(book, state, reporting, WRITE_DOWNS);
      state.writtenDown = Layers.plusAll(state.writtenDown, taken);
    } else if (reporting < 0 && state.isInStock()) {
      writeUp(book, state, -reporting);
    }
  }

  private static void writeUp(Book book, UnitState state, long wantedMicros) {
    List<Layer> down = state.writtenDown;
    long most = Layers.reportingMicros(down);
    long wanted = Math.min(wantedMicros, most);
    long cumulated = 0;
    for (Layer layer : down) {
      long before = cumulated;
      cumulated = Math.addExact(cumulated, layer.reportingMicros());
      long reporting = most == 0 ? 0 : Prorate.part(wanted, before, cumulated, most);
      long amount =
          layer.reportingMicros() == 0
              ? 0
              : Prorate.share(layer.amountMicros(), reporting, layer.reportingMicros());
      Layer up = new Layer(layer.component(), layer.currency(), layer.fx(), amount, reporting);
      Stock.move(book, up.component().stock(), WRITE_DOWNS, up);
      state.stock = Layers.plus(state.stock, up);
      state.writtenDown =
          Layers.plus(
              state.writtenDown,
              new Layer(up.component(), up.currency(), up.fx(), -amount, -reporting));
    }
  }
}
